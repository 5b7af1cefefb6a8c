// See modal_window.hpp.
#include "web/kit/modal_window.hpp"

#include <algorithm>
#include <cstdio>

#include "imgui_internal.h"

#include "web/kit/kit_state.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/scroll_area.hpp"

namespace crm {
namespace {

bool pressed_outside(ImVec2 min, ImVec2 max) {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsMouseHoveringRect(min, max, false) &&
           !is_over_toasts(ImGui::GetIO().MousePos);
}

bool is_uppermost_modal() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    for (int level = g.BeginPopupStack.Size; level < g.OpenPopupStack.Size; ++level)
        if (g.OpenPopupStack[level].Window && (g.OpenPopupStack[level].Window->Flags & ImGuiWindowFlags_Modal))
            return false;
    return true;
}

struct OpenModal {
    ImGuiID id;
    bool* open;
    bool slides;
};
std::vector<OpenModal>& open_modals() {
    static std::vector<OpenModal> modals;
    return modals;
}

} // namespace

bool begin_modal(const ModalWindow& spec, bool& open) {
    char name[32];
    std::snprintf(name, sizeof name, "##modal_%08X", spec.id);
    // Under a fixed parent id, so that the same dialog is found whatever the id stack is.
    ImGui::PushOverrideID(spec.id);
    const ImGuiID popup = ImGui::GetID(name);
    const bool is_open = ImGui::IsPopupOpen(popup, ImGuiPopupFlags_None);
    if (!open && !is_open) {
        ImGui::PopID();
        return false;
    }
    const bool opens_now = open && !is_open;
    if (opens_now) {
        remember_focus(spec.id);
        ImGui::OpenPopupEx(popup);
        want_next_frame();
    }
    const float shown = animate(id_of("shown", spec.id), 1, spec.slide != 0 ? motion::normal : motion::fast, true);
    ImGui::SetNextWindowPos({spec.position.x + spec.slide * (1 - shown), spec.position.y}, ImGuiCond_Always,
                            spec.pivot);
    ImGui::SetNextWindowSizeConstraints({spec.size.x, spec.size.y},
                                        {spec.size.x, spec.size.y > 0 ? spec.size.y : spec.height_max});
    ImGui::SetNextWindowSize(spec.size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, spec.padding);
    const bool visible =
        ImGui::BeginPopupModal(name, nullptr,
                               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
                                   (spec.size.y > 0 ? 0 : ImGuiWindowFlags_AlwaysAutoResize));
    ImGui::PopStyleVar();
    if (!visible) {
        ImGui::PopID();
        return false;
    }
    const ImVec2 min = ImGui::GetWindowPos(), size = ImGui::GetWindowSize(), max = plus(min, size.x, size.y);
    draw_overlay_ground(min, max, spec.corner, Elevation::high);
    push_report({.id = spec.id, .role = Role::dialog, .name = spec.name, .focusable = true, .modal = true}, min, max);
    if (opens_now) semantics::request_focus(spec.id);
    const bool was_shown_before =
        ImGui::GetCurrentWindow()->HiddenFramesCannotSkipItems == 0 && !ImGui::IsWindowAppearing();
    if (open && was_shown_before && is_innermost_overlay() &&
        ((spec.escape_closes && escape_pressed()) || (spec.closes_outside && pressed_outside(min, max))))
        open = false;
    open_modals().push_back({spec.id, &open, spec.slide != 0});
    return true;
}

void end_modal() {
    const OpenModal modal = open_modals().back();
    open_modals().pop_back();
    scroll_bar_of_window();
    if (*modal.open && is_uppermost_modal()) draw_toasts(true);
    semantics::pop();
    if (std::exchange(kit_state().close_requested, false)) *modal.open = false;
    if (!modal.slides) draw_entrance(animate(id_of("fade", modal.id), 1, motion::fast, true), 10);
    if (!*modal.open) {
        ImGui::CloseCurrentPopup();
        give_focus_back(modal.id);
    }
    ImGui::EndPopup();
    ImGui::PopID();
}

} // namespace crm
