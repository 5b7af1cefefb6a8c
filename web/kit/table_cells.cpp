// The cells of a table as those of a spreadsheet: the one under the keyboard, a block of them, and the field that lies
// in the cell. See table.hpp.
//
// The field has the keyboard even while nobody edits, so that no letter is lost, nor an input method's first one; what
// happens in it comes as events in the order in which it happened (text_field.hpp). Where no field is (a finger has
// pressed, a test without a browser) the same events are made from Dear ImGui's keys.
#include <algorithm>
#include <cmath>
#include <utility>

#include "web/kit/kit_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/option_list.hpp"
#include "web/kit/table_state.hpp"

namespace crm {
namespace {

int last_cell(const TableParts& table) { return static_cast<int>(table.columns.size()) - 1; }

const TableColumn& column_of(const TableParts& table, int cell) {
    return table.spec.columns[static_cast<std::size_t>(table.columns[static_cast<std::size_t>(cell)].column)];
}
int index_of(const TableParts& table, int cell) { return table.columns[static_cast<std::size_t>(cell)].column; }

void scroll_to_cell(TableParts& table, int cell) {
    const ShownColumn& shown = table.columns[static_cast<std::size_t>(cell)];
    if (table.is_frozen(shown)) return;
    const float from = shown.x - table.frozen, room = table.max.x - table.min.x - table.frozen - px(14);
    table.state.scroll_x = std::clamp(table.state.scroll_x, from + shown.width - room, std::max(from, 0.0f));
}

CellText text_of(const TableParts& table, std::int64_t row, int cell) {
    CellText text;
    if (table.spec.cell && row >= 0 && row < table.spec.row_count) table.spec.cell(row, index_of(table, cell), text);
    return text;
}

void tell_cell(const TableParts& table, bool with_row) {
    const TableSelection& selection = table.selection;
    const std::string says = spoken(text_of(table, selection.cursor, selection.cell));
    const std::string_view label = column_of(table, selection.cell).label;
    std::string sentence = says.empty() ? say(kit_words::empty_cell, label) : std::string{label} + ": " + says;
    if (with_row && selection.cell > 0)
        sentence = say(kit_words::cell_of, spoken(text_of(table, selection.cursor, 0)), sentence);
    semantics::announce(std::move(sentence));
}

void go_to(TableParts& table, std::int64_t row, int cell) {
    TableSelection& selection = table.selection;
    row = std::clamp<std::int64_t>(row, 0, table.spec.row_count - 1);
    cell = std::clamp(cell, 0, last_cell(table));
    const bool is_other_row = row != selection.cursor, is_other = is_other_row || cell != selection.cell;
    selection.cursor = selection.anchor = row;
    selection.cell = cell;
    selection.far_row = selection.far_cell = -1;
    table.state.reveal = row;
    table.state.wants_focus = table.state.has_keyboard = true;
    scroll_to_cell(table, cell);
    if (is_other) tell_cell(table, is_other_row);
    want_next_frame();
}

void extend_to(TableParts& table, std::int64_t row, int cell) {
    TableSelection& selection = table.selection;
    selection.far_row = std::clamp<std::int64_t>(row, 0, table.spec.row_count - 1);
    selection.far_cell = std::clamp(cell, 0, last_cell(table));
    if (selection.far_row == selection.cursor && selection.far_cell == selection.cell)
        selection.far_row = selection.far_cell = -1;
    table.state.has_keyboard = true;
    tell_block(table);
    want_next_frame();
}

// ---- editing ----
void close_offers(TableParts& table) {
    table.state.offers.clear();
    const ImGuiID list = id_of("offers", table.field_id());
    if (is_overlay_open(list)) close_overlay(list);
}

void rest(TableParts& table) {
    table.state.mode = CellMode::resting;
    table.state.error.clear();
    close_offers(table);
}

void look_for_offers(TableParts& table) {
    table.state.offers.clear();
    if (column_of(table, table.selection.cell).has_offers && table.spec.offers)
        table.spec.offers(index_of(table, table.selection.cell), table.state.text, table.state.offers);
    ListState& list = list_state(id_of("offers", table.field_id()));
    list.at = table.state.offers.empty() || table.state.text.empty() ? -1 : 0;
    list.moved = true;
}

void begin_editing_here(TableParts& table) {
    table.state.edited_key = table.key_of(table.selection.cursor);
    table.state.edited_column = index_of(table, table.selection.cell);
    table.selection.far_row = table.selection.far_cell = -1;
}

void write(TableParts& table, std::string text) {
    if (!table.state.is_editing()) {
        table.state.mode = CellMode::writing;
        begin_editing_here(table);
        table.state.reveal = table.selection.cursor;
        scroll_to_cell(table, table.selection.cell);
    }
    table.state.text = std::move(text);
    table.state.error.clear();
    look_for_offers(table);
    want_next_frame();
}

bool commit(TableParts& table, std::string text) {
    const std::int64_t row = table.selection.cursor;
    const int column = index_of(table, table.selection.cell);
    const std::string before = table.spec.text ? table.spec.text(row, column) : std::string{};
    std::string problem = text == before || !table.spec.save ? std::string{} : table.spec.save(row, column, text);
    if (problem.empty()) {
        rest(table);
        return true;
    }
    table.state.text = std::move(text);
    semantics::announce(problem, true);
    table.state.error = std::move(problem);
    close_offers(table);
    return false;
}

// With the list open, Enter and Tab take what is lit in it.
std::string chosen_or(const TableParts& table, std::string text) {
    const ImGuiID list = id_of("offers", table.field_id());
    const auto at = static_cast<std::size_t>(list_state(list).at);
    if (is_overlay_open(list) && text == table.state.text && list_state(list).at >= 0 && at < table.state.offers.size())
        return table.state.offers[at];
    return text;
}

void act_while_editing(TableParts& table, const CellEvent& event) {
    const std::int64_t row = table.selection.cursor;
    const int cell = table.selection.cell;
    const auto page = std::max<std::int64_t>(1, static_cast<std::int64_t>(table.body_tall() / table.row_tall) - 1);
    switch (event.key) {
    case ImGuiKey_Escape: rest(table); return;
    case ImGuiKey_F2: table.state.mode = CellMode::caret; return;
    case ImGuiKey_Enter:
    case ImGuiKey_KeypadEnter:
        if (!commit(table, chosen_or(table, event.text))) return;
        if (const int start = std::exchange(table.state.enter_cell, -1); start >= 0 && !event.shift)
            return go_to(table, row + 1, start);
        return go_to(table, row + (event.shift ? -1 : 1), cell);
    case ImGuiKey_Tab:
        if (commit(table, chosen_or(table, event.text)))
            act_in_cells(table, {.kind = CellEvent::Kind::key, .key = ImGuiKey_Tab, .shift = event.shift});
        return;
    case ImGuiKey_UpArrow:
    case ImGuiKey_DownArrow:
    case ImGuiKey_PageUp:
    case ImGuiKey_PageDown:
    case ImGuiKey_LeftArrow:
    case ImGuiKey_RightArrow: break;
    default: return;
    }
    if (!commit(table, event.text)) return;
    table.state.enter_cell = -1;
    const int down = (event.key == ImGuiKey_DownArrow) - (event.key == ImGuiKey_UpArrow),
              along = (event.key == ImGuiKey_RightArrow) - (event.key == ImGuiKey_LeftArrow);
    const std::int64_t pages = (event.key == ImGuiKey_PageDown) - (event.key == ImGuiKey_PageUp);
    go_to(table, row + down + pages * page, cell + along);
}

void step_by_tab(TableParts& table, bool back) {
    const std::int64_t row = table.selection.cursor;
    const int cell = table.selection.cell + (back ? -1 : 1);
    if (table.state.enter_cell < 0 && !back) table.state.enter_cell = table.selection.cell;
    const int start = table.state.enter_cell;
    if (cell < 0 && row > 0)
        go_to(table, row - 1, last_cell(table));
    else if (cell > last_cell(table) && row + 1 < table.spec.row_count)
        go_to(table, row + 1, 0);
    else
        go_to(table, row, cell);
    table.state.enter_cell = start;
}

void move(TableParts& table, const CellEvent& event) {
    const TableSelection& selection = table.selection;
    const bool extends = event.shift;
    const bool from_far = extends && table.has_block();
    std::int64_t row = from_far ? selection.far_row : selection.cursor;
    int cell = from_far ? selection.far_cell : selection.cell;
    const auto page = std::max<std::int64_t>(1, static_cast<std::int64_t>(table.body_tall() / table.row_tall) - 1);
    const std::int64_t last_row = table.spec.row_count - 1;
    switch (event.key) {
    case ImGuiKey_DownArrow: row = event.ctrl ? last_row : row + 1; break;
    case ImGuiKey_UpArrow: row = event.ctrl ? 0 : row - 1; break;
    case ImGuiKey_PageDown: row += page; break;
    case ImGuiKey_PageUp: row -= page; break;
    case ImGuiKey_RightArrow: cell = event.ctrl ? last_cell(table) : cell + 1; break;
    case ImGuiKey_LeftArrow:
        if (cell == 0 && !extends && !event.ctrl) { // before the first cell stands the row itself
            table.selection.cell = -1;
            return move_cursor(table, row, false);
        }
        cell = event.ctrl ? 0 : cell - 1;
        break;
    case ImGuiKey_Home: cell = 0, row = event.ctrl ? 0 : row; break;
    case ImGuiKey_End: cell = last_cell(table), row = event.ctrl ? last_row : row; break;
    default: return;
    }
    table.state.enter_cell = -1;
    if (!extends) return go_to(table, row, cell);
    extend_to(table, row, cell);
    table.state.reveal = std::clamp<std::int64_t>(row, 0, last_row);
    scroll_to_cell(table, std::clamp(cell, 0, last_cell(table)));
}

void leave_cells(TableParts& table) {
    TableSelection& selection = table.selection;
    if (std::exchange(selection.far_row, -1) >= 0) {
        selection.far_cell = -1;
        return tell_cell(table, false);
    }
    if (selection.keys.empty()) {
        selection.cell = -1;
        return move_cursor(table, selection.cursor, false);
    }
    selection.keys.clear();
    table.result.selection_changed = true;
}

void open_or_edit(TableParts& table, bool by_enter) {
    if (by_enter && table.selection.cell == 0)
        table.result.opened = table.selection.cursor;
    else
        edit_cell(table, table.selection.cursor, table.selection.cell);
}

void act_at_rest(TableParts& table, const CellEvent& event) {
    TableResult& result = table.result;
    if (event.ctrl && event.key >= ImGuiKey_A && event.key <= ImGuiKey_Z) {
        switch (event.key) {
        case ImGuiKey_A:
            table.selection.cursor = 0, table.selection.cell = 0;
            return extend_to(table, table.spec.row_count - 1, last_cell(table));
        case ImGuiKey_C: result.copy_pressed = true; return;
        case ImGuiKey_X: result.cut_pressed = true; return;
        case ImGuiKey_D: result.fill_down_pressed = true; return;
        case ImGuiKey_R: result.fill_along_pressed = true; return;
        default: return;
        }
    }
    switch (event.key) {
    case ImGuiKey_Delete:
    case ImGuiKey_Backspace: result.clear_pressed = true; return;
    case ImGuiKey_Space:
        if (table.spec.can_select) toggle(table, table.selection.cursor);
        return;
    case ImGuiKey_Enter:
    case ImGuiKey_KeypadEnter:
        if (const int start = std::exchange(table.state.enter_cell, -1); start >= 0 && start != table.selection.cell)
            return go_to(table, table.selection.cursor + 1, start);
        return open_or_edit(table, true);
    case ImGuiKey_F2: return open_or_edit(table, false);
    case ImGuiKey_Tab: return step_by_tab(table, event.shift);
    case ImGuiKey_Escape: return leave_cells(table);
    default: return move(table, event);
    }
}

// ---- the field ----
void offers_ui(TableParts& table, const TextFieldResult& typed) {
    const ImGuiID list_id = id_of("offers", table.field_id());
    ListState& state = list_state(list_id);
    TableState& its = table.state;
    const int count = static_cast<int>(its.offers.size());
    const ListSpec list{.id = list_id,
                        .name = column_of(table, table.selection.cell).label,
                        .count = count,
                        .row = [&](int i) { return ListRow{.label = its.offers[static_cast<std::size_t>(i)]}; },
                        .anchor = {typed.min, typed.max},
                        .own_keys = false};
    const bool was_open = is_overlay_open(list_id);
    if (its.is_editing() && count > 0 && typed.focused && !was_open && its.error.empty())
        open_overlay(list_id, list.anchor);
    if (was_open && count == 0) close_overlay(list_id);
    if (was_open && typed.down) move_in_list(list, state, 1);
    if (was_open && typed.up) move_in_list(list, state, -1);
    if (const std::optional<int> picked = option_list_ui(list, state); picked && *picked < count)
        commit(table, std::string{its.offers[static_cast<std::size_t>(*picked)]});
}

// The rows or the columns have another order than when the writing began, or what was written in has gone.
void find_edited_cell(TableParts& table) {
    const auto column = std::ranges::find(table.columns, table.state.edited_column, &ShownColumn::column);
    if (column == table.columns.end()) return rest(table);
    table.selection.cell = static_cast<int>(column - table.columns.begin());
    if (table.key_of(table.selection.cursor) == table.state.edited_key) return;
    for (std::int64_t row = 0; row < table.spec.row_count; ++row)
        if (table.key_of(row) == table.state.edited_key) {
            table.selection.cursor = table.state.reveal = row;
            return;
        }
    rest(table);
}

void draw_error(const TableParts& table, ImVec2 min, ImVec2 max) {
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    const TextStyle style{.size = TextSize::small, .color = Color::danger_ink};
    const ImVec2 size = text_size(table.state.error, style, px(320));
    const bool above = max.y + size.y + px(20) > ImGui::GetIO().DisplaySize.y;
    const ImVec2 from = above ? ImVec2{min.x, min.y - size.y - px(16)} : ImVec2{min.x, max.y + px(4)};
    const ImVec2 to = plus(from, size.x + px(24), size.y + px(12));
    fill(draw, from, to, color(Color::raised), px(radius::control));
    outline(draw, from, to, color(Color::danger), px(radius::control));
    draw_wrapped(draw, plus(from, px(12), px(6)), table.state.error, style, px(320));
}

} // namespace

void tell_block(TableParts& table) {
    const TableSelection& selection = table.selection;
    if (!table.has_block()) return tell_cell(table, true);
    semantics::announce(say(kit_words::block_chosen, plain_number(std::abs(selection.far_row - selection.cursor) + 1),
                            plain_number(std::abs(selection.far_cell - selection.cell) + 1)));
}

bool may_leave(TableParts& table) {
    TableState& state = table.state;
    if (!state.is_editing()) return true;
    if (state.error.empty() && commit(table, state.text)) return true; // with an error it has been refused already
    state.wants_focus = state.has_keyboard = true;
    return false;
}

void press_cell(TableParts& table, std::int64_t row, int cell, bool extends) {
    if (cell < 0 || !may_leave(table)) return;
    if (extends && table.selection.cell >= 0) return extend_to(table, row, cell);
    go_to(table, row, cell);
    table.state.reveal = -1; // what was pressed is in sight, and nothing moves under the pointer
    table.state.enter_cell = -1;
}

void pull_block(TableParts& table, std::int64_t row, int cell) {
    const TableSelection& selection = table.selection;
    const bool is_home = row == selection.cursor && cell == selection.cell;
    if (is_home ? !table.has_block() : row == selection.far_row && cell == selection.far_cell) return;
    extend_to(table, row, cell);
}

void edit_cell(TableParts& table, std::int64_t row, int cell) {
    if (cell < 0 || cell >= std::ssize(table.columns) || row < 0 || row >= table.spec.row_count) return;
    if (!may_leave(table)) return;
    table.selection.cell = cell;
    table.selection.cursor = row;
    table.selection.far_row = table.selection.far_cell = -1;
    const TableColumn& column = column_of(table, cell);
    if (column.own_editor || column.read_only || table.state.by_finger || !table.spec.save) {
        table.result.edit = {row, index_of(table, cell)};
        return;
    }
    table.state.mode = CellMode::caret;
    begin_editing_here(table);
    table.state.text = table.spec.text ? table.spec.text(row, index_of(table, cell)) : std::string{};
    table.state.error.clear();
    table.state.offers.clear();
    table.state.reveal = row;
    table.state.wants_focus = table.state.has_keyboard = true;
    scroll_to_cell(table, cell);
    want_next_frame();
}

void act_in_cells(TableParts& table, const CellEvent& event) {
    if (table.selection.cell < 0 || table.selection.cursor < 0 || table.spec.row_count == 0) {
        if (event.kind != CellEvent::Kind::key) return;
        ImGui::GetIO().AddKeyEvent(event.key, true); // pressed right after leaving the cells: the row's
        ImGui::GetIO().AddKeyEvent(event.key, false);
        return;
    }
    switch (event.kind) {
    case CellEvent::Kind::typed:
        if (!column_of(table, table.selection.cell).read_only) write(table, event.text);
        return;
    case CellEvent::Kind::pasted: table.result.pasted = event.text; return;
    case CellEvent::Kind::left:
        if (table.state.is_editing()) commit(table, event.text);
        return;
    case CellEvent::Kind::key:
        table.state.is_editing() ? act_while_editing(table, event) : act_at_rest(table, event);
        return;
    }
}

void take_cell_events(TableParts& table) {
    if (!table.is_grid() || table.selection.cell < 0) return;
    TableSelection& selection = table.selection;
    selection.cursor = std::min(selection.cursor, table.spec.row_count - 1);
    selection.far_row = std::min(selection.far_row, table.spec.row_count - 1);
    selection.cell = std::min(selection.cell, last_cell(table));
    selection.far_cell = std::min(selection.far_cell, last_cell(table));
    if (selection.cursor < 0) return;
    if (table.state.is_editing()) find_edited_cell(table);
    for (const CellEvent& event : crm::take_cell_events(table.field_id())) act_in_cells(table, event);
}

void cell_field_ui(TableParts& table, std::int64_t row) {
    TableState& state = table.state;
    const int cell = table.selection.cell;
    const TableColumn& column = column_of(table, cell);
    const CellPlace place = place_of_cell(table, row, cell);
    const bool edits = state.is_editing();
    std::string text = edits ? state.text : table.spec.text ? table.spec.text(row, index_of(table, cell)) : "";
    const std::string name = say(kit_words::cell_of, column.label, spoken(text_of(table, row, 0)));
    // A narrow cell grows while it is written in, as far as the table goes.
    const float wide = edits ? std::min(std::max(place.max.x - place.min.x, px(220)),
                                        std::max(table.max.x - place.min.x - px(2), px(80)))
                             : place.max.x - place.min.x;
    const ImVec2 min = plus(place.min, 0, 0), max{place.min.x + wide, place.max.y - px(1)};
    if (edits) {
        ImDrawList& draw = draw_here();
        fill(draw, min, max, color(Color::surface), px(4));
        outline(draw, plus(min, px(1), px(1)), plus(max, -px(1), -px(1)),
                color(state.error.empty() ? Color::accent : Color::danger), px(4), 2);
    }
    const ImGuiID list = id_of("offers", table.field_id());
    const bool is_open = is_overlay_open(list);
    const int lit = list_state(list).at;
    set_cursor({min.x, min.y + std::floor((max.y - min.y - control_height()) / 2)});
    ImGui::PushFont(font_of(Weight::regular), font_px(TextSize::body));
    TextFieldResult typed = text_field_ui({.id = table.field_id(),
                                           .label = name,
                                           .error = edits ? std::string_view{state.error} : std::string_view{},
                                           .kind = column.kind,
                                           .width = wide,
                                           .focus = state.wants_focus,
                                           .frameless = true,
                                           .role = column.has_offers ? "combobox" : "",
                                           .active_option = is_open && lit >= 0 ? option_id(list, lit) : 0,
                                           .list = list,
                                           .expanded = static_cast<std::int8_t>(column.has_offers ? is_open : -1),
                                           .cell = state.mode,
                                           .read_only = column.read_only,
                                           .tab_leaves = row == table.spec.row_count - 1 && cell == last_cell(table),
                                           .back_tab_leaves = row == 0 && cell == 0},
                                          text);
    ImGui::PopFont();
    state.wants_focus = false;
    if (edits) kit_state().typing_next = true;
    typed.min = min, typed.max = max;
    if (column.has_offers) offers_ui(table, typed);
    if (!state.error.empty()) draw_error(table, min, max);
}

void draw_cells_chosen(TableParts& table) {
    TableSelection& selection = table.selection;
    if (selection.cell < 0 || selection.cursor < 0 || !table.is_grid()) return;
    TableBlock& block = table.result.block;
    const bool has_far = table.has_block();
    const std::int64_t far_row = has_far ? selection.far_row : selection.cursor;
    const int far_cell = has_far ? selection.far_cell : selection.cell;
    block.first = std::min(selection.cursor, far_row);
    block.last = std::min(std::max(selection.cursor, far_row), table.spec.row_count - 1);
    const int from = std::min(selection.cell, far_cell), to = std::max(selection.cell, far_cell);
    for (int cell = from; cell <= to; ++cell) block.columns.push_back(index_of(table, cell));
    if (!table.state.has_keyboard && !table.result.edit) return;
    ImDrawList& draw = draw_here();
    // The frozen column stands over the others: each side is drawn with its own clip.
    for (const bool is_frozen : {false, true}) {
        const int first = is_frozen ? 0 : std::max(from, 1), last = is_frozen ? 0 : to;
        if (first > last || (is_frozen && from > 0)) continue;
        const float top = std::max(table.row_y(block.first), table.body_top() - px(8)),
                    bottom = std::min(table.row_y(block.last) + table.row_tall, table.max.y + px(8));
        if (bottom <= top) continue;
        const float start = is_frozen ? table.min.x : table.min.x + table.frozen;
        ImGui::PushClipRect({start, table.body_top()}, table.max, true);
        const CellPlace a = place_of_cell(table, block.first, first), b = place_of_cell(table, block.first, last);
        if (has_far) {
            fill(draw, {a.min.x, top}, {b.max.x, bottom}, color(Color::accent, 0.10f));
            outline(draw, {a.min.x + px(1), top + px(1)}, {b.max.x - px(1), bottom - px(2)},
                    color(Color::accent, 0.55f), px(4), 1);
        }
        if (is_frozen == (selection.cell == 0)) {
            const CellPlace own = place_of_cell(table, selection.cursor, selection.cell);
            if (!has_far) fill(draw, own.min, own.max, color(Color::accent, 0.06f));
            outline(draw, plus(own.min, px(1), px(1)), plus(own.max, -px(1), -px(2)), color(Color::accent), px(4), 2);
        }
        ImGui::PopClipRect();
    }
}

} // namespace crm
