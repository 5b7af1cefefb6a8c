// See option_list.hpp.
#include "web/kit/option_list.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "imgui_internal.h"

#include "core/text/fold.hpp"
#include "web/kit/display.hpp"
#include "web/kit/kit_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/toggles.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

float row_tall(const ListRow& row) { return px(is_phone() ? 46 : row.avatar.empty() || row.detail.empty() ? 34 : 44); }

void draw_row(const Item& item, const ListRow& row, bool chosen, bool lit) {
    ImDrawList& draw = draw_here();
    fill(draw, item.min, item.max, lit ? color(Color::hover) : 0, px(6));
    if (chosen && !lit) fill(draw, item.min, item.max, color(Color::selection), px(6));
    const float middle = item.center().y;
    float x = item.min.x + px(10), end = item.max.x - px(10);
    if (row.checked >= 0) {
        draw_checkbox(draw, {x + px(8), middle}, px(17), row.checked == 1, false, lit);
        x += px(28);
    }
    if (!row.avatar.empty()) {
        draw_avatar(draw, {x + px(13), middle}, px(26), row.avatar);
        x += px(36);
    } else if (row.icon != Icon::none) {
        draw_icon(draw, row.icon, {x + px(9), middle}, 18, color(row.accent ? Color::accent_ink : Color::text_muted));
        x += px(28);
    }
    if (row.tone) {
        draw.AddCircleFilled({x + px(5), middle}, px(4.5f), color(colors_of(*row.tone).solid));
        x += px(19);
    }
    if (chosen) {
        draw_icon(draw, Icon::check, {end - px(8), middle}, 18, color(Color::accent_ink));
        end -= px(26);
    }
    const Color ink = row.disabled ? Color::text_faint : row.accent ? Color::accent_ink : Color::text;
    const TextStyle label = (row.accent ? styles::strong : styles::body).with(ink);
    if (!row.avatar.empty() && !row.detail.empty()) {
        const float top = middle - (font_px(TextSize::body) + font_px(TextSize::caption)) / 2;
        draw_text_cut(draw, {x, top}, row.label, label, end - x);
        draw_text_cut(draw, {x, top + font_px(TextSize::body)}, row.detail, styles::caption, end - x);
        return;
    }
    if (!row.detail.empty()) {
        const float width = std::min(text_size(row.detail, styles::small).x, (end - x) * 0.45f);
        draw_text_in(draw, {end - width, item.min.y}, {end, item.max.y}, row.detail,
                     styles::small.with(Color::text_muted), Align::end);
        end -= width + px(10);
    }
    draw_text_in(draw, {x, item.min.y}, {end, item.max.y}, row.label, label);
}

// Letters typed in a row find the first label that begins with them; again the same letter: the next one.
void find_by_letters(const ListSpec& spec, ListState& state) {
    struct Letters {
        std::string text{};
        double last_s = -10;
    };
    static Letters letters;
    const ImGuiIO& io = ImGui::GetIO();
    const double now = ImGui::GetTime();
    for (const ImWchar c : io.InputQueueCharacters) {
        if (c <= 32) continue;
        if (now - letters.last_s > 0.9) letters.text.clear();
        letters.last_s = now;
        char utf8[5];
        letters.text += ImTextCharToUtf8(utf8, c);
        const std::string wanted = folded(letters.text);
        for (int step = letters.text.size() <= 2 ? 1 : 0; step <= spec.count; ++step) {
            const int index = (std::max(state.at, 0) + step) % std::max(spec.count, 1);
            if (index < spec.count && folded(spec.row(index).label).starts_with(wanted)) {
                state.at = index;
                state.moved = true;
                break;
            }
        }
    }
}

std::optional<int> read_keys(const ListSpec& spec, ListState& state) {
    if (key_pressed(ImGuiKey_DownArrow)) move_in_list(spec, state, 1);
    if (key_pressed(ImGuiKey_UpArrow)) move_in_list(spec, state, -1);
    if (key_pressed(ImGuiKey_PageDown)) move_in_list(spec, state, 8);
    if (key_pressed(ImGuiKey_PageUp)) move_in_list(spec, state, -8);
    if (key_pressed(ImGuiKey_Home)) state.at = -1, move_in_list(spec, state, 1);
    if (key_pressed(ImGuiKey_End)) state.at = spec.count, move_in_list(spec, state, -1);
    find_by_letters(spec, state);
    const bool enter = key_pressed(ImGuiKey_Enter, false) || key_pressed(ImGuiKey_KeypadEnter, false) ||
                       key_pressed(ImGuiKey_Space, false);
    if (enter && state.at >= 0 && state.at < spec.count && !spec.row(state.at).disabled) return state.at;
    return {};
}

} // namespace

