#include "core/import/clean.hpp"

#include <array>

#include "core/base/utf8.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

// Bytes after which a text must be looked at closely: controls, a space (two of them?), and the lead bytes C2 (no-break
// space, soft hyphen), D8 and D9 (the Arabic letter mark, tatweel; letters mostly), E2 (general punctuation), E3 (wide
// space), EF (presentation forms, BOM).
constexpr auto is_suspect = [] {
    std::array<bool, 256> suspect{};
    for (std::size_t c = 0; c <= ' '; ++c) suspect[c] = true;
    for (const std::size_t c : {0x7f, 0xc2, 0xd8, 0xd9, 0xe2, 0xe3, 0xef}) suspect[c] = true;
    return suspect;
}();

bool is_plain(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (!is_suspect[c]) continue;
        const unsigned char next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool is_harmless = c == ' ' ? next != ' ' : c == 0xd8 ? next != 0x9c : c == 0xd9 && next != 0x80;
        if (!is_harmless) return false;
    }
    return true;
}

bool is_nothing(CodePoint c) {
    return c == 0x0640 || c == 0x061c || c == 0x00ad || (c >= 0x200b && c <= 0x200f && c != 0x200c && c != 0x200d) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || c == 0xfffd ||
           (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
}

bool is_space(CodePoint c) {
    return c == ' ' || c == '\t' || c == '\r' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

} // namespace

std::string latin_digits(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const int digit = digit_value(next_code_point(text, at));
        if (digit >= 0)
            out += static_cast<char>('0' + digit);
        else
            out += text.substr(start, at - start);
    }
    return out;
}

std::string_view cleaned(std::string_view text, std::string& room) {
    text = trimmed(text);
    if (is_plain(text)) return text;
    room.clear();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const CodePoint c = next_code_point(text, at);
        if (is_nothing(c)) continue;
        if (c == '\n') { // lines of an address or a remark stay lines
            while (room.ends_with(' ')) room.pop_back();
            if (!room.empty() && !room.ends_with('\n')) room += '\n';
        } else if (is_space(c)) {
            if (!room.empty() && !room.ends_with(' ') && !room.ends_with('\n')) room += ' ';
        } else {
            room += text.substr(start, at - start);
        }
    }
    return trimmed(room);
}

} // namespace crm
