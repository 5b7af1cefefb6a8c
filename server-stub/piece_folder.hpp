// Pieces of attached files, beside the server's operations: one file each, called by the hash of what is in it. Written
// once, durable before it is acknowledged, and compared with its name whenever it is read.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"

namespace crm {

enum class PieceKept : unsigned char { kept, wrong, unwanted, full, failed };

class PieceFolder {
public:
    explicit PieceFolder(std::string path); // made when the first piece comes
    bool has(const Hash128& hash) const;
    std::optional<Bytes> read(const Hash128& hash) const;
    PieceKept write(const Hash128& hash, BytesView bytes) const; // wrong: it is not what it is called
    void remove_all_but(const std::set<Hash128>& kept) const;    // what a write that was cut off left behind, too

private:
    std::string path_of(const Hash128& hash) const;
    std::string m_path;
};

} // namespace crm
