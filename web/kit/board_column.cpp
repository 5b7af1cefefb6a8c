// One column of a board: its head, and the cards that are visible. See board.hpp.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "core/text/item_list.hpp"
#include "web/glyphs/text_engine.hpp"
#include "web/kit/board_state.hpp"
#include "web/kit/button.hpp"
#include "web/kit/display.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/theme/elevation.hpp"

namespace crm {

void BoardCard::clear() {
    title.clear();
    detail.clear();
    avatar.clear();
    end_text.clear();
    chips.clear();
}

std::string spoken(const BoardCard& card) {
    std::string all = card.title;
    const auto add = [&](std::string_view part) { append_item(all, part, kit_locale().language); };
    if (!card.detail.empty()) add(isolated_parts(card.detail));
    for (const auto& [label, tone] : card.chips) add(label);
    add(card.end_text);
    return all;
}

float board_card_tall(bool has_feet) {
    const float lines = 2 * px(12) + font_px(TextSize::body) + px(2) + font_px(TextSize::small);
    return lines + (has_feet ? px(8) + px(22) : 0);
}

void draw_board_card(ImDrawList& draw, ImVec2 min, ImVec2 max, const BoardCard& card, bool hovered, bool lifted) {
    const float pad = px(12), corner = px(10);
    draw_shadow(draw, min, max, corner, lifted ? Elevation::high : Elevation::low);
    fill(draw, min, max, color(theme().mode == ThemeMode::dark ? Color::raised : Color::surface), corner);
    outline(draw, min, max, color(lifted ? Color::accent : hovered ? Color::border_strong : Color::border), corner);
    const float start = min.x + pad, end = max.x - pad;
    float y = min.y + pad, title_end = end;
    if (!card.avatar.empty()) {
        const float side = px(28);
        draw_avatar(draw, {end - side / 2, y + side / 2}, side, card.avatar);
        title_end = end - side - px(8);
    }
    draw_text_cut(draw, {start, y}, card.title, styles::strong, title_end - start);
    y += font_px(TextSize::body) + px(2);
    draw_text_cut(draw, {start, y}, isolated_parts(card.detail), styles::small.with(Color::text_muted),
                  title_end - start);
    y += font_px(TextSize::small) + px(8);
    float last = end;
    if (!card.end_text.empty()) {
        const float width = std::min(text_size(card.end_text, styles::label).x, (end - start) * 0.6f);
        last = end - width;
        draw_text_in(draw, {last, y}, {end, y + px(22)}, card.end_text, styles::label.with(Color::text_muted),
                     Align::end);
        last -= px(8);
    }
    float x = start;
    for (const auto& [label, tone] : card.chips) {
        if (x > start && x + chip_width(label) > last) break;
        x += draw_chip(draw, {x, y}, label, tone, last - x) + px(4);
    }
}

namespace {

void head_ui(BoardParts& board, int column, ImVec2 min) {
    const BoardColumn& def = board.spec.columns[static_cast<std::size_t>(column)];
    ImDrawList& draw = draw_here();
    const float middle = min.y + px(22), side = px(30);
    float x = min.x + px(12);
    const float room = board.column_wide - px(24) - px(44) - (board.spec.add.empty() ? 0 : side);
    x += draw_chip(draw, {x, middle - px(11)}, def.title, def.tone, room) + px(8);
    const std::string count = plain_number(def.count);
    draw_text_in(draw, {x, min.y}, {x + px(60), min.y + px(44)}, count, styles::label.with(Color::text_muted));
    if (!def.total.empty())
        draw_text_in(draw, {min.x + px(12), min.y + px(38)},
                     {min.x + board.column_wide - px(12), min.y + board.head_tall - px(4)}, def.total, styles::caption);
    std::string name{def.title};
    for (const std::string_view part : {std::string_view{count}, std::string_view{def.total}})
        append_item(name, part, kit_locale().language);
    report({.role = Role::heading, .name = std::move(name), .level = 2}, min, plus(min, room, px(44)));
    if (board.spec.add.empty()) return;
    set_cursor({min.x + board.column_wide - side - px(6), middle - small_control_height() / 2});
    const IdScope scope{static_cast<std::uint64_t>(column)};
    if (icon_button_ui(Icon::plus, say(kit_words::add_to, board.spec.add, def.title),
                       {.kind = ButtonKind::quiet, .small = true, .width = side}))
        board.result.add = column;
}

// Where the card was while it is carried.
void draw_hole(ImDrawList& draw, ImVec2 min, ImVec2 max) {
    fill(draw, min, max, color(Color::hover), px(10));
    outline(draw, min, max, color(Color::border_strong, 0.6f), px(10));
}

void more_button(BoardParts& board, BoardPlace place, ImGuiID id, const BoardCard& card, ImVec2 min, ImVec2 max) {
    const ImVec2 center{max.x - px(12) - px(14) - (card.avatar.empty() ? 0 : px(36)), min.y + px(12) + px(14)};
    const float target = px(is_phone() ? 22 : 14), plate = px(14);
    const Item more = item_at(id_of("more", id), plus(center, -target, -target), plus(center, target, target),
                              {.grow_target = false});
    fill(draw_here(), plus(center, -plate, -plate), plus(center, plate, plate),
         color(more.hovered ? Color::border : Color::sunken, is_phone() ? 0.0f : 1.0f), px(6));
    draw_icon(draw_here(), Icon::more_horizontal, center, 18, color(Color::text_muted));
    focus_ring(draw_here(), more, px(6));
    report({.id = more.id, .role = Role::button, .name = say(kit_words::move_it, card.title), .has_popup = true}, more);
    if (more.clicked) open_card_menu(board, place, false);
}

void card_ui(BoardParts& board, BoardPlace place, ImVec2 min, ImVec2 max, bool hovered) {
    BoardState& state = board.state;
    const ImGuiID id = board.card_id(place);
    const BoardCard& card = board.fetch(place);
    const bool is_held = state.carry.is_lifted && state.held_key == board.spec.key(place.column, place.row);
    if (semantics::focus_owner() == id) {
        board.owns_focus = true;
        if (!state.wants_focus) state.cursor = place; // else it is on its way to another
    }
    is_held ? draw_hole(draw_here(), min, max) : draw_board_card(draw_here(), min, max, card, hovered, false);
    if (semantics::focused() == id) focus_ring(draw_here(), min, max, px(10));
    push_report({.id = id,
                 .role = Role::listitem,
                 .name = spoken(card),
                 .row_index = static_cast<int>(place.row),
                 .focusable = true,
                 .lifts = board.spec.can_move},
                min, max);
    // The way without dragging: a button that shows where somebody is.
    const bool shows_button = hovered || is_phone() || semantics::focus_owner() == id;
    if (shows_button && !is_held && board.spec.can_move) more_button(board, place, id, card, min, max);
    semantics::pop();
    if (state.wants_focus && state.cursor == place) {
        state.wants_focus = false;
        semantics::request_focus(id);
    }
    if (semantics::take_activation(id) && !state.carry.is_lifted) board.result.opened = {place.column, place.row};
}

void read_presses(BoardParts& board, int column, ImVec2 min, ImVec2 max, float first_y, std::int64_t& hovered_row) {
    BoardState& state = board.state;
    const ImGuiID body = id_of("body", id_of(static_cast<std::uint64_t>(column), board.id));
    ImGui::SetNextItemAllowOverlap();
    ImGui::ItemAdd({min, max}, body, nullptr, ImGuiItemFlags_NoNav);
    bool hovered = false, held = false;
    const bool pressed = ImGui::ButtonBehavior({min, max}, body, &hovered, &held,
                                               int{ImGuiButtonFlags_AllowOverlap} | ImGuiButtonFlags_PressedOnClick);
    if (!hovered || !ImGui::IsMousePosValid()) return;
    const float step = board.card_tall + board.gap;
    const float into = ImGui::GetIO().MousePos.y - first_y;
    const auto row = static_cast<std::int64_t>(std::floor(into / step));
    const bool on_card =
        into >= 0 && row < board.count(column) && into - static_cast<float>(row) * step < board.card_tall;
    if (!on_card) return;
    if (!state.carry.is_lifted) {
        hovered_row = row;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const BoardPlace place{column, row};
    if (ImGui::IsMouseClicked(1)) open_card_menu(board, place, true);
    if (!pressed) return;
    press(state.carry);
    state.held = place;
    state.held_key = board.spec.key(column, row);
    state.held_card = board.fetch(place);
    const ImVec2 at = ImGui::GetIO().MousePos;
    state.grip = {at.x - min.x, into - static_cast<float>(row) * step};
    state.cursor = place;
    state.wants_focus = state.has_keyboard = true;
}

void cards_ui(BoardParts& board, int column, ImVec2 min, ImVec2 size) {
    BoardState& state = board.state;
    const std::int64_t count = board.count(column);
    const float step = board.card_tall + board.gap;
    ImGui::SetNextWindowContentSize({0, static_cast<float>(count) * step + px(4)});
    set_cursor(min);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    ImGui::BeginChild(id_of("cards", id_of(static_cast<std::uint64_t>(column), board.id)), size, 0,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    if (state.reveal.column == column && state.reveal.row >= 0) {
        const float top = static_cast<float>(state.reveal.row) * step, bottom = top + step;
        if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
        if (bottom > ImGui::GetScrollY() + size.y) ImGui::SetScrollY(bottom - size.y + px(4));
        state.reveal.row = -1;
        want_next_frame();
    }
    const ImVec2 max = plus(min, size.x, size.y);
    const float card_wide = size.x - px(8); // the scroll bar lies beside the cards
    const float first_y = min.y + px(2) - ImGui::GetScrollY();
    std::int64_t hovered_row = -1;
    read_presses(board, column, min, max, first_y, hovered_row);
    const auto first = std::clamp<std::int64_t>(static_cast<std::int64_t>((min.y - first_y) / step), 0, count);
    const auto last = std::clamp<std::int64_t>(static_cast<std::int64_t>((max.y - first_y) / step) + 1, first, count);
    const BoardColumn& def = board.spec.columns[static_cast<std::size_t>(column)];
    if (count > 0) {
        push_report({.id = id_of("list", id_of(static_cast<std::uint64_t>(column), board.id)),
                     .role = Role::list,
                     .name = std::string{def.title},
                     .own_keys = true},
                    min, max);
        for (std::int64_t row = first; row < last; ++row) {
            const ImVec2 card_min{min.x, first_y + static_cast<float>(row) * step};
            card_ui(board, {column, row}, card_min, plus(card_min, card_wide, board.card_tall), row == hovered_row);
        }
        semantics::pop();
    } else {
        const ImVec2 hole_max = plus(min, card_wide, px(72));
        outline(draw_here(), min, hole_max, color(Color::border), px(10));
        draw_text_in(draw_here(), min, hole_max, say(kit_words::nothing_here), styles::small.with(Color::text_faint),
                     Align::center);
        report({.role = Role::text, .name = std::string{say(kit_words::nothing_here)}}, min, hole_max);
    }
    scroll_bar_of_window();
    ImGui::EndChild();
}

} // namespace

void board_column_ui(BoardParts& board, int column, float x) {
    const BoardColumn& def = board.spec.columns[static_cast<std::size_t>(column)];
    const float tall = ImGui::GetWindowHeight(), inset = px(8);
    const ImVec2 min{x, ImGui::GetWindowPos().y}, max{x + board.column_wide, min.y + tall};
    const bool is_target = board.state.carry.is_lifted && board.state.target == column && def.can_take;
    fill(draw_here(), min, max, color(is_target ? Color::accent_soft : Color::sunken), px(radius::card));
    if (is_target) outline(draw_here(), min, max, color(Color::accent), px(radius::card), 2);
    push_report({.role = Role::group, .name = std::string{def.title}}, min, max);
    head_ui(board, column, min);
    cards_ui(board, column, {min.x + inset, min.y + board.head_tall},
             {board.column_wide - inset, tall - board.head_tall - inset / 2});
    semantics::pop();
}

} // namespace crm
