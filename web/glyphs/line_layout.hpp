// Where a paragraph's lines end (UAX #14 through libunibreak, never only at spaces) and how much of a text fits a
// width. Widths are in em, so that the answer is the same at every size and pixel ratio.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "web/glyphs/shaper.hpp"

namespace crm::glyphs {

struct Line {
    std::size_t begin = 0, end = 0; // code points; blanks at the end are left out
};

// The width that each code point adds, in logical order; a ligature counts for its first one.
void advances_em(const Shaper& shaper, std::span<const Glyph> glyphs, std::size_t code_points, std::vector<float>& out);

float width_em(const Shaper& shaper, std::span<const Glyph> glyphs);

// After which code points a line may end, and must not: one char each, LINEBREAK_… of libunibreak.
void break_opportunities(const CodePoints& text, std::vector<char>& out);

// Greedy lines of at most `limit_em`; a word wider than a line is cut between its letters. At least one line.
void break_lines(const CodePoints& text, std::span<const float> advances, float limit_em, std::vector<Line>& out);

// How many code points fit `limit_em`, never cutting a cluster (letter with its marks, ligature).
std::size_t fitting(std::span<const float> advances, float limit_em);

} // namespace crm::glyphs
