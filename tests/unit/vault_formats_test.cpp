// Checksums, frames and manifest: what is written is read back, whatever is wrong is refused.
#include "core/base/checksum.hpp"
#include "core/store/frames.hpp"
#include "core/store/frames_bytes.hpp"
#include "core/store/vault_manifest.hpp"

#include <doctest/doctest.h>

namespace crm::test {

namespace {

FrameFile sample_file() {
    FrameFile file;
    file.header = {.first_lsn = 7, .epoch = 3, .count = 4, .previous = content_hash("before")};
    BlockRef block{.hash = content_hash("block"), .bytes = 5};
    file.frames.push_back({.payload = "first", .payload_block = {}, .blocks = {}});
    file.frames.push_back({.payload = "", .payload_block = {}, .blocks = {}});
    file.frames.push_back({.payload = "", .payload_block = block, .blocks = {}});
    file.frames.push_back({.payload = "bulk", .payload_block = {}, .blocks = {block, block}});
    return file;
}

Bytes encode(const FrameFile& file) {
    Bytes body;
    for (const Frame& frame : file.frames) append_frame(body, frame);
    return encode_frame_file(FrameFileKind::log, file.header, body);
}

Manifest sample_manifest() {
    Manifest manifest;
    manifest.generation = 4;
    manifest.epoch = 9;
    manifest.dataset = "متجر";
    manifest.folded_lsn = 30;
    manifest.chain = content_hash("chain");
    manifest.current = {.lsn = 25, .schema = 2, .meta = "note", .chunks = {{"person/0", content_hash("p"), 1}}};
    manifest.previous = {.lsn = 10, .schema = 1, .meta = "", .chunks = {}};
    manifest.segments = {{1, 10, content_hash("s"), 100}, {13, 30, content_hash("t"), 200}};
    manifest.gaps = {{11, 12}};
    manifest.blocks = {{content_hash("b"), 7}};
    return manifest;
}

} // namespace

TEST_CASE("crc32c is Castagnoli's") {
    CHECK(crc32c("") == 0);
    CHECK(crc32c("123456789") == 0xE3069283);
    CHECK(crc32c(Bytes(32, '\0')) == 0x8A9136AA);
    CHECK(crc32c(Bytes(32, '\xFF')) == 0x62A8AB43);
    Bytes text = "the quick brown fox jumps over the lazy dog";
    for (size_t cut = 0; cut <= text.size(); ++cut) {
        CHECK(crc32c(BytesView(text).substr(cut), crc32c(BytesView(text).substr(0, cut))) == crc32c(text));
    }
}

TEST_CASE("a hash is written as 32 digits and read back") {
    Hash128 hash = content_hash("وصل");
    CHECK(to_hex(hash).size() == 32);
    CHECK(hash_from_hex(to_hex(hash)) == hash);
    CHECK(to_hex(content_hash("")) == "99aa06d3014798d86001c324468d497f");
    CHECK_FALSE(hash_from_hex("short"));
    CHECK_FALSE(hash_from_hex(std::string(31, 'a') + "g"));
}

TEST_CASE("a frame file is read back as it was written") {
    FrameFile file = sample_file();
    auto again = decode_frame_file(FrameFileKind::log, encode(file));
    REQUIRE(again);
    CHECK(again->frames == file.frames);
    CHECK(again->header.first_lsn == 7);
    CHECK(again->header.previous == file.header.previous);
    CHECK(again->last_lsn() == 10);
    CHECK(decode_frame_file(FrameFileKind::segment, encode(file)).error() == FrameError::wrong_magic);
}

TEST_CASE("one wrong bit, or one missing or extra byte, is refused anywhere in a frame file") {
    Bytes whole = encode(sample_file());
    for (size_t bit = 0; bit < whole.size() * 8; ++bit) {
        Bytes wrong = whole;
        wrong[bit / 8] ^= static_cast<char>(1 << bit % 8);
        CHECK_FALSE(decode_frame_file(FrameFileKind::log, wrong));
    }
    for (size_t bytes = 0; bytes < whole.size(); ++bytes) {
        CHECK_FALSE(decode_frame_file(FrameFileKind::log, BytesView(whole).substr(0, bytes)));
    }
    CHECK_FALSE(decode_frame_file(FrameFileKind::log, whole + "x"));
}

TEST_CASE("salvage finds every frame but the damaged one") {
    FrameFile file = sample_file();
    Bytes whole = encode(file);
    size_t second = frame_file_header_bytes + encoded_bytes(file.frames[0]);
    struct Spoiled {
        size_t byte;
        size_t found;
    };
    for (auto [byte, found] : {Spoiled{frame_file_header_bytes + frame_header_bytes, 3}, // a payload
                               Spoiled{second + 4, 3},                                   // a length
                               Spoiled{3, 4}}) {                                         // the file's header
        Bytes wrong = whole;
        wrong[byte] ^= 0x10;
        std::vector<Frame> frames;
        salvage_frames(wrong, [&](size_t, Frame&& frame) { frames.push_back(std::move(frame)); });
        CHECK(frames.size() == found);
        CHECK(frames.back() == file.frames.back());
    }
    size_t count = 0;
    salvage_frames(BytesView(whole).substr(0, whole.size() - 1), [&](size_t, Frame&&) { ++count; });
    CHECK(count == 3);
}

TEST_CASE("a manifest is read back as it was written, and any wrong bit is refused") {
    Manifest manifest = sample_manifest();
    Bytes whole = encode_manifest(manifest);
    auto again = decode_manifest(whole);
    REQUIRE(again);
    CHECK(*again == manifest);
    for (size_t bit = 0; bit < whole.size() * 8; ++bit) {
        Bytes wrong = whole;
        wrong[bit / 8] ^= static_cast<char>(1 << bit % 8);
        CHECK_FALSE(decode_manifest(wrong));
    }
    for (size_t bytes = 0; bytes < whole.size(); ++bytes) {
        CHECK_FALSE(decode_manifest(BytesView(whole).substr(0, bytes)));
    }
}

TEST_CASE("a manifest of a newer format, or one that does not cover its history, is refused") {
    Bytes newer = encode_manifest(sample_manifest());
    newer[4] = 2;
    Bytes guarded = newer.substr(0, newer.size() - 4);
    put_u32(guarded, crc32c(guarded));
    CHECK(decode_manifest(guarded).error() == ManifestError::newer_format);

    Manifest hole = sample_manifest();
    hole.gaps.clear();
    CHECK(decode_manifest(encode_manifest(hole)).error() == ManifestError::wrong_content);
    Manifest ahead = sample_manifest();
    ahead.current.lsn = 31;
    CHECK(decode_manifest(encode_manifest(ahead)).error() == ManifestError::wrong_content);
}

TEST_CASE("names say what a value is") {
    CHECK(log_file_name(255) == "log/00000000000000ff");
    CHECK(lsn_of_log_file("log/00000000000000ff") == 255);
    CHECK_FALSE(lsn_of_log_file("log/00000000000000fF"));
    CHECK_FALSE(lsn_of_log_file("log/ff"));
    CHECK(manifest_name(6) == "MANIFEST.0");
    CHECK(manifest_name(7) == "MANIFEST.1");
}

} // namespace crm::test
