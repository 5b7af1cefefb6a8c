// The parts of a ZIP archive that lies in memory, unpacked piece by piece (minizip and zlib). It trusts nothing: how
// much a part unpacks to is watched while it is unpacked, whatever the archive says.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "core/base/bytes.hpp"
#include "core/formats/sheet_reader.hpp"

namespace crm {

class ZipReader {
public:
    explicit ZipReader(BytesView bytes); // which stay where they are
    ~ZipReader();
    std::optional<SheetError> error() const { return m_error; }

    bool open(std::string_view part); // false: there is none of this name (in any case of letters), or an error
    bool read(std::string& piece);    // the open part's next 64 KB; false: it has ended, or an error
    double share() const;             // of the open part, 0 … 1
    std::optional<std::string> whole(std::string_view part, std::size_t bytes_max);

private:
    struct Source {
        BytesView bytes;
        std::uint64_t at = 0;
    };
    struct Functions;
    void close();
    void fail(SheetError error) {
        if (!m_error) m_error = error;
    }

    std::unique_ptr<Source> m_source;
    void* m_archive = nullptr;
    bool m_is_open = false;
    std::uint64_t m_packed_bytes = 0, m_bytes = 0, m_read_bytes = 0;
    std::optional<SheetError> m_error;
};

} // namespace crm
