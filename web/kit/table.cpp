// The table's flow: layout, scrolling, pointer, keyboard, selection. See table.hpp.
#include "web/kit/table.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "web/kit/button.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/table_state.hpp"

namespace crm {
namespace {

TableState& state_of(ImGuiID id) {
    static std::unordered_map<ImGuiID, TableState> states;
    return states[id];
}

// ---- scrolling: the table keeps its own place, exact for any number of rows ----
void keep_scroll_in_bounds(TableParts& table) {
    TableState& state = table.state;
    state.scroll_y = std::clamp(state.scroll_y, 0.0, std::max(0.0, table.content_tall() - table.body_tall()));
    state.scroll_x = std::clamp(state.scroll_x, 0.0f, std::max(0.0f, table.total_wide - (table.max.x - table.min.x)));
}

// ImGui's window is only the wheel's and the finger's hand on it: how far it was scrolled since the last frame is what
// the table moves. Its own range is short enough for a float to be exact.
constexpr float hand_range = 400000, hand_middle = hand_range / 2;

void follow_hand(TableParts& table, bool scrolls_x, bool scrolls_y) {
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const auto follow = [&](int axis, bool scrolls) {
        float& hand = table.state.hand[axis];
        const float at = window.Scroll[axis], moved = at - hand;
        const bool is_held = hand >= 0 && scrolls;
        hand = scrolls ? at : -1;
        if (scrolls && (!is_held || (moved == 0 && std::abs(at - hand_middle) > hand_range / 4))) {
            hand = hand_middle;
            axis == ImGuiAxis_X ? ImGui::SetScrollX(hand_middle) : ImGui::SetScrollY(hand_middle);
            want_next_frame();
            return 0.0f;
        }
        return is_held ? moved : 0.0f;
    };
    table.state.scroll_x += follow(ImGuiAxis_X, scrolls_x);
    table.state.scroll_y += static_cast<double>(follow(ImGuiAxis_Y, scrolls_y));
}

void reveal_cursor(TableParts& table) {
    const std::int64_t row = std::exchange(table.state.reveal, -1);
    if (row < 0) return;
    const double top = static_cast<double>(table.slot_of(row)) * table.row_tall, bottom = top + table.row_tall;
    if (top < table.state.scroll_y) table.state.scroll_y = top;
    if (bottom > table.state.scroll_y + table.body_tall()) table.state.scroll_y = bottom - table.body_tall();
}

void scroll_bars(TableParts& table) {
    ScrollBar down{table.state.scroll_y, table.body_tall(), table.content_tall()};
    if (scroll_bar_ui(id_of("down", table.id), {table.max.x - px(12), table.body_top() + px(2)},
                      {table.max.x, table.max.y - px(2)}, true, down))
        table.state.scroll_y = down.at;
    ScrollBar across{table.state.scroll_x, table.max.x - table.min.x, table.total_wide};
    if (!is_phone() && scroll_bar_ui(id_of("across", table.id), {table.min.x + table.frozen, table.max.y - px(12)},
                                     {table.max.x - px(12), table.max.y}, false, across))
        table.state.scroll_x = static_cast<float>(across.at);
}

// ---- selection ----
void select_range(TableParts& table, std::int64_t to) {
    const std::int64_t from = std::clamp<std::int64_t>(table.selection.anchor, 0, table.spec.row_count - 1);
    table.selection.keys.clear();
    for (std::int64_t row = std::min(from, to); row <= std::max(from, to); ++row)
        table.selection.keys.insert(table.key_of(row));
    table.result.selection_changed = true;
}

void select_only(TableParts& table, std::int64_t row) {
    table.selection.keys = {table.key_of(row)};
    table.selection.anchor = row;
    table.result.selection_changed = true;
}

int cell_at_x(const TableParts& table, float x) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ShownColumn& shown = table.columns[i];
        const float from = table.column_x(shown);
        if (i > 0 && x < table.min.x + table.frozen) continue;
        if (x >= from && x < from + shown.width) return static_cast<int>(i);
    }
    return -1;
}

