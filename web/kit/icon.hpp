// Icons at design sizes, turned round with the page when they point: chevrons, arrows, undo. Those that must not (check
// mark, clock, telephone) stay as drawn: mirror_of() of web/glyphs knows. Views use these instead of the functions of
// web/glyphs/icons.hpp.
//
//     draw_icon(*draw, Icon::phone, center, 18, color(Color::text_muted));
#pragma once
#include "imgui.h"

#include "web/glyphs/icons.hpp"
#include "web/theme/colors.hpp"

namespace crm {

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 center, float size_design_px, ImU32 ink);
void icon_ui(Icon icon, Color ink = Color::text_muted,
             float size_design_px = 18); // decoration: silent for screen readers

// x of a point that must keep its side of a shape when the frame is mirrored (charts' time axis, check marks, logos).
float unmirrored_x(float x, float min_x, float max_x);

} // namespace crm
