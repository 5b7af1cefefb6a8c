// One paragraph of text as code points, ready for bidi, line breaking and shaping.
//
// What cannot be drawn becomes harmless here, once: control characters turn into U+2060 (drawn as nothing), broken
// UTF-8 into U+FFFD. Tabs stay, the shaper gives them four spaces. Paragraphs are cut at line feeds and U+2028, U+2029,
// U+0085.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace crm::glyphs {

struct CodePoints {
    std::vector<char32_t> chars;
    std::vector<std::uint32_t> byte_of; // chars.size() + 1 entries: where each one starts in the source, then the end

    std::size_t size() const { return chars.size(); }
    void clear();
};

// Reads one paragraph of `text` from `byte` into `out`; answers where the next one begins. `ended` tells whether a
// paragraph separator was read: "a\n" is one ended paragraph and an empty one.
std::size_t read_paragraph(std::string_view text, std::size_t byte, CodePoints& out, bool& ended);

void append_utf8(char32_t code_point, std::vector<char>& out);

} // namespace crm::glyphs
