// See icon.hpp.
#include "web/kit/icon.hpp"

#include "web/kit/item.hpp"
#include "web/theme/theme.hpp"

namespace crm {

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 center, float size_design_px, ImU32 ink) {
    draw_icon(&draw, icon, center, px(size_design_px), ink, mirror_of(icon));
}

void icon_ui(Icon icon, Color ink, float size_design_px) {
    const float size = px(size_design_px);
    const ImVec2 min = take_place({size, size});
    draw_icon(draw_here(), icon, {min.x + size / 2, min.y + size / 2}, size_design_px, color(ink));
}

float unmirrored_x(float x, float min_x, float max_x) { return theme().right_to_left ? min_x + max_x - x : x; }

} // namespace crm
