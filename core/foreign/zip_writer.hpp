// A ZIP archive made in memory, part after part (minizip and zlib).
#pragma once
#include <memory>
#include <string>

#include "core/base/bytes.hpp"

namespace crm {

class ZipWriter {
public:
    ZipWriter();
    ~ZipWriter();
    void open(const std::string& part); // closes the one before
    void write(BytesView bytes);
    Bytes finish(); // the archive; nothing may follow

private:
    struct Target {
        Bytes bytes;
        std::size_t at = 0;
    };
    struct Functions;
    void close();
    std::unique_ptr<Target> m_target;
    void* m_archive = nullptr;
    bool m_is_open = false;
};

} // namespace crm
