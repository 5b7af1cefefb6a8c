// The small notes a snapshot carries beside its records: the clock, and where this copy stands towards the server.
// Text, one note per line, so that a release can leave out what it does not know:
//     clock <hex> · cursor <n> · seen <count> <xor> · offset <ms> · unsent <lsn> · own <session> <n> · acked <session>
//     <n> · echoed <session> <n> closed <session> <n> · refused <id> <record> <why> · restamp <id> <count> <was> <at>
//     scrub 1
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/hybrid_clock.hpp"
#include "core/record/journal_entry.hpp"
#include "core/store/vault_types.hpp"

namespace crm {

struct RefusedOp { // an operation the server does not take; it stays here
    OpId id;
    RecordId record; // none for one this release does not understand
    std::string why;
    bool operator==(const RefusedOp&) const = default;
};

struct SyncState { // where this copy stands towards the server; kept in the journal
    std::uint64_t cursor = 0;
    OpDigest check; // of everything up to the cursor
    std::map<Session, std::uint64_t> acked;
    std::map<Session, std::uint64_t> echoed; // operations of ours that the server has shown us, up to this number
    std::map<Session, std::uint64_t> closed; // the first number of a session that is not sent under its name
    std::vector<RefusedOp> refused;
    std::int64_t offset_ms = 0; // our clock's correction
    Lsn unsent_lsn = 1;         // no journal entry before it holds anything unsent
};

struct SnapshotMeta {
    std::uint64_t clock = 0;
    SyncState sync;
    std::map<Session, std::uint64_t> own; // sessions of this device -> the last number each has used
    std::vector<Restamp> restamps;
    bool must_scrub = false; // journal or snapshots may hold what was erased
};

Bytes encode(const SnapshotMeta& meta);
SnapshotMeta decode_meta(BytesView bytes); // unknown notes are ignored

std::vector<std::string> lines_of(BytesView text);

} // namespace crm