// ---- keyboard ----
void follow_focus(TableParts& table) {
    const ImGuiID owner = semantics::focus_owner();
    bool ours = owner == table.id || owner == table.field_id();
    for (std::int64_t row = table.first; row < table.last && !ours; ++row)
        if (owner == table.row_id(row)) {
            ours = true;
            if (semantics::focused() == 0 || table.selection.cursor == row) continue; // a press sees to it itself
            table.selection.far_row = table.selection.far_cell = -1;
            table.selection.cursor = row;
        }
    // A row that was scrolled away has taken the focus with it; the table keeps the keys until something else gets it.
    if (ours)
        table.state.has_keyboard = true;
    else if (owner != 0)
        table.state.has_keyboard = false;
    if (ours && owner == table.id && table.selection.cursor < 0 && table.spec.row_count > 0)
        move_cursor(table, 0, false);
    // With a cell under the keyboard, its field has the focus. (What lies over the table has it for itself.)
    if (ours && owner != table.field_id() && table.holds_field(table.selection.cursor)) table.state.wants_focus = true;
}

// The keys of the cells, where no field in them tells its own.
void read_cell_keys(TableParts& table) {
    static constexpr ImGuiKey keys[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow,  ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                                        ImGuiKey_PageUp,    ImGuiKey_PageDown,    ImGuiKey_Home,    ImGuiKey_End,
                                        ImGuiKey_Enter,     ImGuiKey_KeypadEnter, ImGuiKey_Escape,  ImGuiKey_F2,
                                        ImGuiKey_Delete,    ImGuiKey_Backspace,   ImGuiKey_Space,   ImGuiKey_A,
                                        ImGuiKey_C,         ImGuiKey_X,           ImGuiKey_D,       ImGuiKey_R};
    const ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiKey key : keys) {
        if (!key_pressed(key) || (key >= ImGuiKey_A && key <= ImGuiKey_Z && !io.KeyCtrl)) continue;
        table.state.by_finger = false;
        act_in_cells(table, {.kind = CellEvent::Kind::key,
                             .key = key,
                             .ctrl = io.KeyCtrl,
                             .shift = io.KeyShift,
                             .text = table.state.text});
    }
}

void read_keys(TableParts& table) {
    if (!table.state.has_keyboard || table.spec.row_count == 0) return;
    const bool shift = ImGui::GetIO().KeyShift, ctrl = ImGui::GetIO().KeyCtrl;
    const std::int64_t at_start = table.selection.cursor;
    const bool wants_menu = key_pressed(ImGuiKey_Menu, false) || (shift && key_pressed(ImGuiKey_F10, false));
    if (wants_menu && at_start >= 0 && at_start < table.spec.row_count) table.result.context = at_start;
    if (table.is_grid() && table.selection.cell >= 0) return read_cell_keys(table);
    const auto page = std::max<std::int64_t>(1, static_cast<std::int64_t>(table.body_tall() / table.row_tall) - 1);
    const std::int64_t at = table.selection.cursor;
    if (key_pressed(ImGuiKey_DownArrow)) move_cursor(table, at + 1, shift);
    if (key_pressed(ImGuiKey_UpArrow)) move_cursor(table, at < 0 ? 0 : at - 1, shift);
    if (key_pressed(ImGuiKey_PageDown)) move_cursor(table, at + page, shift);
    if (key_pressed(ImGuiKey_PageUp)) move_cursor(table, at - page, shift);
    if (key_pressed(ImGuiKey_Home, false)) move_cursor(table, 0, shift);
    if (key_pressed(ImGuiKey_End, false)) move_cursor(table, table.spec.row_count - 1, shift);
    const int way = key_pressed(ImGuiKey_RightArrow) - key_pressed(ImGuiKey_LeftArrow);
    if (way > 0 && table.is_grid() && at >= 0)
        press_cell(table, at, 0, false);
    else
        table.state.scroll_x += px(80) * static_cast<float>(way);
    if (at < 0 || at >= table.spec.row_count) return;
    if (ctrl && key_pressed(ImGuiKey_C, false)) table.result.copy_pressed = true;
    if (table.is_grid() && key_pressed(ImGuiKey_F2, false)) return edit_cell(table, at, 0);
    if (key_pressed(ImGuiKey_Space, false) && table.spec.can_select) toggle(table, at);
    if (key_pressed(ImGuiKey_Enter, false)) table.result.opened = at;
    if (key_pressed(ImGuiKey_Delete, false) && !table.selection.keys.empty()) table.result.delete_pressed = true;
    if (ctrl && key_pressed(ImGuiKey_A, false) && table.spec.can_select) {
        table.selection.anchor = 0;
        select_range(table, table.spec.row_count - 1);
    }
    if (key_pressed(ImGuiKey_Escape, false) && !table.selection.keys.empty()) {
        table.selection.keys.clear();
        table.result.selection_changed = true;
    }
}

