// crc32c by eight tables at a time (slicing-by-8), which every target can do
// without special instructions; content_hash by the xxHash header.
#include "core/base/checksum.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstring>

namespace crm {

namespace {

using CrcTables = std::array<std::array<uint32_t, 256>, 8>;

constexpr CrcTables make_crc_tables() {
    constexpr uint32_t polynomial = 0x82F63B78; // Castagnoli, reflected
    CrcTables tables{};
    for (uint32_t byte = 0; byte < 256; ++byte) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) ? polynomial : 0);
        tables[0][byte] = crc;
    }
    for (uint32_t byte = 0; byte < 256; ++byte) {
        for (size_t slice = 1; slice < 8; ++slice) {
            uint32_t crc = tables[slice - 1][byte];
            tables[slice][byte] = (crc >> 8) ^ tables[0][crc & 0xFF];
        }
    }
    return tables;
}

constexpr CrcTables crc_tables = make_crc_tables();

uint32_t load_u32(const unsigned char* at) {
    return uint32_t{at[0]} | uint32_t{at[1]} << 8 | uint32_t{at[2]} << 16 | uint32_t{at[3]} << 24;
}

constexpr char hex_digits[] = "0123456789abcdef";

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
}

} // namespace

uint32_t crc32c(BytesView bytes, uint32_t before) {
    const auto& t = crc_tables;
    auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    size_t left = bytes.size();
    uint32_t crc = ~before;
    for (; left >= 8; left -= 8, at += 8) {
        uint32_t a = load_u32(at) ^ crc;
        uint32_t b = load_u32(at + 4);
        crc = t[7][a & 0xFF] ^ t[6][(a >> 8) & 0xFF] ^ t[5][(a >> 16) & 0xFF] ^ t[4][a >> 24] ^ t[3][b & 0xFF] ^
              t[2][(b >> 8) & 0xFF] ^ t[1][(b >> 16) & 0xFF] ^ t[0][b >> 24];
    }
    for (; left > 0; --left, ++at) crc = (crc >> 8) ^ t[0][(crc ^ *at) & 0xFF];
    return ~crc;
}

Hash128 content_hash(BytesView bytes) {
    XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {.high = hash.high64, .low = hash.low64};
}

std::string to_hex(const Hash128& hash) {
    std::string text(32, '0');
    for (size_t digit = 0; digit < 16; ++digit) {
        text[digit] = hex_digits[(hash.high >> (60 - 4 * digit)) & 15];
        text[16 + digit] = hex_digits[(hash.low >> (60 - 4 * digit)) & 15];
    }
    return text;
}

std::optional<Hash128> hash_from_hex(std::string_view text) {
    if (text.size() != 32) return std::nullopt;
    Hash128 hash;
    for (size_t digit = 0; digit < 32; ++digit) {
        int value = hex_value(text[digit]);
        if (value < 0) return std::nullopt;
        uint64_t& half = digit < 16 ? hash.high : hash.low;
        half = half << 4 | static_cast<uint64_t>(value);
    }
    return hash;
}

} // namespace crm
