// The two checksums that guard stored bytes.
//
// crc32c (Castagnoli, as in LevelDB's log) finds torn and rotten frames; it is
// short, so a frame of a few bytes stays small. content_hash (XXH3, 128 bit)
// names chunks by what is in them and chains log files to each other. Neither
// is a signature: they protect against accidents, not against an attacker.
#pragma once

#include "core/base/bytes.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace crm {

// Continue a checksum over several pieces by passing the previous result.
uint32_t crc32c(BytesView bytes, uint32_t before = 0);

struct Hash128 {
    uint64_t high = 0;
    uint64_t low = 0;

    bool is_zero() const { return high == 0 && low == 0; }
    friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

Hash128 content_hash(BytesView bytes);

// 32 lower-case hexadecimal digits, the way hashes appear in file names.
std::string to_hex(const Hash128& hash);
std::optional<Hash128> hash_from_hex(std::string_view text);

} // namespace crm
