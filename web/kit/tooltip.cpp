// Tooltips: one at a time, after a moment, drawn over everything. See notice.hpp.
#include <algorithm>
#include <string>

#include "imgui_internal.h"

#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_state.hpp"
#include "web/kit/notice.hpp"
#include "web/theme/elevation.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

constexpr double delay_s = 0.45;
constexpr TextStyle tip_style{.size = TextSize::caption, .weight = Weight::medium, .color = Color::inverse_text};

struct Tip {
    ImGuiID id = 0; // whose tooltip waits or is shown
    double since_s = 0;
    int frame = 0;          // last frame in which its item asked for it
    bool dismissed = false; // the item was pressed: do not come back until the pointer has left
    bool shown = false;
    ImVec2 min{}, max{};
    std::string text{}, shortcut{};
};
Tip tip;

} // namespace

void tooltip_for(const Item& item, std::string_view text, std::string_view shortcut) {
    if (text.empty() || !(item.hovered || item.ring) || is_phone()) return;
    const double now = ImGui::GetTime();
    const int frame = kit_state().frame;
    if (tip.id != item.id || tip.frame < frame - 2) tip = {.id = item.id, .since_s = now};
    tip.frame = frame;
    if (item.held || item.clicked || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) tip.dismissed = true;
    if (tip.dismissed) return;
    const double waited = now - tip.since_s;
    if (waited < delay_s) return want_frame_in(delay_s - waited + 0.01);
    tip.shown = true;
    tip.min = item.min;
    tip.max = item.max;
    tip.text = text;
    tip.shortcut = shortcut;
}

void tooltip_ui(std::string_view text, std::string_view shortcut) {
    const ImGuiLastItemData& last = ImGui::GetCurrentContext()->LastItemData;
    tooltip_for({.id = last.ID ? last.ID : id_of(text),
                 .min = last.Rect.Min,
                 .max = last.Rect.Max,
                 .hovered = ImGui::IsItemHovered(),
                 .held = ImGui::IsItemActive()},
                text, shortcut);
}

void draw_tooltip_of_frame() {
    if (!std::exchange(tip.shown, false)) return;
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    const ImVec2 screen = ImGui::GetIO().DisplaySize, padding = px(9, 4);
    const ImVec2 size = text_size(tip.text, tip_style);
    const float keys = tip.shortcut.empty() ? 0 : text_size(tip.shortcut, tip_style).x + px(14);
    const float wide = size.x + keys + 2 * padding.x, tall = size.y + 2 * padding.y;
    float x = (tip.min.x + tip.max.x - wide) / 2, y = tip.max.y + px(6);
    if (y + tall > screen.y - px(4)) y = tip.min.y - px(6) - tall;
    x = std::clamp(x, px(6), std::max(px(6), screen.x - wide - px(6)));
    const float alpha = animate(id_of("tip", tip.id), 1, motion::instant, true);
    const ImVec2 min{x, y}, max{x + wide, y + tall};
    draw_shadow(draw, min, max, px(6), Elevation::medium, alpha * 0.7f);
    fill(draw, min, max, color(Color::inverse, alpha), px(6));
    draw_text(draw, plus(min, padding.x, padding.y), tip.text, tip_style, alpha);
    if (keys > 0)
        draw_text(draw, plus(min, padding.x + size.x + px(14), padding.y), tip.shortcut,
                  tip_style.with(Color::inverse_muted), alpha);
}

} // namespace crm
