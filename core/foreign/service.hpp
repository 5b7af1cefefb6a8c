// The readers and writers of foreign files, asked with bytes from another program (core/formats/remote_sheets.hpp).
#pragma once
#include <memory>
#include <vector>

#include "core/formats/remote_sheets.hpp"

namespace crm {

class ForeignService {
public:
    Bytes answer(BytesView question); // never "": that would mean it broke
    bool is_idle() const;             // nothing is open

private:
    struct Open {
        std::unique_ptr<SheetReader> reader;
        std::unique_ptr<SheetWriter> writer;
    };
    Bytes rows(SheetReader& reader);
    Bytes open(Open&& opened);
    std::vector<Open> m_open; // by their number, which is one more than their place
};

} // namespace crm
