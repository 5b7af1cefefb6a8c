// The board's flow: columns side by side, carrying a card, keyboard, the card's menu. See board.hpp.
#include "web/kit/board.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "imgui_internal.h"

#include "core/text/item_list.hpp"
#include "web/kit/board_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/scroll_area.hpp"

namespace crm {
namespace {

BoardState& state_of(ImGuiID id) {
    static std::unordered_map<ImGuiID, BoardState> states;
    return states[id];
}

std::string_view title_of(const BoardParts& board, int column) {
    return board.spec.columns[static_cast<std::size_t>(column)].title;
}

// ---- carrying ----
int column_at(const BoardParts& board, float x) {
    const float into = x - board.min.x + ImGui::GetScrollX();
    const auto last = static_cast<int>(board.spec.columns.size()) - 1;
    return std::clamp(static_cast<int>(std::floor(into / board.step())), 0, last);
}

bool can_take(const BoardParts& board, int column) {
    return column >= 0 && board.spec.columns[static_cast<std::size_t>(column)].can_take;
}

void take_up(BoardParts& board, BoardPlace place) {
    BoardState& state = board.state;
    state.held = place;
    state.held_key = board.spec.key(place.column, place.row);
    state.held_card = board.fetch(place);
    state.target = place.column;
    semantics::announce(say(kit_words::lifted, state.held_card.title, title_of(board, place.column)));
}

void drop(BoardParts& board, BoardPlace from, int to) {
    BoardState& state = board.state;
    state.carry = {};
    if (to == from.column || !can_take(board, to)) {
        semantics::announce(say(kit_words::put_back, state.held_card.title, title_of(board, from.column)));
        return;
    }
    board.result.moved = BoardMove{board.spec.key(from.column, from.row), from.row, from.column, to};
    semantics::announce(say(kit_words::moved_to, state.held_card.title, title_of(board, to)));
    state.follow_key = board.result.moved->key;
    state.follow_column = to;
    state.follow_frames = 60;
    want_next_frame();
}

// A list that has changed under the carried card may have moved it.
bool holds_still(const BoardParts& board) {
    const BoardPlace held = board.state.held;
    return held.column >= 0 && held.column < std::ssize(board.spec.columns) && held.row < board.count(held.column) &&
           board.spec.key(held.column, held.row) == board.state.held_key;
}

void follow_carry(BoardParts& board) {
    BoardState& state = board.state;
    const bool was_lifted = state.carry.is_lifted;
    if (was_lifted && !holds_still(board)) state.carry = {};
    if (!board.spec.can_move && state.carry.is_lifted) state.carry = {};
    switch (follow_pointer(state.carry)) {
    case Carried::nothing: break;
    case Carried::clicked:
        if (holds_still(board)) board.result.opened = {state.held.column, state.held.row};
        break;
    case Carried::rested: open_card_menu(board, state.held, true); break;
    case Carried::lifted: take_up(board, state.held); break;
    case Carried::dropped: drop(board, state.held, state.target); break;
    case Carried::put_back: drop(board, state.held, state.held.column); break;
    }
    if (!state.carry.is_lifted || state.carry.by_keys || !ImGui::IsMousePosValid()) return;
    const ImVec2 at = ImGui::GetIO().MousePos;
    state.target = column_at(board, at.x);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (const float push = edge_scroll(at.x, board.min.x, board.max.x); push != 0)
        ImGui::SetScrollX(std::clamp(ImGui::GetScrollX() + push, 0.0f, ImGui::GetScrollMaxX())), want_next_frame();
}

void draw_carried(BoardParts& board) {
    BoardState& state = board.state;
    if (!state.carry.is_lifted) return;
    const float wide = board.column_wide - 2 * px(8);
    ImVec2 min = plus(ImGui::GetIO().MousePos, -state.grip.x, -state.grip.y);
    if (state.carry.by_keys) {
        const float goal = static_cast<float>(state.target) * board.step();
        const float x = animate(id_of("carried", board.id), goal, motion::fast);
        min = {board.min.x - ImGui::GetScrollX() + x + px(8), board.min.y + board.head_tall + px(6)};
    }
    draw_board_card(*ImGui::GetForegroundDrawList(), min, plus(min, wide, board.card_tall), state.held_card, true,
                    true);
}

// ---- keyboard ----
void go_to(BoardParts& board, BoardPlace place) {
    if (place.column < 0 || board.count(place.column) == 0) return;
    place.row = std::clamp<std::int64_t>(place.row, 0, board.count(place.column) - 1);
    board.state.cursor = board.state.reveal = place;
    board.state.wants_focus = board.state.has_keyboard = true;
    want_next_frame();
}

// The next column on one side that has cards.
int column_beside(const BoardParts& board, int column, int way) {
    for (int i = column + way; i >= 0 && i < std::ssize(board.spec.columns); i += way)
        if (board.count(i) > 0) return i;
    return -1;
}

void carry_by_key(BoardParts& board, int way) {
    BoardState& state = board.state;
    for (int i = state.target + way; i >= 0 && i < std::ssize(board.spec.columns); i += way) {
        if (!can_take(board, i) && i != state.held.column) continue;
        state.target = i;
        state.reveal = {i, -1};
        semantics::announce(say(kit_words::carried_over, state.held_card.title, title_of(board, i)));
        want_next_frame();
        return;
    }
}

void read_carry_keys(BoardParts& board) {
    BoardState& state = board.state;
    if (key_pressed(ImGuiKey_RightArrow)) carry_by_key(board, 1);
    if (key_pressed(ImGuiKey_LeftArrow)) carry_by_key(board, -1);
    if (key_pressed(ImGuiKey_Space, false) || key_pressed(ImGuiKey_Enter, false))
        return drop(board, state.held, state.target);
    if (key_pressed(ImGuiKey_Escape, false)) drop(board, state.held, state.held.column);
}

void read_keys(BoardParts& board) {
    BoardState& state = board.state;
    if (!state.has_keyboard) return;
    if (state.carry.is_lifted) {
        if (state.carry.by_keys) read_carry_keys(board);
        return;
    }
    BoardPlace at = state.cursor;
    if (at.column < 0 || at.column >= std::ssize(board.spec.columns) || at.row >= board.count(at.column)) return;
    const auto page = std::max<std::int64_t>(
        1,
        static_cast<std::int64_t>((board.max.y - board.min.y - board.head_tall) / (board.card_tall + board.gap)) - 1);
    if (key_pressed(ImGuiKey_DownArrow)) go_to(board, {at.column, at.row + 1});
    if (key_pressed(ImGuiKey_UpArrow)) go_to(board, {at.column, at.row - 1});
    if (key_pressed(ImGuiKey_PageDown)) go_to(board, {at.column, at.row + page});
    if (key_pressed(ImGuiKey_PageUp)) go_to(board, {at.column, at.row - page});
    if (key_pressed(ImGuiKey_Home, false)) go_to(board, {at.column, 0});
    if (key_pressed(ImGuiKey_End, false)) go_to(board, {at.column, board.count(at.column) - 1});
    if (key_pressed(ImGuiKey_RightArrow)) go_to(board, {column_beside(board, at.column, 1), at.row});
    if (key_pressed(ImGuiKey_LeftArrow)) go_to(board, {column_beside(board, at.column, -1), at.row});
    if (key_pressed(ImGuiKey_Enter, false)) board.result.opened = {at.column, at.row};
    const bool wants_menu =
        key_pressed(ImGuiKey_Menu, false) || (ImGui::GetIO().KeyShift && key_pressed(ImGuiKey_F10, false));
    if (wants_menu) open_card_menu(board, at, false);
    if (key_pressed(ImGuiKey_Space, false) && board.spec.can_move) {
        state.carry = {.is_lifted = true, .by_keys = true};
        take_up(board, at);
    }
}

void follow_focus(BoardParts& board) {
    const ImGuiID owner = semantics::focus_owner();
    if (board.owns_focus)
        board.state.has_keyboard = true;
    else if (owner != 0) {
        board.state.has_keyboard = false;
        if (board.state.carry.by_keys) drop(board, board.state.held, board.state.held.column);
    }
}

void follow_dropped(BoardParts& board) {
    BoardState& state = board.state;
    if (state.follow_column < 0 || state.follow_column >= std::ssize(board.spec.columns)) return;
    if (--state.follow_frames <= 0) state.follow_column = -1;
    if (state.follow_column < 0) return;
    const std::int64_t last = std::min<std::int64_t>(board.count(state.follow_column), 50000);
    for (std::int64_t row = 0; row < last; ++row)
        if (board.spec.key(state.follow_column, row) == state.follow_key) {
            go_to(board, {state.follow_column, row});
            state.follow_column = -1;
            return;
        }
}

// ---- the card's menu ----
void card_menu(BoardParts& board) {
    const BoardPlace place = board.state.menu;
    if (place.column < 0 || place.column >= std::ssize(board.spec.columns) || place.row >= board.count(place.column))
        return;
    const std::string name = say(kit_words::move_it, board.fetch(place).title);
    if (!begin_overlay({.id = id_of("menu", board.id),
                        .role = Role::menu,
                        .name = name,
                        .width_min = px(200),
                        .padding = px(6, 6)}))
        return;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    menu_heading_ui(say(kit_words::move_to));
    for (int i = 0; i < std::ssize(board.spec.columns); ++i) {
        const IdScope scope{static_cast<std::uint64_t>(i)};
        const bool is_here = i == place.column;
        if (menu_item_ui(title_of(board, i), {.disabled = is_here || !can_take(board, i), .checked = is_here})) {
            board.state.held_card = board.fetch(place);
            drop(board, place, i);
        }
    }
    ImGui::PopStyleVar();
    end_overlay();
}

// ---- places ----
// On a phone a column comes to rest at the edge when the finger has left.
void come_to_rest(BoardParts& board) {
    const float at = ImGui::GetScrollX();
    const bool is_moving = at != std::exchange(board.state.last_x, at);
    if (!is_phone() || is_moving || board.state.carry.is_lifted || semantics::finger() != semantics::Finger::away)
        return;
    const float goal = std::min(std::round(at / board.step()) * board.step(), ImGui::GetScrollMaxX());
    if (std::abs(goal - at) < 1) return;
    ImGui::SetScrollX(theme().reduced_motion ? goal : at + (goal - at) * 0.35f + (goal > at ? 0.7f : -0.7f));
    board.state.last_x = ImGui::GetScrollX();
    want_next_frame();
}

void reveal_column(BoardParts& board) {
    const int column = board.state.reveal.column;
    if (column < 0) return;
    const float from = static_cast<float>(column) * board.step(), to = from + board.column_wide;
    const float wide = board.max.x - board.min.x;
    if (from < ImGui::GetScrollX()) ImGui::SetScrollX(from);
    if (to > ImGui::GetScrollX() + wide) ImGui::SetScrollX(std::min(to - wide, ImGui::GetScrollMaxX()));
    if (board.state.reveal.row < 0) board.state.reveal.column = -1;
}

void lay_columns(BoardParts& board) {
    const float wide = board.max.x - board.min.x;
    const auto count = static_cast<float>(std::max<std::size_t>(1, board.spec.columns.size()));
    board.gap = px(is_phone() ? 10 : 12);
    const float fit = std::floor((wide - board.gap * (count - 1)) / count);
    board.column_wide = is_phone() ? std::floor(wide * 0.88f) : std::clamp(fit, px(264), px(360));
    const bool has_totals = std::ranges::any_of(board.spec.columns, [](const auto& c) { return !c.total.empty(); });
    board.head_tall = px(has_totals ? 62 : 46);
    board.card_tall = board_card_tall(board.spec.has_feet);
}

} // namespace

void open_card_menu(BoardParts& board, BoardPlace place, bool at_pointer) {
    if (!board.spec.can_move) return;
    board.state.menu = place;
    const ImVec2 at = ImGui::GetIO().MousePos;
    const Node* card = semantics::find(board.card_id(place));
    const bool by_pointer = (at_pointer && ImGui::IsMousePosValid()) || !card;
    open_overlay(id_of("menu", board.id), by_pointer ? Anchor{at, at, true} : Anchor{card->min, card->max});
}

BoardResult board_ui(std::string_view id, const BoardSpec& spec) {
    BoardResult result;
    const ImGuiID board_id = id_of(id);
    const ImVec2 size{width_left(),
                      spec.height > 0 ? spec.height : std::max(ImGui::GetContentRegionAvail().y, px(200))};
    const ImVec2 start = cursor();
    BoardParts board{.spec = spec,
                     .state = state_of(board_id),
                     .result = result,
                     .id = board_id,
                     .min = start,
                     .max = plus(start, size.x, size.y)};
    lay_columns(board);
    const auto count = static_cast<float>(spec.columns.size());
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    ImGui::SetNextWindowContentSize({count * board.step() - board.gap, 0});
    ImGui::BeginChild(board_id, size, 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    push_report({.role = Role::group, .name = std::string{spec.label}}, board.min, board.max);
    follow_dropped(board);
    reveal_column(board);
    const float first_x = board.min.x - ImGui::GetScrollX();
    for (int i = 0; i < std::ssize(spec.columns); ++i) {
        const float x = first_x + static_cast<float>(i) * board.step();
        const bool is_away = x > board.max.x || x + board.column_wide < board.min.x;
        if (is_away && board.state.cursor.column != i && !is_phone()) {
            // Out of sight: screen readers still hear that it is there.
            const BoardColumn& column = spec.columns[static_cast<std::size_t>(i)];
            std::string name{column.title};
            append_item(name, plain_number(column.count), kit_locale().language);
            report({.role = Role::heading, .name = std::move(name), .level = 2}, {x, board.min.y},
                   {x + board.column_wide, board.min.y + board.head_tall});
            continue;
        }
        board_column_ui(board, i, x);
    }
    follow_focus(board);
    read_keys(board);
    follow_carry(board);
    draw_carried(board);
    come_to_rest(board);
    semantics::pop();
    if (!is_phone() && ImGui::GetScrollMaxX() > 0) {
        ScrollBar across{ImGui::GetScrollX(), size.x, size.x + ImGui::GetScrollMaxX()};
        if (scroll_bar_ui(id_of("across", board_id), {board.min.x, board.max.y - px(12)}, board.max, false, across))
            ImGui::SetScrollX(static_cast<float>(across.at));
    }
    card_menu(board);
    ImGui::EndChild();
    return result;
}

} // namespace crm
