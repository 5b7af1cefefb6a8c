// The small notes a snapshot carries beside its records: the clock, and where this copy stands towards the server.
// Text, one note per line: "clock <hex>", "cursor <n>", "offset <ms>", "acked <session> <n>", "own <session> <n>".
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/hybrid_clock.hpp"

namespace crm {

struct SyncState { // where this copy stands towards the server; kept in the journal
    std::uint64_t cursor = 0;
    std::map<Session, std::uint64_t> acked;
    std::int64_t offset_ms = 0; // our clock's correction
};

struct SnapshotMeta {
    std::uint64_t clock = 0;
    SyncState sync;
    std::map<Session, std::uint64_t> own; // sessions of this device -> the last number each has used
};

Bytes encode(const SnapshotMeta& meta);
SnapshotMeta decode_meta(BytesView bytes); // unknown notes are ignored

std::vector<std::string> lines_of(BytesView text);

} // namespace crm
