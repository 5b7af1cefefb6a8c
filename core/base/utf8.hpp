// UTF-8, the only encoding inside the program: reading and writing code points, and asking whether bytes are well
// formed. Reading never fails: a malformed byte reads as U+FFFD and moves on by one, so any bytes of a stranger can be
// walked.
//
//     for (std::size_t at = 0; at < text.size();) {
//         const CodePoint c = next_code_point(text, at);   // moves `at` on
//     }
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace crm {

using CodePoint = char32_t;
inline constexpr CodePoint replacement_character = 0xFFFD;

struct DecodedCodePoint {
    CodePoint value = replacement_character;
    std::size_t size = 1; // bytes
    bool is_valid = false;
};

// The code point that starts at text[at]; overlong forms, surrogates and cut-off sequences are malformed (RFC 3629).
constexpr DecodedCodePoint decode_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const std::size_t left = text.size() - at;
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    if (lead >= 0xC2 && lead <= 0xDF && left >= 2 && tail(1)) return {(lead & 0x1F) << 6 | (byte(1) & 0x3Fu), 2, true};
    if ((lead & 0xF0) == 0xE0 && left >= 3 && tail(1) && tail(2)) {
        const CodePoint c = (lead & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3, true};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && left >= 4 && tail(1) && tail(2) && tail(3)) {
        const CodePoint c = (lead & 0x07) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4, true};
    }
    return {};
}

constexpr CodePoint next_code_point(std::string_view text, std::size_t& at) {
    const DecodedCodePoint decoded = decode_at(text, at);
    at += decoded.size;
    return decoded.value;
}

// Writes at most four bytes and says how many.
constexpr std::size_t encode(CodePoint c, char* out) {
    const auto low = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        out[0] = static_cast<char>(c);
        return 1;
    }
    if (c < 0x800) {
        out[0] = static_cast<char>(0xC0 | c >> 6);
        out[1] = low(0);
        return 2;
    }
    if (c < 0x10000) {
        out[0] = static_cast<char>(0xE0 | c >> 12);
        out[1] = low(6);
        out[2] = low(0);
        return 3;
    }
    out[0] = static_cast<char>(0xF0 | c >> 18);
    out[1] = low(12);
    out[2] = low(6);
    out[3] = low(0);
    return 4;
}

constexpr void append_utf8(std::string& out, CodePoint c) {
    char bytes[4] = {};
    const std::size_t size = encode(c, bytes);
    out.append(bytes, size);
}

constexpr bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_at(text, at);
        if (!decoded.is_valid) return false;
        at += decoded.size;
    }
    return true;
}

constexpr std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
    return count;
}

// The longest beginning of `text` of at most `bytes_max` bytes that does not cut a code point in two.
constexpr std::string_view cut_utf8(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

} // namespace crm
