// One entry of the journal: what one commit wrote. The journal is the history of every record; tables and indices are
// only what it amounts to. An entry is kept as one JSON object (formats/journal_json.hpp), inside the vault's
// checksummed frames.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/record/op.hpp"
#include "core/record/wire.hpp"

namespace crm {

enum class EntryKind : std::uint8_t {
    commit, // ops of this device: one command, one stamp
    rows,   // many rows at once (an import): the cells are in `blocks`, chunks of the vault
    pulled, // ops of others and the server's cursor after them, in one entry so that neither is known without the other
    acked,  // the server has these operations of ours
    restamped, // our clock is `offset_ms` off; operations the server does not have yet bear these stamps instead
    closed,    // operations of a session from `first` on are not sent under their numbers: the server refuses the first
               // (`label` says why), or has another one there (no label); those after it were copied to another session
               // before
    rewound // the server lacks what it once had, or is another one: it has `acked` of ours, we have seen up to `cursor`
            // of it
};

// Operations of one session, numbered from `first`, that were written at `was` and count as written at `at`.
struct Restamp {
    OpId first;
    std::uint64_t count = 0;
    Stamp was, at;
    bool operator==(const Restamp&) const = default;
};

struct JournalEntry {
    EntryKind kind = EntryKind::commit;
    std::string label; // the command's key ("edit", "add", "import", "undo" …): history and undo show it
    Moment wall;       // this device's own clock, uncorrected
    std::vector<Op> ops;
    std::vector<std::string> waiting; // ops of entities or fields we do not know yet, as the JSON they came in
    std::vector<std::string> blocks;  // rows: names of chunks
    OpId first;                       // rows, closed: the first operation's id
    std::uint64_t op_count = 0;       // rows: how many operation numbers the blocks cover
    std::uint64_t cursor = 0;         // pulled, rewound
    OpDigest check;                   // pulled, rewound: of everything up to the cursor
    std::map<Session, std::uint64_t>
        acked; // acked, rewound: session of ours -> highest number the server has; pulled: it has shown us
    std::int64_t offset_ms = 0;  // restamped
    std::vector<Restamp> stamps; // restamped
};

} // namespace crm
