// Which pieces of files the server keeps: those that the operations it has taken name, in a file that is neither undone
// nor erased. Records come before their bytes, so nothing else is taken; what an erasing leaves unnamed is removed
// before its push is answered, and at the next start where the power went in between.
//
// It reads the operations as a device would, in the order of their arrival, and remembers how far.
#pragma once
#include <map>
#include <mutex>
#include <set>
#include <vector>

#include "core/schema/schema.hpp"
#include "core/sync/server_store.hpp"
#include "server-stub/piece_folder.hpp"

namespace crm {

class PieceKeeper {
public:
    PieceKeeper(ServerStore& store, std::string path); // an empty path: none are kept
    void follow();                                     // after a start, and whenever operations have come
    PieceKept write(const Hash128& hash, BytesView bytes);
    bool has(const Hash128& hash) const { return m_folder.has(hash); }
    std::optional<Bytes> read(const Hash128& hash) const { return m_folder.read(hash); }

private:
    struct File {
        std::vector<Hash128> pieces;
        Stamp named_at; // of the name that stands: an attaching that was undone has none
        bool has_name = false, is_erased = false;
    };
    bool catch_up(); // false: not all of it, this time
    void take(const WireOp& op);

    ServerStore& m_store;
    const Schema m_schema;
    const bool m_is_on;
    PieceFolder m_folder;
    std::mutex m_lock;
    std::uint64_t m_cursor = 0;
    std::map<RecordId, File> m_files;
    std::set<Hash128> m_named;
    bool m_has_changed = true; // m_named is of before
    bool m_must_sweep = true;
};

} // namespace crm
