// See scroll_area.hpp.
#include "web/kit/scroll_area.hpp"

#include <algorithm>

#include "imgui_internal.h"

#include "web/kit/draw.hpp"

namespace crm {
namespace {

constexpr float track = 12, thumb_length_min = 36;    // design px
float thumb_wide() { return px(is_phone() ? 3 : 6); } // a finger scrolls the content itself

} // namespace

bool scroll_bar_ui(ImGuiID id, ImVec2 min, ImVec2 max, bool vertical, ScrollBar& bar) {
    if (bar.content <= bar.view + 0.5) return false;
    const float length = vertical ? max.y - min.y : max.x - min.x;
    const float size =
        std::clamp(static_cast<float>(bar.view / bar.content) * length, std::min(px(thumb_length_min), length), length);
    const double range = bar.content - bar.view, room = length - size;
    ImGuiContext& g = *ImGui::GetCurrentContext();

    const bool visible = ImGui::ItemAdd({min, max}, id, nullptr, ImGuiItemFlags_NoNav);
    bool hovered = false, held = false;
    if (!is_phone()) ImGui::ButtonBehavior({min, max}, id, &hovered, &held, ImGuiButtonFlags_NoNavFocus);
    const double before = bar.at;
    if (held && room > 0) {
        // While held, the thumb keeps the place where it was taken; a press beside it brings it under the pointer.
        const float pointer = vertical ? g.IO.MousePos.y - min.y : g.IO.MousePos.x - min.x;
        const auto thumb_at = static_cast<float>(bar.at / range * room);
        float& grab = *ImGui::GetStateStorage()->GetFloatRef(id);
        if (g.ActiveIdIsJustActivated)
            grab = pointer >= thumb_at && pointer <= thumb_at + size ? pointer - thumb_at : size / 2;
        bar.at = std::clamp((pointer - grab) / room, 0.0, 1.0) * range;
    }
    if (visible) {
        const float over = animate(id, held ? 1.0f : hovered ? 0.75f : 0.35f, motion::fast);
        const auto from = static_cast<float>(range > 0 ? bar.at / range * room : 0);
        const float thick = thumb_wide(), inset = is_phone() ? px(track) - thick - px(2) : (px(track) - thick) / 2;
        const ImVec2 a =
            vertical ? ImVec2{min.x + inset, min.y + from + px(2)} : ImVec2{min.x + from + px(2), min.y + inset};
        const ImVec2 b = vertical ? ImVec2{a.x + thick, a.y + size - px(4)} : ImVec2{a.x + size - px(4), a.y + thick};
        fill(draw_here(), a, b, color(Color::neutral_solid, is_high_contrast(theme().mode) ? 1 : 0.25f + 0.55f * over),
             thick / 2);
    }
    return bar.at != before;
}

bool begin_scroll_ui(std::string_view id, ImVec2 size, ImVec2 padding) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    // Plain padding without a frame: AlwaysUseWindowPadding.
    const bool shown = ImGui::BeginChild(id_of(id), size, ImGuiChildFlags_AlwaysUseWindowPadding,
                                         ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    return shown;
}

void scroll_bar_of_window() {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (window->ScrollMax.y <= 0 || window->SkipItems) return;
    const ImRect inside = window->InnerRect;
    ScrollBar bar{window->Scroll.y, inside.GetHeight(), inside.GetHeight() + window->ScrollMax.y};
    // The bar lies over the content and must not lengthen it.
    const ImVec2 before = window->DC.CursorMaxPos;
    ImGui::PushClipRect(inside.Min, inside.Max, false);
    if (scroll_bar_ui(window->GetID("#scroll"), {inside.Max.x - px(track), inside.Min.y + px(2)},
                      {inside.Max.x, inside.Max.y - px(2)}, true, bar))
        ImGui::SetScrollY(static_cast<float>(bar.at));
    ImGui::PopClipRect();
    window->DC.CursorMaxPos = before;
}

void end_scroll_ui() {
    scroll_bar_of_window();
    ImGui::EndChild();
}

} // namespace crm
