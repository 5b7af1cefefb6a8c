// See draw.hpp.
#include "web/kit/draw.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "web/kit/icon.hpp"

namespace crm {

ImVec2 plus(ImVec2 at, float x, float y) { return {at.x + x, at.y + y}; }

void fill(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, float corner_radius) {
    if ((ink >> IM_COL32_A_SHIFT) == 0) return;
    draw.AddRectFilled(min, max, ink, std::min(corner_radius, (max.y - min.y) / 2));
}

void outline(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, float corner_radius, float width_design_px) {
    const float width = px(width_design_px), inset = width / 2;
    corner_radius = std::min(corner_radius, (max.y - min.y) / 2);
    draw.PathRect(plus(min, inset, inset), plus(max, -inset, -inset), std::max(corner_radius - inset, 0.0f));
    draw.PathStroke(ink, ImDrawFlags_Closed, width);
}

void hairline(ImDrawList& draw, ImVec2 from, float length, ImU32 ink, bool vertical) {
    const float width = px(1);
    from = {std::round(from.x), std::round(from.y)};
    draw.AddRectFilled(from, vertical ? plus(from, width, length) : plus(from, length, width), ink);
}

void edge_if_high(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, float corner_radius) {
    if (is_high_contrast(theme().mode)) outline(draw, min, max, ink, corner_radius, 1);
}

void focus_ring(ImDrawList& draw, ImVec2 min, ImVec2 max, float corner_radius) {
    const float out = px(3);
    corner_radius = std::min(corner_radius, (max.y - min.y) / 2);
    outline(draw, plus(min, -out, -out), plus(max, out, out), color(Color::focus), corner_radius + out, focus_width());
}

void focus_ring(ImDrawList& draw, const Item& item, float corner_radius) {
    if (item.ring) focus_ring(draw, item.min, item.max, corner_radius);
}

ImU32 state_tint(const Item& item) {
    if (item.disabled) return 0;
    const float over = animate(id_of("hover", item.id), item.hovered || item.held ? 1.0f : 0.0f, motion::fast);
    return item.held && item.hovered ? color(Color::pressed) : color(Color::hover, over);
}

void check_mark(ImDrawList& draw, ImVec2 center, float size, ImU32 ink, float width) {
    const ImVec2 points[] = {plus(center, -0.30f * size, 0.02f * size), plus(center, -0.08f * size, 0.24f * size),
                             plus(center, 0.32f * size, -0.22f * size)};
    for (ImVec2 point : points) draw.PathLineTo({unmirrored_x(point.x, center.x, center.x), point.y});
    draw.PathStroke(ink, 0, width);
}

ImU32 faded(ImU32 ink, float alpha) {
    const auto opacity =
        static_cast<ImU32>(static_cast<float>(ink >> IM_COL32_A_SHIFT) * std::clamp(alpha, 0.0f, 1.0f));
    return (ink & ~IM_COL32_A_MASK) | opacity << IM_COL32_A_SHIFT;
}

void set_last_item(ImVec2 min, ImVec2 max) { ImGui::GetCurrentContext()->LastItemData.Rect = {min, max}; }

} // namespace crm
