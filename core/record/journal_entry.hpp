// One entry of the journal: what one commit wrote. The journal is the history of every record; tables and indices are only
// what it amounts to. An entry is kept as one JSON object (formats/journal_json.hpp), inside the vault's checksummed frames.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/record/op.hpp"

namespace crm {

enum class EntryKind : std::uint8_t {
    commit,    // ops of this device: one command, one stamp
    rows,      // many rows at once (an import): the cells are in `blocks`, chunks of the vault
    pulled,    // ops of others and the server's cursor after them, in one entry so that neither is known without the other
    acked,     // the server has these operations of ours
    restamped  // our clock was wrong: unsent ops count as made `offset_ms` later (storage-sync, skew guard)
};

struct JournalEntry {
    EntryKind kind = EntryKind::commit;
    std::string label;                       // the command's key ("edit", "add", "import", "undo" …): history and undo show it
    Moment wall;                             // this device's own clock, uncorrected
    std::vector<Op> ops;
    std::vector<std::string> waiting;        // ops of entities or fields we do not know yet, as the JSON they came in
    std::vector<std::string> blocks;         // rows: names of chunks
    OpId first;                              // rows: the first operation's id
    std::uint64_t op_count = 0;              // rows: how many operation numbers the blocks cover
    std::uint64_t cursor = 0;                // pulled
    std::map<Session, std::uint64_t> acked;  // acked: session -> highest number the server has
    std::int64_t offset_ms = 0;              // restamped
};

} // namespace crm
