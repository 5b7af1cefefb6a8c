#include "core/store/frames.hpp"

#include "core/store/frames_bytes.hpp"

#include <algorithm>
#include <utility>

namespace crm {

namespace {

constexpr uint16_t frame_format = 1;

enum class FrameType : uint8_t {
    payload = 1,          // payload
    payload_in_block = 2, // block reference
    bulk = 3,             // flag 1, block references, payload or block reference
};

uint32_t magic_of(FrameFileKind kind) { return kind == FrameFileKind::log ? 0x474F4C57 : 0x47455357; } // WLOG, WSEG

void put_block(Bytes& out, const BlockRef& block) {
    put_hash(out, block.hash);
    put_u32(out, block.bytes);
}

BlockRef read_block_ref(ByteReader& in) {
    Hash128 hash = in.hash();
    return {.hash = hash, .bytes = in.u32()};
}

FrameType type_of(const Frame& frame) {
    if (!frame.blocks.empty()) return FrameType::bulk;
    return frame.payload_block ? FrameType::payload_in_block : FrameType::payload;
}

constexpr size_t block_ref_bytes = 20;

size_t content_bytes(const Frame& frame) {
    size_t own = frame.payload_block ? block_ref_bytes : frame.payload.size();
    return frame.blocks.empty() ? own : 1 + 4 + frame.blocks.size() * block_ref_bytes + own;
}

void put_content(Bytes& out, const Frame& frame) {
    if (!frame.blocks.empty()) {
        put_u8(out, frame.payload_block ? 1 : 0);
        put_u32(out, static_cast<uint32_t>(frame.blocks.size()));
        for (const BlockRef& block : frame.blocks) put_block(out, block);
    }
    if (frame.payload_block)
        put_block(out, *frame.payload_block);
    else
        out.append(frame.payload);
}

std::optional<Frame> bulk_frame(BytesView content) {
    ByteReader in{content};
    Frame frame;
    uint8_t in_block = in.u8();
    uint32_t count = in.u32();
    if (in_block > 1 || count == 0 || count > in.left() / block_ref_bytes) return std::nullopt;
    for (uint32_t i = 0; i < count; ++i) frame.blocks.push_back(read_block_ref(in));
    if (in_block == 0) {
        frame.payload = Bytes(in.bytes(in.left()));
        return frame;
    }
    frame.payload_block = read_block_ref(in);
    if (!in.is_good() || in.left() != 0) return std::nullopt;
    return frame;
}

std::optional<Frame> frame_of(uint8_t type, BytesView content) {
    switch (static_cast<FrameType>(type)) {
    case FrameType::payload: return Frame{.payload = Bytes(content), .payload_block = {}, .blocks = {}};
    case FrameType::payload_in_block: {
        if (content.size() != block_ref_bytes) return std::nullopt;
        ByteReader in{content};
        return Frame{.payload = {}, .payload_block = read_block_ref(in), .blocks = {}};
    }
    case FrameType::bulk: return bulk_frame(content);
    }
    return std::nullopt;
}

struct RawFrame {
    uint8_t type = 0;
    BytesView content;
};

// The frame at the beginning of bytes, when its checksum holds.
Result<RawFrame, FrameError> raw_frame_at(BytesView bytes) {
    ByteReader in{bytes};
    uint32_t crc = in.u32();
    uint32_t length = in.u32();
    uint8_t type = in.u8();
    if (!in.is_good() || length > in.left()) return Unexpected{FrameError::wrong_length};
    if (crc32c(bytes.substr(4, frame_header_bytes - 4 + length)) != crc) {
        return Unexpected{FrameError::wrong_frame_checksum};
    }
    return RawFrame{.type = type, .content = bytes.substr(frame_header_bytes, length)};
}

Result<std::pair<FrameFileHeader, uint32_t>, FrameError> header_of(FrameFileKind kind, BytesView bytes) {
    if (bytes.size() < frame_file_header_bytes) return Unexpected{FrameError::too_short};
    ByteReader in{bytes};
    if (in.u32() != magic_of(kind)) return Unexpected{FrameError::wrong_magic};
    uint16_t format = in.u16();
    in.u16();
    FrameFileHeader header;
    header.first_lsn = in.u64();
    header.epoch = in.u64();
    header.count = in.u32();
    uint32_t body_bytes = in.u32();
    header.previous = in.hash();
    if (in.u32() != crc32c(bytes.substr(0, frame_file_header_bytes - 4))) {
        return Unexpected{FrameError::wrong_header_checksum};
    }
    if (format > frame_format) return Unexpected{FrameError::newer_format};
    if (header.first_lsn == 0 || header.count == 0) return Unexpected{FrameError::wrong_length};
    return std::pair{header, body_bytes};
}

} // namespace

size_t encoded_bytes(const Frame& frame) { return frame_header_bytes + content_bytes(frame); }

void append_frame(Bytes& body, const Frame& frame) {
    size_t start = body.size();
    put_u32(body, 0); // the checksum, known below
    put_u32(body, static_cast<uint32_t>(content_bytes(frame)));
    put_u8(body, static_cast<uint8_t>(type_of(frame)));
    put_content(body, frame);
    uint32_t crc = crc32c(BytesView(body).substr(start + 4));
    for (size_t byte = 0; byte < 4; ++byte) body[start + byte] = static_cast<char>(crc >> (8 * byte));
}

Bytes encode_frame_file(FrameFileKind kind, const FrameFileHeader& header, BytesView body) {
    Bytes out;
    out.reserve(frame_file_header_bytes + body.size());
    put_u32(out, magic_of(kind));
    put_u16(out, frame_format);
    put_u16(out, 0);
    put_u64(out, header.first_lsn);
    put_u64(out, header.epoch);
    put_u32(out, header.count);
    put_u32(out, static_cast<uint32_t>(body.size()));
    put_hash(out, header.previous);
    put_u32(out, crc32c(out));
    out.append(body);
    return out;
}

Result<FrameFile, FrameError> decode_frame_file(FrameFileKind kind, BytesView bytes) {
    auto header = header_of(kind, bytes);
    if (!header) return Unexpected{header.error()};
    FrameFile file{.header = header->first, .frames = {}};
    BytesView body = bytes.substr(frame_file_header_bytes);
    if (body.size() != header->second) return Unexpected{FrameError::wrong_length};
    if (file.header.count > body.size() / frame_header_bytes) return Unexpected{FrameError::wrong_length};
    file.frames.reserve(file.header.count);
    for (uint32_t i = 0; i < file.header.count; ++i) {
        auto raw = raw_frame_at(body);
        if (!raw) return Unexpected{raw.error()};
        auto frame = frame_of(raw->type, raw->content);
        if (!frame) return Unexpected{FrameError::wrong_frame_content};
        file.frames.push_back(std::move(*frame));
        body.remove_prefix(frame_header_bytes + raw->content.size());
    }
    if (!body.empty()) return Unexpected{FrameError::wrong_length};
    return file;
}

BytesView frame_file_body(BytesView bytes) {
    return bytes.size() < frame_file_header_bytes ? BytesView{} : bytes.substr(frame_file_header_bytes);
}

std::optional<Lsn> salvage_frames(BytesView bytes, const std::function<void(size_t, Frame&&)>& on_frame) {
    auto header = header_of(FrameFileKind::log, bytes);
    if (!header) header = header_of(FrameFileKind::segment, bytes);
    // Checksums tried at every byte of a damaged stretch could take for ever on hostile bytes.
    size_t work_left = 64 * bytes.size() + 1'000'000;
    size_t place = 0;
    for (size_t at = std::min(bytes.size(), frame_file_header_bytes); at + frame_header_bytes <= bytes.size();) {
        BytesView rest = bytes.substr(at);
        ByteReader in{rest.substr(4)};
        uint32_t length = in.u32();
        uint8_t type = in.u8();
        bool is_plausible = type >= 1 && type <= 3 && length <= rest.size() - frame_header_bytes && length <= work_left;
        if (!is_plausible) {
            ++at;
            continue;
        }
        work_left -= length;
        auto raw = raw_frame_at(rest);
        auto frame = raw ? frame_of(raw->type, raw->content) : std::nullopt;
        if (!frame) {
            // Only the payload may be wrong: then the next frame stands where this one ends.
            bool next_fits = length > 0 && raw_frame_at(rest.substr(frame_header_bytes + length)).has_value();
            at += next_fits ? frame_header_bytes + length : 1;
            place += next_fits ? 1 : 0;
            continue;
        }
        on_frame(place++, std::move(*frame));
        at += frame_header_bytes + length;
    }
    if (!header) return std::nullopt;
    return header->first.first_lsn;
}

} // namespace crm
