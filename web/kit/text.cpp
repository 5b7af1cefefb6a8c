// See text.hpp.
#include "web/kit/text.hpp"

#include <algorithm>
#include <string>

#include "imgui_internal.h"

#include "web/kit/draw.hpp"
#include "web/kit/item.hpp"

namespace crm {
namespace {

struct Placed {
    ImVec2 min, max;
    bool visible;
};

Placed put(ImVec2 size) {
    const ImVec2 min = take_place(size), max = plus(min, size.x, size.y);
    return {min, max, ImGui::IsRectVisible(min, max)};
}

} // namespace

void text_ui(std::string_view text, TextStyle style) {
    const ImVec2 size = text_size(text, style);
    const float room = std::max(width_left(), 1.0f);
    const Placed at = put({std::min(size.x, room), size.y});
    if (at.visible) draw_text_cut(draw_here(), at.min, text, style, room);
    report({.role = Role::text, .name = std::string{text}}, at.min, at.max);
}

void paragraph_ui(std::string_view text, TextStyle style, float width_max) {
    const float width = width_max > 0 ? std::min(width_max, width_left()) : width_left();
    const Placed at = put(text_size(text, style, width));
    if (at.visible) draw_wrapped(draw_here(), at.min, text, style, width);
    report({.role = Role::text, .name = std::string{text}}, at.min, at.max);
}

void heading_ui(std::string_view text, int level) {
    const TextStyle style = level <= 1 ? styles::heading : level == 2 ? styles::title : styles::section;
    const Placed at = put({std::min(text_size(text, style).x, width_left()), font_px(style.size)});
    if (at.visible) draw_text_cut(draw_here(), at.min, text, style, width_left() + at.max.x - at.min.x);
    const ImGuiID id = level == 1 ? page_heading_id() : 0;
    report({.id = id, .role = Role::heading, .name = std::string{text}, .level = level}, at.min, at.max);
}

ImGuiID page_heading_id() { return ImHashStr("page heading"); }

void divider_ui(std::string_view label) {
    const float height = label.empty() ? px(1) : font_px(TextSize::caption);
    const Placed at = put({width_left(), height});
    float x = at.min.x;
    if (!label.empty()) {
        draw_text(draw_here(), at.min, label, styles::caption);
        x += text_size(label, styles::caption).x + px(space::s);
        report({.role = Role::text, .name = std::string{label}}, at.min, at.max);
    }
    hairline(draw_here(), {x, at.min.y + height / 2}, at.max.x - x, color(Color::border));
}

} // namespace crm
