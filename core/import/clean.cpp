#include "core/import/clean.hpp"

#include "core/base/utf8.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

bool is_plain(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < ' ' || c == 0x7f) return false;
        if (c == ' ' && i + 1 < text.size() && text[i + 1] == ' ') return false;
        // The lead bytes of what is looked at closely: C2 (no-break space, soft hyphen), D8/D9 letters are plain except
        // tatweel and the Arabic letter mark, E2 (general punctuation), E3 (wide space), EF (presentation forms, BOM).
        if (c == 0xc2 || c == 0xe2 || c == 0xe3 || c == 0xef) return false;
        if (c == 0xd9 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80) return false; // ـ
        if (c == 0xd8 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x9c) return false;
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

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

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
