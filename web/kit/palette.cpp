// See palette.hpp.
#include "web/kit/palette.hpp"

#include <algorithm>

#include "imgui_internal.h"

#include "core/text/item_list.hpp"
#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/modal_window.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/text_field.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

int count_of(std::span<const PaletteGroup> groups) {
    std::size_t count = 0;
    for (const PaletteGroup& group : groups) count += group.items.size();
    return static_cast<int>(count);
}

std::pair<int, int> place_of(std::span<const PaletteGroup> groups, int at) {
    for (int group = 0; group < static_cast<int>(groups.size()); ++group) {
        const int size = static_cast<int>(groups[static_cast<std::size_t>(group)].items.size());
        if (at < size) return {group, at};
        at -= size;
    }
    return {-1, -1};
}

// An answer is known by what it says, not by its place: while words are typed the answers move, and a press or a screen
// reader's choice means the one that was read.
std::vector<ImGuiID> ids_of(std::span<const PaletteGroup> groups, ImGuiID list) {
    std::vector<ImGuiID> ids;
    for (const PaletteGroup& group : groups)
        for (const PaletteItem& answer : group.items) {
            ImGuiID id = id_of(answer.label, id_of(answer.detail, id_of(group.label, list)));
            while (std::ranges::contains(ids, id)) id = id_of("twin", id);
            ids.push_back(id);
        }
    return ids;
}

float item_tall() { return px(is_phone() ? 54 : 42); }

Item answer_row(ImGuiID id, const PaletteItem& answer, bool lit) {
    const Item item = item_here(id, {width_left(), item_tall()}, {.grow_target = false});
    if (item.visible) {
        ImDrawList& draw = draw_here();
        if (lit) fill(draw, item.min, item.max, color(Color::selection), px(radius::control));
        const float middle = item.center().y;
        float x = item.min.x + px(10), end = item.max.x - px(10);
        if (!answer.avatar.empty())
            draw_avatar(draw, {x + px(13), middle}, px(26), answer.avatar);
        else
            draw_icon(draw, answer.icon, {x + px(13), middle}, 20, color(lit ? Color::accent_ink : Color::text_muted));
        x += px(38);
        if (!answer.shortcut.empty() && !is_phone())
            end -= draw_shortcut(draw, {end, middle}, answer.shortcut) + px(12);
        const float label = std::min(text_size(answer.label).x, end - x);
        draw_text_in(draw, {x, item.min.y}, {end, item.max.y}, answer.label, styles::body);
        draw_text_in(draw, {x + label + px(12), item.min.y}, {end, item.max.y}, answer.detail,
                     styles::small.with(Color::text_muted));
    }
    std::string name = answer.label;
    append_item(name, answer.detail, kit_locale().language);
    report({.id = item.id,
            .role = Role::option,
            .name = std::move(name),
            .selected = static_cast<std::int8_t>(lit),
            .shortcut = answer.shortcut},
           item);
    return item;
}

TextFieldResult search_line(ImGuiID id, PaletteState& state, std::string_view placeholder, ImGuiID active,
                            float width) {
    const ImVec2 at = cursor();
    const float tall = control_height() + px(16), field_tall = control_height();
    draw_icon(draw_here(), Icon::search, plus(at, px(26), tall / 2), 20, color(Color::text_muted));
    set_cursor(plus(at, px(36), (tall - field_tall) / 2));
    ImGui::PushFont(font_of(Weight::regular), font_px(TextSize::body));
    const TextFieldResult typed = text_field_ui({.id = id,
                                                 .label = placeholder,
                                                 .placeholder = placeholder,
                                                 .kind = TextKind::search,
                                                 .width = width - px(48),
                                                 .focus = ImGui::IsWindowAppearing(),
                                                 .frameless = true,
                                                 .role = "combobox",
                                                 .active_option = active,
                                                 .list = id_of("answers"),
                                                 .expanded = 1,
                                                 .select_all = true},
                                                state.query);
    ImGui::PopFont();
    hairline(draw_here(), plus(at, 0, tall), width, color(Color::border));
    set_cursor(plus(at, 0, tall + px(1)));
    return typed;
}

} // namespace

PaletteResult palette_ui(std::string_view id, PaletteState& state, std::span<const PaletteGroup> groups,
                         std::string_view placeholder) {
    PaletteResult result;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const bool whole = is_phone();
    const float width = whole ? screen.x : std::min(px(620), screen.x - px(32)), list_tall = px(400);
    const float head = control_height() + px(17);
    const ModalWindow modal{.id = id_of(id),
                            .name = std::string{placeholder},
                            .position = {screen.x / 2, whole ? 0 : screen.y * 0.14f},
                            .pivot = {0.5f, 0},
                            .size = {width, whole ? screen.y : head + list_tall},
                            .corner = whole ? 0 : px(radius::dialog)};
    if (!begin_modal(modal, state.open)) return result;
    const int count = count_of(groups);
    state.at = std::clamp(state.at, 0, std::max(count - 1, 0));
    const ImGuiID list_id = id_of("answers");
    const std::vector<ImGuiID> ids = ids_of(groups, list_id);
    const auto answer_id = [&](int at) { return ids[static_cast<std::size_t>(at)]; };
    const TextFieldResult typed =
        search_line(id_of("query"), state, placeholder, count > 0 ? answer_id(state.at) : 0, width);
    if (typed.changed) result.query_changed = true, state.at = 0;
    bool moved = false;
    if (typed.down && count > 0) state.at = (state.at + 1) % count, moved = true;
    if (typed.up && count > 0) state.at = (state.at + count - 1) % count, moved = true;

    const float room = ImGui::GetWindowPos().y + ImGui::GetWindowSize().y - cursor().y;
    begin_scroll_ui("list", {width, room}, px(8, 8));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    push_report({.id = list_id, .role = Role::listbox, .name = std::string{placeholder}}, cursor(),
                plus(cursor(), width, room));
    int at = 0;
    for (const PaletteGroup& group : groups) {
        if (group.items.empty()) continue;
        const ImVec2 top = cursor();
        place({width_left(), px(30)});
        draw_text_in(draw_here(), plus(top, px(10), 0), plus(top, width_left(), px(30)), group.label,
                     styles::caption.with(Weight::medium));
        report({.role = Role::text, .name = group.label}, top, plus(top, width_left(), px(30)));
        for (const PaletteItem& answer : group.items) {
            const Item item = answer_row(answer_id(at), answer, at == state.at);
            const ImVec2 delta = ImGui::GetIO().MouseDelta;
            if (item.hovered && (delta.x != 0 || delta.y != 0)) state.at = at;
            if (moved && at == state.at)
                ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {item.min, item.max}, ImGuiScrollFlags_KeepVisibleEdgeY);
            if (item.clicked || (at == state.at && typed.enter)) result.chosen = place_of(groups, at);
            ++at;
        }
    }
    if (count == 0) {
        const ImVec2 top = cursor();
        place({width_left(), px(90)});
        const std::string nothing = state.query.empty() ? std::string{} : say(kit_words::no_results_for, state.query);
        draw_text_in(draw_here(), top, plus(top, width_left(), px(90)), nothing, styles::muted, Align::center);
        report({.role = Role::status, .name = nothing}, top, plus(top, width_left(), px(90)));
    }
    semantics::pop();
    ImGui::PopStyleVar();
    end_scroll_ui();
    if (result.chosen || typed.cancelled) state.open = false;
    end_modal();
    return result;
}

} // namespace crm
