// The small values that vault, manifest and frames share.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace crm {

// Log sequence number: the n-th payload ever appended to this data set, from 1.
using Lsn = uint64_t;

// A value of the chunk area that a log record names.
struct BlockRef {
    Hash128 hash;
    uint32_t bytes = 0;
    friend bool operator==(const BlockRef&, const BlockRef&) = default;
};

// One piece of a snapshot.
struct ChunkRef {
    std::string label; // the owner's name for it, such as "person/0"
    Hash128 hash;
    uint32_t bytes = 0;
    friend bool operator==(const ChunkRef&, const ChunkRef&) = default;
};

struct Snapshot {
    Lsn lsn = 0; // everything up to here is inside the chunks; 0 means there is no snapshot
    uint32_t schema = 0;
    Bytes meta; // the owner's own small notes (below 16 KB)
    std::vector<ChunkRef> chunks;
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

struct LogRecord {
    Lsn lsn = 0;
    Bytes payload;
    std::vector<BlockRef> blocks; // of append_bulk; fetch them with read_block
    friend bool operator==(const LogRecord&, const LogRecord&) = default;
};

} // namespace crm