void read_activations(TableParts& table) {
    // Space on a row selects it (read_keys); only a click or Enter from the mirror opens it.
    const bool by_space = ImGui::IsKeyDown(ImGuiKey_Space) || ImGui::IsKeyReleased(ImGuiKey_Space);
    for (std::int64_t row = table.first; row < table.last; ++row)
        if (semantics::take_activation(table.row_id(row)) && !by_space) table.result.opened = row;
}

// ---- pointer ----
struct Pointer {
    std::int64_t row = -1;
    bool over_check = false, over_name = false, hovered = false, held = false;
};

void press_twice(TableParts& table, std::int64_t row) {
    const int cell = table.spec.can_edit ? cell_at_x(table, ImGui::GetIO().MousePos.x) : 0;
    if (cell <= 0)
        table.result.opened = row;
    else
        edit_cell(table, row, cell);
}

std::int64_t row_at_y(const TableParts& table, float y) {
    const auto row = table.rows_above(
        static_cast<std::int64_t>(std::floor((y - table.body_top() + table.state.scroll_y) / table.row_tall)));
    return std::clamp<std::int64_t>(row, 0, table.spec.row_count - 1);
}

bool is_by_finger() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

// A block is pulled from the cell that was pressed to the one under the mouse; at the edges the table scrolls. True:
// the button has been let go of, and what was done was pulling.
bool pull_by_mouse(TableParts& table, const Pointer& pointer) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!table.is_grid()) return false;
    if (ImGui::IsMouseClicked(0) && pointer.hovered) table.state.by_finger = is_by_finger();
    if (!pointer.held || !io.MouseDown[0] || io.KeyShift || io.KeyCtrl || is_by_finger())
        return std::exchange(table.state.is_pulling, false);
    const ImVec2 from = io.MouseClickedPos[0], at = io.MousePos;
    if (!table.state.is_pulling) {
        if (!ImGui::IsMouseDragging(0, px(5)) || from.x < table.min.x + table.check_wide) return false;
        const int cell = cell_at_x(table, from.x);
        if (cell < 0 || !may_leave(table)) return false;
        table.state.is_pulling = true;
        press_cell(table, row_at_y(table, from.y), cell, false);
    }
    const float below = at.y - table.max.y, above = table.body_top() - at.y, after = at.x - (table.max.x - px(24));
    if (below > 0 || above > 0) table.state.scroll_y += static_cast<double>((below > 0 ? below : -above) * 0.2f);
    if (after > 0) table.state.scroll_x += after * 0.3f;
    if (at.x < table.min.x + table.frozen && table.state.scroll_x > 0) table.state.scroll_x -= px(12);
    keep_scroll_in_bounds(table);
    const int cell = cell_at_x(table, std::clamp(at.x, table.min.x + table.check_wide, table.max.x - px(2)));
    const std::int64_t row = row_at_y(table, std::clamp(at.y, table.body_top() + px(1), table.max.y - px(1)));
    pull_block(table, row, cell >= 0 ? cell : static_cast<int>(table.columns.size()) - 1);
    want_next_frame();
    return false;
}

