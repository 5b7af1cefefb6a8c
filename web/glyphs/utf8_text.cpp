#include "web/glyphs/utf8_text.hpp"

namespace crm::glyphs {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t invisible = 0x2060; // word joiner: a default ignorable, which HarfBuzz removes

char32_t decode(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) return lead;
    const int following = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (following == 0 || lead >= 0xF5) return replacement;
    constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    char32_t value = lead & (0x3F >> following);
    for (int i = 0; i < following; ++i) {
        if (at >= text.size() || (byte(at) & 0xC0) != 0x80) return replacement;
        value = (value << 6) | (byte(at++) & 0x3F);
    }
    const bool is_valid = value >= smallest[following] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return is_valid ? value : replacement;
}

bool separates_paragraphs(char32_t c) { return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_control(char32_t c) { return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0); }

} // namespace

void CodePoints::clear() {
    chars.clear();
    byte_of.clear();
}

std::size_t read_paragraph(std::string_view text, std::size_t byte, CodePoints& out, bool& ended) {
    out.clear();
    ended = false;
    while (byte < text.size()) {
        const std::size_t start = byte;
        const char32_t c = decode(text, byte);
        if (separates_paragraphs(c)) {
            out.byte_of.push_back(static_cast<std::uint32_t>(start));
            ended = true;
            return byte;
        }
        out.chars.push_back(is_control(c) ? invisible : c);
        out.byte_of.push_back(static_cast<std::uint32_t>(start));
    }
    out.byte_of.push_back(static_cast<std::uint32_t>(byte));
    return byte;
}

void append_utf8(char32_t c, std::vector<char>& out) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else {
        if (c < 0x10000)
            put(0xE0 | c >> 12);
        else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

} // namespace crm::glyphs
