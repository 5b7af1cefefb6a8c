#include "core/store/vault_manifest.hpp"

#include "core/store/frames_bytes.hpp"

namespace crm {

namespace {

constexpr uint32_t manifest_magic = 0x4E414D57; // WMAN
constexpr uint16_t manifest_format = 1;
constexpr size_t smallest_manifest_bytes = 12;

void put_snapshot(Bytes& out, const Snapshot& snapshot) {
    put_u64(out, snapshot.lsn);
    put_u32(out, snapshot.schema);
    put_sized(out, snapshot.meta);
    put_u32(out, static_cast<uint32_t>(snapshot.chunks.size()));
    for (const ChunkRef& chunk : snapshot.chunks) {
        put_sized(out, chunk.label);
        put_hash(out, chunk.hash);
        put_u32(out, chunk.bytes);
    }
}

// A count is believed only as far as the bytes that follow can hold it.
size_t believable_count(ByteReader& in, size_t item_bytes_min) {
    size_t count = in.u32();
    if (count <= in.left() / item_bytes_min) return count;
    in.bytes(in.left() + 1); // marks the reader as failed
    return 0;
}

Snapshot read_snapshot(ByteReader& in) {
    Snapshot snapshot;
    snapshot.lsn = in.u64();
    snapshot.schema = in.u32();
    snapshot.meta = Bytes(in.sized());
    size_t count = believable_count(in, 24);
    snapshot.chunks.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        ChunkRef chunk;
        chunk.label = std::string(in.sized());
        chunk.hash = in.hash();
        chunk.bytes = in.u32();
        snapshot.chunks.push_back(std::move(chunk));
    }
    return snapshot;
}

void put_segments(Bytes& out, const Manifest& manifest) {
    put_u32(out, static_cast<uint32_t>(manifest.segments.size()));
    for (const SegmentRef& segment : manifest.segments) {
        put_u64(out, segment.first);
        put_u64(out, segment.last);
        put_hash(out, segment.hash);
        put_u32(out, segment.bytes);
    }
    put_u32(out, static_cast<uint32_t>(manifest.gaps.size()));
    for (const LogGap& gap : manifest.gaps) {
        put_u64(out, gap.first);
        put_u64(out, gap.last);
    }
    put_u32(out, static_cast<uint32_t>(manifest.blocks.size()));
    for (const BlockRef& block : manifest.blocks) {
        put_hash(out, block.hash);
        put_u32(out, block.bytes);
    }
}

void read_segments(ByteReader& in, Manifest& manifest) {
    size_t segments = believable_count(in, 36);
    for (size_t i = 0; i < segments; ++i) {
        SegmentRef segment;
        segment.first = in.u64();
        segment.last = in.u64();
        segment.hash = in.hash();
        segment.bytes = in.u32();
        manifest.segments.push_back(segment);
    }
    size_t gaps = believable_count(in, 16);
    for (size_t i = 0; i < gaps; ++i) {
        Lsn first = in.u64();
        manifest.gaps.push_back({.first = first, .last = in.u64()});
    }
    size_t blocks = believable_count(in, 20);
    for (size_t i = 0; i < blocks; ++i) {
        Hash128 hash = in.hash();
        manifest.blocks.push_back({.hash = hash, .bytes = in.u32()});
    }
}

// Segments and gaps together must cover 1..folded_lsn, each record once.
bool covers_its_history(const Manifest& manifest) {
    Lsn next = 1;
    auto segment = manifest.segments.begin();
    auto gap = manifest.gaps.begin();
    while (segment != manifest.segments.end() || gap != manifest.gaps.end()) {
        Lsn last = 0;
        if (segment != manifest.segments.end() && segment->first == next)
            last = (segment++)->last;
        else if (gap != manifest.gaps.end() && gap->first == next)
            last = (gap++)->last;
        else
            return false;
        if (last < next || last > manifest.folded_lsn) return false;
        next = last + 1;
    }
    return next == manifest.folded_lsn + 1;
}

std::string hex_of(uint64_t number) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(16, '0');
    for (size_t i = 0; i < 16; ++i) text[i] = digits[(number >> (60 - 4 * i)) & 15];
    return text;
}

} // namespace

Bytes encode_manifest(const Manifest& manifest) {
    Bytes out;
    put_u32(out, manifest_magic);
    put_u16(out, manifest_format);
    put_u16(out, 0);
    put_u64(out, manifest.generation);
    put_u64(out, manifest.epoch);
    put_sized(out, manifest.dataset);
    put_u64(out, manifest.folded_lsn);
    put_hash(out, manifest.chain);
    put_snapshot(out, manifest.current);
    put_snapshot(out, manifest.previous);
    put_segments(out, manifest);
    put_u32(out, crc32c(out));
    return out;
}

Result<Manifest, ManifestError> decode_manifest(BytesView bytes) {
    if (bytes.size() < smallest_manifest_bytes) return Unexpected{ManifestError::too_short};
    ByteReader crc_in{bytes.substr(bytes.size() - 4)};
    BytesView guarded = bytes.substr(0, bytes.size() - 4);
    ByteReader in{guarded};
    if (in.u32() != manifest_magic) return Unexpected{ManifestError::wrong_magic};
    if (crc32c(guarded) != crc_in.u32()) return Unexpected{ManifestError::wrong_checksum};
    if (in.u16() > manifest_format) return Unexpected{ManifestError::newer_format};
    in.u16();
    Manifest manifest;
    manifest.generation = in.u64();
    manifest.epoch = in.u64();
    manifest.dataset = std::string(in.sized());
    manifest.folded_lsn = in.u64();
    manifest.chain = in.hash();
    manifest.current = read_snapshot(in);
    manifest.previous = read_snapshot(in);
    read_segments(in, manifest);
    bool is_sound = manifest.current.lsn <= manifest.folded_lsn && covers_its_history(manifest);
    if (!in.is_good() || in.left() != 0 || !is_sound) {
        return Unexpected{ManifestError::wrong_content};
    }
    return manifest;
}

std::string manifest_name(uint64_t generation) { return generation % 2 == 0 ? "MANIFEST.0" : "MANIFEST.1"; }

std::string log_file_name(Lsn first) { return "log/" + hex_of(first); }

std::optional<Lsn> lsn_of_log_file(std::string_view name) {
    if (name.size() != 20 || !name.starts_with("log/")) return std::nullopt;
    Lsn lsn = 0;
    for (char digit : name.substr(4)) {
        bool is_number = digit >= '0' && digit <= '9';
        bool is_letter = digit >= 'a' && digit <= 'f';
        if (!is_number && !is_letter) return std::nullopt;
        lsn = lsn << 4 | static_cast<Lsn>(is_number ? digit - '0' : digit - 'a' + 10);
    }
    return lsn;
}

std::string chunk_name(const Hash128& hash) { return "snap/" + to_hex(hash); }
std::string block_name(const Hash128& hash) { return "seg/" + to_hex(hash); }
std::string piece_name(const Hash128& hash) { return std::string(piece_folder) + to_hex(hash); }

std::string segment_name(const SegmentRef& segment) {
    return "seg/" + hex_of(segment.first) + "-" + hex_of(segment.last) + "-" + to_hex(segment.hash).substr(0, 8);
}

} // namespace crm