Pointer read_pointer(TableParts& table) {
    const ImVec2 min{table.min.x, table.body_top()};
    const ImGuiID body = id_of("body", table.id);
    ImGui::SetNextItemAllowOverlap();
    ImGui::ItemAdd({min, table.max}, body, nullptr, ImGuiItemFlags_NoNav);
    Pointer pointer;
    const bool pressed = ImGui::ButtonBehavior({min, table.max}, body, &pointer.hovered, &pointer.held,
                                               int{ImGuiButtonFlags_AllowOverlap} | ImGuiButtonFlags_MouseButtonLeft |
                                                   ImGuiButtonFlags_MouseButtonRight);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool was_pulled = pull_by_mouse(table, pointer);
    const bool inside = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                        ImGui::IsMouseHoveringRect(min, table.max);
    if (!inside) return pointer;
    const auto slot = static_cast<std::int64_t>((mouse.y - min.y + table.state.scroll_y) / table.row_tall);
    const std::int64_t row = table.rows_above(slot);
    if (row < 0 || row >= table.spec.row_count || table.is_heading(slot)) return pointer;
    pointer.row = row;
    pointer.over_check = table.check_wide > 0 && mouse.x < table.min.x + table.check_wide;
    const CellText* name = row >= table.first && row < table.last ? &table.cell_at(row, 0) : nullptr;
    if (name && !pointer.over_check && mouse.x < table.min.x + table.frozen) {
        const float start = table.min.x + table.check_wide + px(12) + (name->avatar.empty() ? 0 : px(38));
        const TextStyle style = name->strong ? styles::strong : styles::body;
        pointer.over_name = mouse.x < start + text_size(name->text, style).x + px(6);
    }
    if (pointer.hovered && (pointer.over_name || pointer.over_check)) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!pressed) return pointer;

    const ImGuiIO& io = ImGui::GetIO();
    table.state.has_keyboard = true;
    table.state.wants_focus = true;
    if (was_pulled || !may_leave(table)) return pointer;
    const int cell = cell_at_x(table, mouse.x);
    const bool goes_to_cell = table.is_grid() && !pointer.over_check && !io.KeyCtrl && !pointer.over_name &&
                              cell >= 0 && !(io.MouseClickedLastCount[0] == 2 && !io.KeyShift);
    if (!goes_to_cell) {
        table.selection.cursor = row;
        table.selection.far_row = table.selection.far_cell = -1;
        if (pointer.over_check) table.selection.cell = -1;
    }
    if (ImGui::GetCurrentContext()->ActiveIdMouseButton == 1 || ImGui::IsMouseReleased(1))
        table.result.context = row;
    else if (is_phone() && table.selection.keys.empty())
        table.result.opened = row;
    else if (!table.spec.can_select)
        table.result.opened = row;
    else if (pointer.over_check || io.KeyCtrl || is_phone())
        toggle(table, row);
    else if (io.KeyShift && !goes_to_cell)
        select_range(table, row);
    else if (pointer.over_name)
        table.result.opened = row;
    else if (io.MouseClickedLastCount[0] == 2)
        press_twice(table, row);
    else if (goes_to_cell) // the box selects a row; a press on a cell goes there
        press_cell(table, row, cell, io.KeyShift);
    else
        select_only(table, row);
    return pointer;
}

void row_actions(TableParts& table, std::int64_t row) {
    if (row < table.first || row >= table.last || table.spec.actions.empty() || is_phone()) return;
    const float side = px(30), pad = px(6),
                wide = static_cast<float>(table.spec.actions.size()) * (side + px(2)) + pad + px(12);
    const float y = table.row_y(row), end = table.max.x - px(1), tall = small_control_height();
    const bool selected = table.selection.has(table.key_of(row));
    const ImVec2 min{end - wide, y}, max{table.max.x, y + table.row_tall - px(1)};
    const ImU32 ground = selected ? color(Color::selection_hover) : over(Color::surface, Color::hover);
    draw_here().AddRectFilledMultiColor(plus(min, -px(24), 0), {min.x, max.y}, ground & ~IM_COL32_A_MASK, ground,
                                        ground, ground & ~IM_COL32_A_MASK);
    fill(draw_here(), min, max, ground);
    IdScope scope{table.key_of(row)};
    float x = min.x + pad;
    for (int i = 0; i < static_cast<int>(table.spec.actions.size()); ++i) {
        const RowAction& action = table.spec.actions[static_cast<std::size_t>(i)];
        set_cursor({x, y + (table.row_tall - tall) / 2});
        if (icon_button_ui(action.icon, action.name, {.kind = ButtonKind::quiet, .small = true, .width = side}))
            table.result.action = {row, i};
        x += side + px(2);
    }
}

