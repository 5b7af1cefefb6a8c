// Icons, drawn as glyphs of one font at any size: a square of `px` around a centre.
//
//     icon_ui(Icon::search, 20, theme.text_quiet);
//     draw_icon(list, Icon::arrow_back, centre, 20, colour);
//
// Icons that point along the line of reading (arrow_back, chevron_left, undo) are mirrored with a right-to-left
// interface, so that "back" points right; the others (a telephone, a clock, a check mark) stay as they are drawn.
// mirror_of() tells which, and a caller may decide otherwise. The set is the table icons.def.
#pragma once
#include <cstdint>

#include "imgui.h"
#include "web/glyphs/shaper.hpp"

namespace crm {

enum class Icon : std::uint8_t {
#define WASL_ICON(name, code) name,
#include "web/glyphs/icons.def"
#undef WASL_ICON
    none
};

enum class Mirror : std::uint8_t { by_meaning, never, with_interface };

Mirror mirror_of(Icon icon); // never or with_interface

void start_icons(glyphs::FontFace face); // once, after start_text()

void draw_icon(ImDrawList* list, Icon icon, ImVec2 centre, float px, ImU32 colour, Mirror mirror = Mirror::by_meaning);
// The same as an item of the layout, px wide and high.
void icon_ui(Icon icon, float px, ImU32 colour, Mirror mirror = Mirror::by_meaning);

} // namespace crm
