// See icon.hpp.
#include "web/kit/icon.hpp"

#include "web/kit/item.hpp"
#include "web/theme/theme.hpp"

namespace crm {

bool is_pointing(Icon icon) {
    switch (icon) {
    case Icon::chevron_left:
    case Icon::chevron_right:
    case Icon::arrow_back:
    case Icon::arrow_forward:
    case Icon::undo:
    case Icon::redo:
    case Icon::restore:
    case Icon::external_link:
    case Icon::referral:
    case Icon::delivery:
    case Icon::message:
    case Icon::chat:
    case Icon::sms: return true;
    default: return false;
    }
}

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 center, float size_design_px, ImU32 ink) {
    draw_icon(&draw, icon, center, px(size_design_px), ink, is_pointing(icon) ? Mirror::with_interface : Mirror::never);
}

void icon_ui(Icon icon, Color ink, float size_design_px) {
    const float size = px(size_design_px);
    const ImVec2 min = cursor();
    place({size, size});
    draw_icon(draw_here(), icon, {min.x + size / 2, min.y + size / 2}, size_design_px, color(ink));
}

float unmirrored_x(float x, float min_x, float max_x) { return theme().right_to_left ? min_x + max_x - x : x; }

} // namespace crm