void draw_cursor(TableParts& table) {
    const std::int64_t row = table.selection.cursor;
    if (row < table.first || row >= table.last) return;
    const float y = table.row_y(row);
    outline(draw_here(), {table.min.x + px(2), y + px(1)}, {table.max.x - px(2), y + table.row_tall - px(2)},
            color(Color::focus), px(6), focus_width());
}

void body(TableParts& table) {
    if (table.spec.loading) {
        set_cursor({table.min.x + px(12), table.body_top() + px(4)});
        begin_box(table.max.x - table.min.x - px(24));
        skeleton_rows_ui(std::clamp(static_cast<int>(table.body_tall() / px(52)), 1, 12));
        end_box();
        return;
    }
    if (table.spec.row_count == 0 && table.heading_count() == 0) {
        set_cursor({table.min.x, table.body_top()});
        begin_box(table.max.x - table.min.x);
        push_report({.role = Role::row, .row_index = 1}, {table.min.x, table.body_top()}, table.max);
        push_report({.role = table.cell_role()}, {table.min.x, table.body_top()}, table.max);
        if (table.spec.empty) table.spec.empty();
        semantics::pop();
        semantics::pop();
        end_box();
        return;
    }
    fetch_cells(table);
    ImGui::PushClipRect({table.min.x, table.body_top()}, table.max, true);
    follow_focus(table);
    take_cell_events(table);
    const Pointer pointer = read_pointer(table);
    read_keys(table);
    read_activations(table);
    if (is_phone())
        draw_cards(table, pointer.held ? pointer.row : -1);
    else
        draw_rows(table, pointer.row, pointer.over_name && pointer.hovered);
    draw_cells_chosen(table);
    report_rows(table);
    const bool shows_cursor = table.state.has_keyboard && semantics::focused() != 0;
    if (!is_phone()) row_actions(table, pointer.row >= 0 ? pointer.row : shows_cursor ? table.selection.cursor : -1);
    if (shows_cursor && table.selection.cell < 0) draw_cursor(table);
    ImGui::PopClipRect();
    scroll_bars(table);
}

void find_visible_rows(TableParts& table) {
    const auto count = table.spec.loading ? 0 : table.spec.row_count;
    const auto rows_above = [&](double y) {
        return table.rows_above(static_cast<std::int64_t>(y / static_cast<double>(table.row_tall)));
    };
    const double top = table.state.scroll_y, bottom = top + table.body_tall() + table.row_tall;
    table.first = std::clamp<std::int64_t>(rows_above(top), 0, count);
    table.last = std::clamp<std::int64_t>(rows_above(bottom), 0, count);
}

} // namespace

void toggle(TableParts& table, std::int64_t row) {
    const std::uint64_t key = table.key_of(row);
    if (!table.selection.keys.erase(key)) table.selection.keys.insert(key);
    table.selection.anchor = row;
    table.result.selection_changed = true;
}

void move_cursor(TableParts& table, std::int64_t to, bool extends) {
    if (table.spec.row_count == 0) return;
    to = std::clamp<std::int64_t>(to, 0, table.spec.row_count - 1);
    if (extends && table.spec.can_select) {
        if (table.selection.anchor < 0) table.selection.anchor = std::max<std::int64_t>(table.selection.cursor, 0);
        select_range(table, to);
    }
    table.selection.cursor = to;
    table.state.reveal = to;
    table.state.wants_focus = table.state.has_keyboard = true;
    want_next_frame();
}

