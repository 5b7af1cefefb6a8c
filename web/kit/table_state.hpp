// What a table remembers between frames, and its parts. Private to web/kit.
#pragma once
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "web/kit/draw.hpp"
#include "web/kit/table_groups.hpp"

namespace crm {

struct ShownColumn {
    int column = 0;  // index in the spec's columns
    int place = 0;   // index in the view's places
    float width = 0; // ImGui units, after what is left over has been shared out
    float x = 0;     // from the table's start, before scrolling
};

struct CellPlace {
    ImVec2 min{}, max{};
};

struct TableState {
    double scroll_y = 0;
    float scroll_x = 0;
    bool overflows[2] = {};   // wider, taller than its place
    float hand[2] = {-1, -1}; // where ImGui's window stood in the last frame
    bool has_keyboard = false;
    std::int64_t reveal = -1; // bring this row into view
    bool wants_focus = false; // give the keyboard to the cursor's row once it is in the tree
    int resized = -1;         // index in the view's places
    float width_at_press = 0;
    int moved = -1;                       // place of the column that is being dragged
    bool is_moving = false;               // and it has left its place, or a finger has lifted it
    bool was_pulled = false;              // it has left its place since
    int menu_place = -1;                  // whose header menu is open
    std::vector<CellText> cells{};        // of the visible rows, kept for their memory
    std::vector<CellText> cursor_cells{}; // of the row under the keyboard, when it is out of sight
    // cells
    CellMode mode = CellMode::resting; // how the one under the keyboard is edited
    std::string text{}, error{};       // what is typed there, and what is wrong with it
    std::vector<std::string> offers{}; // for what is typed
    int enter_cell = -1;               // where Enter goes down after a row was filled with Tab
    bool is_pulling = false;           // a block by the mouse
    bool by_finger = false;            // no field lies in the cell: the screen's keyboard stays away
    std::uint64_t edited_key = 0;      // whose cell it is, wherever its row goes in the meantime
    int edited_column = -1;            // and which, wherever it is moved
    bool is_editing() const { return mode != CellMode::resting; }
};

struct TableParts {
    const TableSpec& spec;
    TableView& view;
    TableSelection& selection;
    TableState& state;
    TableResult& result;
    ImGuiID id;
    ImVec2 min, max; // the whole table
    float header_tall = 0, row_tall = 0;
    float check_wide = 0, frozen = 0; // width of the check boxes; where the scrolled columns begin
    float total_wide = 0;
    std::vector<ShownColumn> columns{};
    std::int64_t first = 0, last = 0; // visible rows [first, last)
    const TableGroups* groups = nullptr;
    TableGroupsResult* pressed = nullptr;

