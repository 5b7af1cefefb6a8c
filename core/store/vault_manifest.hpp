// The manifest: the one small file that says what the data set consists of.
// Two of them alternate (MANIFEST.0 for even generations, MANIFEST.1 for odd), so
// the one before stays whole while the next is written and read back.
//
//     magic 4 · format 2 · zero 2 · content · crc32c 4
//
// Names of everything the vault stores are made here.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"
#include "core/base/result.hpp"
#include "core/store/vault_types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crm {

// Log records first..last, folded.
struct SegmentRef {
    Lsn first = 0;
    Lsn last = 0;
    Hash128 hash;
    uint32_t bytes = 0;
    friend bool operator==(const SegmentRef&, const SegmentRef&) = default;
};

// Records that were lost and whose loss a person has accepted.
struct LogGap {
    Lsn first = 0;
    Lsn last = 0;
    friend bool operator==(const LogGap&, const LogGap&) = default;
};

struct Manifest {
    uint64_t generation = 0;
    uint64_t epoch = 0;
    std::string dataset;
    Lsn folded_lsn = 0; // segments and gaps hold 1..folded_lsn; log files follow
    Hash128 chain;      // hash of the last folded log file, which the next one names
    Snapshot current;
    Snapshot previous;
    std::vector<SegmentRef> segments; // in order
    std::vector<LogGap> gaps;
    std::vector<BlockRef> blocks; // named by folded records
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

enum class ManifestError : uint8_t { too_short, wrong_magic, wrong_checksum, newer_format, wrong_content };

Bytes encode_manifest(const Manifest& manifest);
Result<Manifest, ManifestError> decode_manifest(BytesView bytes);

inline constexpr std::string_view ballast_name = "ballast";

std::string manifest_name(uint64_t generation);
std::string log_file_name(Lsn first);
std::optional<Lsn> lsn_of_log_file(std::string_view name);
std::string chunk_name(const Hash128& hash);
std::string block_name(const Hash128& hash);
std::string piece_name(const Hash128& hash); // of a file that a record names
inline constexpr std::string_view piece_folder = "file/";
// With a piece of the hash: a name never stands for two different contents.
std::string segment_name(const SegmentRef& segment);

} // namespace crm