CellPlace place_of_cell(const TableParts& table, std::int64_t row, int cell) {
    const ShownColumn& shown = table.columns[static_cast<std::size_t>(cell)];
    const float x = table.column_x(shown), y = table.row_y(row);
    return {{x, y}, {x + shown.width, y + table.row_tall}};
}

TableResult table_ui(std::string_view id, const TableSpec& spec, TableView& view, TableSelection& selection) {
    TableGroupsResult pressed;
    return grouped_table_ui(id, spec, {}, pressed, view, selection);
}

TableResult grouped_table_ui(std::string_view id, const TableSpec& spec, const TableGroups& groups,
                             TableGroupsResult& pressed, TableView& view, TableSelection& selection) {
    TableResult result;
    const ImGuiID table_id = id_of(id);
    TableState& state = state_of(table_id);
    const bool cards = is_phone();
    const ImVec2 size{width_left(),
                      spec.height > 0 ? spec.height : std::max(ImGui::GetContentRegionAvail().y, px(160))};
    const ImVec2 start = cursor();

    ImDrawList& outside = draw_here();
    const float corner = px(radius::card);
    if (!cards) fill(outside, start, plus(start, size.x, size.y), color(Color::surface), corner);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    ImGui::SetNextWindowContentSize(
        {size.x + (state.overflows[0] ? hand_range : 0), size.y + (state.overflows[1] ? hand_range : 0)});
    ImGui::BeginChild(table_id, size, 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();

    TableParts table{.spec = spec,
                     .view = view,
                     .selection = selection,
                     .state = state,
                     .result = result,
                     .id = table_id,
                     .min = start,
                     .max = plus(start, size.x, size.y),
                     .header_tall = px(cards ? 44 : 38),
                     .row_tall = cards ? card_tall() : row_height(),
                     .check_wide = spec.can_select && !cards ? px(44) : 0,
                     .groups = &groups,
                     .pressed = &pressed};
    lay_columns(table);
    table.max.y -= foot_tall(table);
    push_report({.id = table_id,
                 .role = table.is_grid() ? Role::grid : Role::table,
                 .name = std::string{spec.label},
                 .row_count = static_cast<int>(spec.row_count) + 1,
                 .column_count = static_cast<int>(table.columns.size()),
                 .focusable = true,
                 .own_keys = true},
                table.min, table.max);
    const bool ready = ImGui::GetCurrentWindow()->ScrollMax.y > hand_middle,
               ready_x = ImGui::GetCurrentWindow()->ScrollMax.x > hand_middle;
    follow_hand(table, state.overflows[0] && ready_x, state.overflows[1] && ready);
    state.overflows[0] = table.total_wide > size.x + 1 && !cards;
    state.overflows[1] = table.content_tall() > table.body_tall();
    reveal_cursor(table);
    keep_scroll_in_bounds(table);
    find_visible_rows(table);
    if (cards) {
        set_cursor(plus(table.min, 0, px(2)));
        const ImVec2 bar_end{table.max.x, table.body_top()};
        push_report({.role = Role::row, .row_index = 0}, table.min, bar_end);
        push_report({.role = Role::cell}, table.min, bar_end);
        card_bar_ui(table);
        semantics::pop();
        semantics::pop();
        hairline(draw_here(), {table.min.x, table.body_top() - px(1)}, size.x, color(Color::border));
    } else
        table_header_ui(table);
    body(table);
    ImVec2 foot_min, foot_max;
    table_foot_ui(table, foot_min, foot_max);
    semantics::pop();
    CellPlace edited;
    if (result.edit) edited = place_of_cell(table, result.edit->first, selection.cell);
    ImGui::EndChild();
    if (result.edit) set_last_item(edited.min, edited.max);
    if (pressed.foot) set_last_item(foot_min, foot_max);
    if (!cards) outline(draw_here(), start, plus(start, size.x, size.y), color(Color::border), corner);
    return result;
}

} // namespace crm