    float body_top() const { return min.y + header_tall; }
    float body_tall() const { return max.y - body_top(); }
    // Rows and headings lie in slots of one height.
    std::int64_t heading_count() const { return static_cast<std::int64_t>(groups->headings.size()); }
    double content_tall() const { return static_cast<double>(spec.row_count + heading_count()) * row_tall; }
    float slot_y(std::int64_t slot) const {
        return body_top() + static_cast<float>(static_cast<double>(slot) * row_tall - state.scroll_y);
    }
    std::int64_t slot_of(std::int64_t row) const {
        const auto& all = groups->headings;
        return row + (std::ranges::upper_bound(all, row, {}, &TableHeading::first_row) - all.begin());
    }
    float row_y(std::int64_t row) const { return slot_y(slot_of(row)); }
    // How many rows lie above a slot; of a slot that holds a row, that row's number.
    std::int64_t rows_above(std::int64_t slot) const {
        std::int64_t low = 0, high = heading_count(); // headings above the slot
        while (low < high) {
            const std::int64_t middle = (low + high) / 2;
            if (groups->headings[static_cast<std::size_t>(middle)].first_row + middle < slot)
                low = middle + 1;
            else
                high = middle;
        }
        return slot - low;
    }
    bool is_heading(std::int64_t slot) const {
        const std::int64_t row = rows_above(slot);
        return row >= spec.row_count || slot_of(row) != slot;
    }
    std::uint64_t key_of(std::int64_t row) const { return spec.key ? spec.key(row) : static_cast<std::uint64_t>(row); }
    ImGuiID field_id() const { return id_of("cell", id); }
    // The row whose cell is under the keyboard is one and the same for the accessible tree, wherever that goes: what is
    // typed in its field is not interrupted by moving on.
    bool holds_field(std::int64_t row) const {
        return spec.can_edit && selection.cell >= 0 && row == selection.cursor && !state.by_finger && !is_phone();
    }
    ImGuiID row_id(std::int64_t row) const {
        return holds_field(row) ? id_of("cursor row", id) : id_of(key_of(row), id);
    }
    Role cell_role() const { return is_grid() ? Role::gridcell : Role::cell; }
    bool is_grid() const { return spec.can_edit && !is_phone(); }
    bool has_block() const { return selection.far_row >= 0 && selection.far_cell >= 0; }
    bool is_in_block(std::int64_t row, int cell) const {
        if (selection.cell < 0 || !is_grid()) return false;
        if (!has_block()) return row == selection.cursor && cell == selection.cell;
        const auto between = [](auto at, auto a, auto b) { return at >= std::min(a, b) && at <= std::max(a, b); };
        return between(row, selection.cursor, selection.far_row) && between(cell, selection.cell, selection.far_cell);
    }
    float column_x(const ShownColumn& shown) const { return min.x + shown.x - (is_frozen(shown) ? 0 : state.scroll_x); }
    bool is_frozen(const ShownColumn& shown) const { return &shown == &columns.front(); }
    CellText& cell_at(std::int64_t row, std::size_t shown) {
        return state.cells[static_cast<std::size_t>(row - first) * columns.size() + shown];
    }
};

// table_columns.cpp
void fit_places(std::span<const TableColumn> columns, TableView& view); // every column has a place, in shown order
void lay_columns(TableParts& table);
void toggle_sort(TableParts& table, int column, bool adds = false); // adds: beside what it is sorted by already
const SortKey* sort_of(const TableView& view, std::string_view key, int& place); // place: 0 the first
void sort_by(TableParts& table, std::string_view key, bool descending);
void more_columns_ui(TableParts& table); // the last line of the menu of columns
// table_header.cpp
void table_header_ui(TableParts& table);
// table_rows.cpp
void fetch_cells(TableParts& table);
void report_rows(TableParts& table);
void draw_rows(TableParts& table, std::int64_t hovered_row, bool over_name);
std::string spoken(const CellText& cell);
// table.cpp
void move_cursor(TableParts& table, std::int64_t to, bool extends);
void toggle(TableParts& table, std::int64_t row);
CellPlace place_of_cell(const TableParts& table, std::int64_t row, int cell);
// table_cells.cpp
// What is typed in a cell is saved before anything else in the table is pressed; false: it does not fit and stays under
// the hand, so nothing else happens.
bool may_leave(TableParts& table);
void press_cell(TableParts& table, std::int64_t row, int cell, bool extends);
void edit_cell(TableParts& table, std::int64_t row, int cell);
void act_in_cells(TableParts& table, const CellEvent& event);
void take_cell_events(TableParts& table);
void pull_block(TableParts& table, std::int64_t row, int cell);
void cell_field_ui(TableParts& table, std::int64_t row); // into the row that is being reported
void draw_cells_chosen(TableParts& table);
void tell_block(TableParts& table);
// table_groups.cpp
void heading_row_ui(TableParts& table, std::size_t at);
float foot_tall(const TableParts& table);
void table_foot_ui(TableParts& table, ImVec2& pressed_min, ImVec2& pressed_max);
void draw_mark(TableParts& table, std::int64_t row);
void draw_edge(ImDrawList& draw, Tone tone, ImVec2 min, float bottom); // the edge of what is marked
std::string_view word_of_mark(const TableParts& table, std::int64_t row);
// table_cards.cpp
float card_tall();
void card_bar_ui(TableParts& table); // sort and columns, where there is no header
void draw_cards(TableParts& table, std::int64_t pressed_row);

} // namespace crm
