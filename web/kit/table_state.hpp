// What a table remembers between frames, and its parts. Private to web/kit.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "web/kit/draw.hpp"
#include "web/kit/table.hpp"

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
    int moved = -1;                // place of the column that is being dragged
    bool is_moving = false;        // and it has left its place
    int menu_place = -1;           // whose header menu is open
    std::vector<CellText> cells{}; // of the visible rows, kept for their memory
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

    float body_top() const { return min.y + header_tall; }
    float body_tall() const { return max.y - body_top(); }
    double content_tall() const { return static_cast<double>(spec.row_count) * row_tall; }
    float row_y(std::int64_t row) const {
        return body_top() + static_cast<float>(static_cast<double>(row) * row_tall - state.scroll_y);
    }
    std::uint64_t key_of(std::int64_t row) const { return spec.key ? spec.key(row) : static_cast<std::uint64_t>(row); }
    ImGuiID row_id(std::int64_t row) const { return id_of(key_of(row), id); }
    float column_x(const ShownColumn& shown) const { return min.x + shown.x - (is_frozen(shown) ? 0 : state.scroll_x); }
    bool is_frozen(const ShownColumn& shown) const { return &shown == &columns.front(); }
    CellText& cell_at(std::int64_t row, std::size_t shown) {
        return state.cells[static_cast<std::size_t>(row - first) * columns.size() + shown];
    }
};

// table_columns.cpp
void fit_places(std::span<const TableColumn> columns, TableView& view); // every column has a place, in shown order
void lay_columns(TableParts& table);
void toggle_sort(TableParts& table, int column);
// table_header.cpp
void table_header_ui(TableParts& table);
// table_rows.cpp
void fetch_cells(TableParts& table);
void report_rows(TableParts& table);
void draw_rows(TableParts& table, std::int64_t hovered_row, bool over_name);
std::string spoken(const CellText& cell);
// table_cards.cpp
float card_tall();
void card_bar_ui(TableParts& table); // sort and columns, where there is no header
void draw_cards(TableParts& table, std::int64_t pressed_row);

} // namespace crm
