// See overlay_window.hpp.
#include "web/kit/overlay_window.hpp"

#include <algorithm>
#include <cfloat>
#include <unordered_map>
#include <utility>

#include "imgui_internal.h"

#include "web/kit/kit_state.hpp"
#include "web/kit/overlay.hpp"

namespace crm {
namespace {

struct Known {
    Anchor anchor{};
    ImVec2 size{};            // of the last frame: where it can open
    ImGuiID focus_before = 0; // who had the keyboard
    bool was_open = false;
};

std::unordered_map<ImGuiID, Known>& known_overlays() {
    static std::unordered_map<ImGuiID, Known> known;
    return known;
}

// Under the anchor, from its start; above it where there is no room below; never outside the screen.
ImVec2 position_of(const Known& known, ImVec2 size) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float margin = px(8), space = known.anchor.at_point ? 0 : px(4);
    const Anchor& anchor = known.anchor;
    const float below = anchor.max.y + space, above = anchor.min.y - space - size.y;
    const bool fits_below = below + size.y <= screen.y - margin || above < margin;
    float x = anchor.min.x;
    if (x + size.x > screen.x - margin && anchor.max.x - size.x >= margin) x = anchor.max.x - size.x;
    return {std::clamp(x, margin, std::max(margin, screen.x - margin - size.x)),
            std::clamp(fits_below ? below : above, margin, std::max(margin, screen.y - margin - size.y))};
}

void fade(ImGuiWindow* window, float alpha, float down) {
    for (ImDrawVert& vertex : window->DrawList->VtxBuffer) {
        vertex.col = faded(vertex.col, alpha);
        vertex.pos.y += down;
    }
    for (ImGuiWindow* child : window->DC.ChildWindows)
        if (child->LastFrameActive == ImGui::GetFrameCount()) fade(child, alpha, down);
}

bool is_dialog_open() {
    for (const ImGuiPopupData& open : ImGui::GetCurrentContext()->OpenPopupStack)
        if (open.Window && (open.Window->Flags & ImGuiWindowFlags_Modal)) return true;
    return false;
}

// Back to who opened it; a dialog that its choice has opened keeps the keyboard, and gives it back there later.
void return_focus(Known& known) {
    KitState& kit = kit_state();
    kit.returned_focus = std::exchange(known.focus_before, 0);
    kit.returned_focus_frame = kit.frame;
    if (kit.returned_focus && !is_dialog_open()) semantics::request_focus(kit.returned_focus);
}

} // namespace

void open_overlay(ImGuiID id, const Anchor& anchor) {
    known_overlays()[id].anchor = anchor;
    remember_focus(id);
    ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
    want_next_frame();
}

void open_overlay_under_last_item(ImGuiID id) {
    const ImRect item = ImGui::GetCurrentContext()->LastItemData.Rect;
    open_overlay(id, {item.Min, item.Max});
}

void set_overlay_anchor(ImGuiID id, const Anchor& anchor) { known_overlays()[id].anchor = anchor; }
bool is_overlay_open(ImGuiID id) { return ImGui::IsPopupOpen(id, ImGuiPopupFlags_None); }

void close_overlay(ImGuiID id) {
    const auto& open = ImGui::GetCurrentContext()->OpenPopupStack;
    for (int level = 0; level < open.Size; ++level)
        if (open[level].PopupId == id) return ImGui::ClosePopupToLevel(level, false);
}

bool is_innermost_overlay() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.BeginPopupStack.Size == g.OpenPopupStack.Size;
}

bool escape_pressed() { return ImGui::IsKeyPressed(ImGuiKey_Escape, false); }

void remember_focus(ImGuiID id) {
    const KitState& kit = kit_state();
    const bool menu_just_closed = kit.returned_focus && kit.returned_focus_frame >= kit.frame - 1;
    known_overlays()[id].focus_before = menu_just_closed ? kit.returned_focus : semantics::focus_owner();
}
void give_focus_back(ImGuiID id) {
    if (const ImGuiID before = std::exchange(known_overlays()[id].focus_before, 0)) semantics::request_focus(before);
}

void draw_overlay_ground(ImVec2 min, ImVec2 max, float corner, Elevation elevation) {
    ImDrawList& draw = draw_here();
    draw.PushClipRectFullScreen();
    draw_shadow(draw, min, max, corner, elevation);
    fill(draw, min, max, color(Color::raised), corner);
    if (corner > 0) outline(draw, min, max, color(Color::border), corner); // not where it covers the screen
    draw.PopClipRect();
}

void draw_entrance(float progress, float rise_design_px) {
    if (progress >= 1) return;
    fade(ImGui::GetCurrentWindow(), progress, (1 - progress) * px(rise_design_px));
}

bool begin_overlay(const OverlayWindow& spec) {
    Known& known = known_overlays()[spec.id];
    if (!is_overlay_open(spec.id)) {
        if (std::exchange(known.was_open, false) && spec.takes_focus) return_focus(known);
        known.size = {};
        return false;
    }
    const bool just_opened = !std::exchange(known.was_open, true);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float height_max = std::min(spec.height_max > 0 ? spec.height_max : FLT_MAX, screen.y - px(16));
    const float width_max = screen.x - px(16);
    const float width_least = std::min(std::max(spec.width, spec.width_min), width_max);
    ImGui::SetNextWindowSizeConstraints({width_least, 0}, {spec.width > 0 ? width_least : width_max, height_max});
    ImGui::SetNextWindowPos(position_of(known, known.size));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, spec.padding);
    const bool shown = ImGui::BeginPopupEx(
        spec.id, ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar();
    if (!shown) return false;
    // It takes no focus of ImGui's, which would have brought it before the dialog that it belongs to.
    if (is_innermost_overlay()) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    known.size = ImGui::GetWindowSize();
    const ImVec2 min = ImGui::GetWindowPos(), max = plus(min, known.size.x, known.size.y);
    draw_overlay_ground(min, max, spec.corner > 0 ? spec.corner : px(10), spec.elevation);
    if (just_opened) {
        want_next_frame();
        kit_state().menu_wants_focus = spec.role == Role::menu;
        if (spec.takes_focus) semantics::request_focus(spec.id);
    }
    push_report({.id = spec.id, .role = spec.role, .name = spec.name, .focusable = spec.takes_focus, .modal = false},
                min, max);
    if (is_innermost_overlay() && escape_pressed()) ImGui::CloseCurrentPopup();
    ImGui::PushOverrideID(spec.id);
    return true;
}

void end_overlay() {
    const ImGuiID id = ImGui::GetCurrentWindow()->PopupId;
    ImGui::PopID();
    semantics::pop();
    draw_entrance(animate(id_of("entrance", id), 1, motion::fast, true), -6);
    ImGui::EndPopup();
}

void close_overlay() {
    const bool in_modal = (ImGui::GetCurrentWindow()->RootWindow->Flags & ImGuiWindowFlags_Modal) != 0;
    if (in_modal)
        kit_state().close_requested = true;
    else
        ImGui::CloseCurrentPopup();
}

bool is_overlay_open(std::string_view id) { return is_overlay_open(id_of(id)); }

} // namespace crm
