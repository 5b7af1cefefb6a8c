// Frames and the two files made of them: the log file (one group commit) and the
// history segment (folded log files).
//
//     file:   magic 4 · format 2 · zero 2 · first lsn 8 · epoch 8 · count 4 · body bytes 4
//             · hash of the file before 16 · crc32c of all this 4 · body
//     body:   frame × count
//     frame:  crc32c 4 (of the rest) · payload bytes 4 · type 1 · payload
//
// All numbers little-endian. Log files are chained by the hash of the file before, so a
// missing file is noticed, not only a damaged one. A big payload is kept in the chunk area
// and its frame holds the reference only.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"
#include "core/base/result.hpp"
#include "core/store/vault_types.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace crm {

enum class FrameFileKind : uint8_t { log, segment };

enum class FrameError : uint8_t {
    too_short,
    wrong_magic,
    newer_format,
    wrong_header_checksum,
    wrong_length,
    wrong_frame_checksum,
    wrong_frame_type,
    wrong_frame_content
};

// A record as it is stored: its payload here, or in a block of the chunk area.
struct Frame {
    Bytes payload;
    std::optional<BlockRef> payload_block;
    std::vector<BlockRef> blocks;
    friend bool operator==(const Frame&, const Frame&) = default;
};

struct FrameFileHeader {
    Lsn first_lsn = 0;
    uint64_t epoch = 0;
    uint32_t count = 0;
    Hash128 previous; // of log files; zero for the first one and for segments
};

struct FrameFile {
    FrameFileHeader header;
    std::vector<Frame> frames;
    Lsn last_lsn() const { return header.first_lsn + header.count - 1; }
};

inline constexpr size_t frame_file_header_bytes = 52;
inline constexpr size_t frame_header_bytes = 9;

size_t encoded_bytes(const Frame& frame);
void append_frame(Bytes& body, const Frame& frame);
// body holds header.count frames made by append_frame.
Bytes encode_frame_file(FrameFileKind kind, const FrameFileHeader& header, BytesView body);

// All or nothing: one wrong bit anywhere is an error.
Result<FrameFile, FrameError> decode_frame_file(FrameFileKind kind, BytesView bytes);
// The frames' bytes of a file that decodes; for folding without decoding each frame.
BytesView frame_file_body(BytesView bytes);

// Every frame with a good checksum in any bytes, in order; damaged stretches are stepped
// over. The number is the frame's place from the file's beginning as far as it can be told.
// Answers the first lsn of the header, if the header is readable.
std::optional<Lsn> salvage_frames(BytesView bytes, const std::function<void(size_t, Frame&&)>& on_frame);

} // namespace crm
