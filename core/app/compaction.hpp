// A snapshot that is being written: which chunks, which of them have changed, how far it has come. Private to app/.
#pragma once
#include "core/app/chunks.hpp"
#include "core/app/workspace.hpp"

namespace crm {

struct Workspace::Compaction {
    std::vector<ChunkRange> ranges;
    std::set<std::string> dirty;
    std::vector<ChunkRef> present; // chunks of the snapshot that stands
    Bytes notes;                   // where this copy stands towards the server
    Waiting waiting;               // what nobody understood when the snapshot began
    std::size_t next = 0;          // range, and of it
    unsigned next_part = 0;
    bool is_waiting = false; // for the storage
    std::vector<std::function<void(bool)>> done;

    std::set<std::string> kept; // parts of the present range that stay as they are
    Row row = 0;                // where its next part begins
    bool is_last_of_entity() const {
        return next + 1 == ranges.size() || ranges[next + 1].entity != ranges[next].entity;
    }
    void next_range() {
        ++next;
        next_part = 0;
        row = 0;
        kept.clear();
    }
};

} // namespace crm
