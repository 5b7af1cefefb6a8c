#include "web/glyphs/line_layout.hpp"

#include <algorithm>

extern "C" {
#include <linebreak.h>
}

namespace crm::glyphs {

namespace {

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == 0x3000 || c == 0x200B; }

float em_of(const Shaper& shaper, const Glyph& glyph) {
    return static_cast<float>(glyph.advance) / static_cast<float>(shaper.units_per_em(glyph.face));
}

} // namespace

void advances_em(const Shaper& shaper, std::span<const Glyph> glyphs, std::size_t code_points,
                 std::vector<float>& out) {
    out.assign(code_points, 0.0f);
    for (const Glyph& glyph : glyphs) out[glyph.cluster] += em_of(shaper, glyph);
}

float width_em(const Shaper& shaper, std::span<const Glyph> glyphs) {
    float width = 0;
    for (const Glyph& glyph : glyphs) width += em_of(shaper, glyph);
    return width;
}

void break_opportunities(const CodePoints& text, std::vector<char>& out) {
    static const bool is_ready = (init_linebreak(), true);
    static_cast<void>(is_ready);
    out.resize(text.size());
    set_linebreaks_utf32(reinterpret_cast<const utf32_t*>(text.chars.data()), text.size(), "ar-strict", out.data());
}

void break_lines(const CodePoints& text, std::span<const float> advances, float limit_em, std::vector<Line>& out) {
    out.clear();
    const std::size_t count = text.size();
    std::vector<char> breaks;
    break_opportunities(text, breaks);

    std::size_t begin = 0;        // of the line
    std::size_t last_allowed = 0; // the line may end here
    float width = 0;              // of the line so far
    float width_allowed = 0;      // of the line up to last_allowed, with its blanks
    const auto end_line = [&](std::size_t end) {
        std::size_t trimmed = end;
        while (trimmed > begin && is_blank(text.chars[trimmed - 1])) --trimmed;
        out.push_back({begin, trimmed});
        begin = end;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const bool overflows = width + advances[i] > limit_em && !is_blank(text.chars[i]) && i > begin;
        if (overflows && last_allowed > begin) {
            end_line(last_allowed);
            width -= width_allowed;
            width_allowed = 0;
        }
        // The rest may be one long word: cut it where a new cluster begins.
        if (width + advances[i] > limit_em && advances[i] > 0 && !is_blank(text.chars[i]) && i > begin) {
            end_line(i);
            width = 0;
        }
        width += advances[i];
        if (breaks[i] == LINEBREAK_ALLOWBREAK) {
            last_allowed = i + 1;
            width_allowed = width;
        }
    }
    end_line(count);
}

std::size_t fitting(std::span<const float> advances, float limit_em) {
    float width = 0;
    std::size_t i = 0;
    while (i < advances.size() && width + advances[i] <= limit_em)
        width += advances[i++]; // stops where a cluster begins
    return i;
}

} // namespace crm::glyphs
