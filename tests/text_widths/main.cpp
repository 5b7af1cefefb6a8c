// How wide our shaper makes texts: text_widths FONT… reads one text a line and writes its width in thousandths of an
// em. tests/browser/text_widths.test.mjs holds the answers beside those of the browser's own text engine.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "web/glyphs/line_layout.hpp"

using namespace crm::glyphs;

int main(int count, char** words) {
    std::vector<std::string> files;
    std::vector<FontFace> faces;
    for (int i = 1; i < count; ++i) {
        std::ifstream in(words[i], std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        if (files.back().empty()) return std::fprintf(stderr, "no font at %s\n", words[i]), 1;
    }
    for (const std::string& file : files) faces.push_back({std::as_bytes(std::span(file.data(), file.size()))});
    Shaper shaper(faces);
    std::vector<Glyph> glyphs;
    CodePoints text;
    bool ended = false;
    for (std::string line; std::getline(std::cin, line);) {
        read_paragraph(line, 0, text, ended);
        const Paragraph paragraph(text, true);
        glyphs.clear();
        shaper.shape_line(paragraph, 0, text.size(), glyphs);
        std::printf("%.3f\n", static_cast<double>(width_em(shaper, glyphs)) * 1000);
    }
}
