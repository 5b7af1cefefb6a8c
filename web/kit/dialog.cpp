// Dialogs and the question before something that hurts. See overlay.hpp.
#include <algorithm>
#include <cfloat>

#include "imgui_internal.h"

#include "web/kit/button.hpp"
#include "web/kit/kit_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/modal_window.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/text.hpp"

namespace crm {
namespace {

float dialog_padding() { return px(is_phone() ? 20 : 24); }

void title_row(const DialogSpec& spec, bool& open) {
    const float close_side = small_control_height();
    const ImVec2 top = cursor();
    begin_box(width_left() - close_side - px(8));
    heading_ui(spec.title, 2);
    if (!spec.description.empty()) {
        gap(4);
        paragraph_ui(spec.description, styles::muted);
    }
    const ImVec2 size = end_box();
    const ImVec2 below = cursor();
    set_cursor({top.x + size.x + px(16), top.y});
    if (spec.can_close &&
        icon_button_ui(Icon::close, say(kit_words::close), {.kind = ButtonKind::quiet, .small = true}))
        open = false;
    set_cursor({below.x, top.y + std::max(size.y, close_side) + px(16)});
}

} // namespace

bool begin_dialog_ui(std::string_view id, const DialogSpec& spec, bool& open) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const bool sheet = is_phone();
    const float width = sheet ? screen.x : std::min(px(spec.width), screen.x - px(32));
    const ImVec2 pivot = sheet ? ImVec2{0.5f, 1} : ImVec2{0.5f, 0.42f};
    const ModalWindow modal{.id = id_of(id),
                            .name = std::string{spec.title},
                            .position = {screen.x * pivot.x, screen.y * pivot.y},
                            .pivot = pivot,
                            .size = {width, 0},
                            .height_max = screen.y - px(sheet ? 24 : 48),
                            .padding = {dialog_padding(), px(20)},
                            .corner = px(radius::dialog),
                            .closes_outside = spec.closes_outside && spec.can_close,
                            .escape_closes = spec.can_close};
    if (!begin_modal(modal, open)) return false;
    title_row(spec, open);
    return true;
}

void begin_dialog_actions_ui() {
    gap(is_phone() ? 20 : 24);
    // Buttons are laid from the start; the row is moved to the end side by the width it had in the frame before.
    const ImGuiID id = id_of("actions");
    ImGuiStorage& storage = *ImGui::GetStateStorage();
    kit_state().actions_row = id;
    const float width = storage.GetFloat(id, 0);
    if (width > 0)
        at_end(width);
    else
        want_next_frame();
    ImGui::BeginGroup();
    kit_state().actions_open = true;
}

void end_dialog_ui() {
    KitState& kit = kit_state();
    if (std::exchange(kit.actions_open, false)) {
        ImGui::EndGroup();
        ImGui::GetStateStorage()->SetFloat(kit.actions_row, ImGui::GetItemRectSize().x);
    }
    end_modal();
}

Answer confirm_ui(std::string_view id, const ConfirmSpec& spec, bool& open) {
    Answer answer = Answer::none;
    const bool was_open = open;
    if (begin_dialog_ui(id, {.title = spec.title, .description = spec.text, .width = 440}, open)) {
        begin_dialog_actions_ui();
        if (button_ui(say(kit_words::cancel))) answer = Answer::no;
        beside();
        const ButtonKind kind = spec.danger ? ButtonKind::danger : ButtonKind::primary;
        if (button_ui(spec.confirm, {.kind = kind}) ||
            (key_pressed(ImGuiKey_Enter, false) && semantics::focus_owner() == id_of(id)))
            answer = Answer::yes;
        end_dialog_ui();
    }
    if (answer != Answer::none) open = false;
    if (was_open && !open && answer == Answer::none) answer = Answer::no;
    return answer;
}

} // namespace crm