ImGuiID option_id(ImGuiID list, int index) { return id_of(std::uint64_t(index) + 1, list); }

ListState& list_state(ImGuiID id) {
    static std::unordered_map<ImGuiID, ListState> states;
    return states[id];
}
std::string& typed_text(ImGuiID id) {
    static std::unordered_map<ImGuiID, std::string> texts;
    return texts[id];
}

void close_list_when_left(ImGuiID list, ListState& state, const TextFieldResult& typed) {
    const bool left = std::exchange(state.had_focus, typed.focused) && !typed.focused;
    if ((left || typed.cancelled) && is_overlay_open(list)) close_overlay(list);
}

void move_in_list(const ListSpec& spec, ListState& state, int step) {
    const int way = step < 0 ? -1 : 1;
    for (int left = std::abs(step); left > 0; --left) {
        int next = state.at + way;
        while (next >= 0 && next < spec.count && spec.row(next).disabled) next += way;
        if (next < 0 || next >= spec.count) break;
        state.at = next;
    }
    state.moved = true;
}

std::optional<int> option_list_ui(const ListSpec& spec, ListState& state) {
    if (!is_overlay_open(spec.id)) {
        begin_overlay({.id = spec.id, .takes_focus = false}); // lets it notice that it was closed
        return {};
    }
    set_overlay_anchor(spec.id, spec.anchor);
    const float width = std::max(spec.width > 0 ? spec.width : spec.anchor.max.x - spec.anchor.min.x, px(180));
    if (!begin_overlay({.id = spec.id,
                        .role = Role::listbox,
                        .name = std::string{spec.name},
                        .width = width,
                        .height_max = px(340),
                        .padding = px(6, 6),
                        .takes_focus = false}))
        return {};
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    std::optional<int> chosen;
    if (spec.own_keys) chosen = read_keys(spec, state);
    float tall = 0;
    for (int i = 0; i < spec.count; ++i) tall += row_tall(spec.row(i)) + (spec.row(i).divider_before ? px(9) : 0);
    if (spec.count == 0) {
        const ImVec2 at = cursor();
        place({width - px(12), px(40)});
        draw_text_in(draw_here(), plus(at, px(10), 0), plus(at, width - px(22), px(40)),
                     spec.empty.empty() ? say(kit_words::no_results) : spec.empty, styles::muted);
    } else {
        begin_scroll_ui("rows", {width - px(12), std::min(tall, px(328))});
        for (int i = 0; i < spec.count; ++i) {
            const ListRow row = spec.row(i);
            if (row.divider_before) {
                hairline(draw_here(), plus(cursor(), 0, px(4)), width_left(), color(Color::border));
                place({0, px(9)});
            }
            const Item item = item_here(option_id(spec.id, i), {width_left(), row_tall(row)},
                                        {.disabled = row.disabled, .grow_target = false});
            const ImVec2 moved = ImGui::GetIO().MouseDelta;
            if (item.hovered && (moved.x != 0 || moved.y != 0)) state.at = i;
            if (item.visible) draw_row(item, row, i == spec.chosen, state.at == i);
            if (state.moved && state.at == i)
                ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {item.min, item.max}, ImGuiScrollFlags_KeepVisibleEdgeY);
            report({.id = item.id,
                    .role = Role::option,
                    .name = std::string{row.label},
                    .description = std::string{row.detail},
                    .selected = static_cast<std::int8_t>(row.checked >= 0 ? row.checked : i == spec.chosen)},
                   item);
            if (item.clicked) chosen = i;
        }
        state.moved = false;
        end_scroll_ui();
    }
    ImGui::PopStyleVar();
    if (chosen && !spec.stays_open) ImGui::CloseCurrentPopup();
    end_overlay();
    return chosen;
}

} // namespace crm
