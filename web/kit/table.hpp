// The table: any number of rows, of which only the visible ones are asked for; a frozen header and first column;
// columns that are resized and moved by dragging, hidden and shown from a chooser, sorted by a click (and by further
// ones with Shift); selection and full keyboard use. On a phone a row becomes a card of two lines.
//
// With `can_edit` it is a spreadsheet: a cell under the keyboard, a block of cells, typing that begins an edit, and the
// keys for copying, pasting, filling and emptying, which the caller carries out on TableResult::block.
//
// The table draws and reports; it owns no data. What a person may rearrange (TableView) and has selected
// (TableSelection) is kept by the caller.
//
//     auto done = table_ui("people", {.label = "جهات الاتصال", .columns = columns, .row_count = rows.size(),
//                                     .key = [&](std::int64_t row) { return rows[row]; },
//                                     .cell = [&](std::int64_t row, int column, CellText& out) { … }}, view,
//                                     selection);
//     if (done.opened) open(rows[*done.opened]);
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "web/kit/icon.hpp"
#include "web/kit/item.hpp"
#include "web/kit/text_field.hpp"
#include "web/theme/type.hpp"

namespace crm {

struct TableColumn {
    std::string_view key{}, label{};
    float width = 160, width_min = 72; // design px
    Align align = Align::start;        // numbers and amounts: end
    bool can_sort = true, can_hide = true;
    bool hidden = false; // at first
    // In a table whose cells are edited:
    TextKind kind = TextKind::text;
    bool read_only = false;  // cannot be written at all
    bool own_editor = false; // F2, Enter and a double press ask the caller for its editor (TableResult::edit)
    bool has_offers = false; // TableSpec::offers knows words for it
};

// One cell as it is to be shown. The table gives it cleared; the strings keep their memory from row to row.
struct CellText {
    std::string text{};
    std::string detail{};       // a muted second part, after the text
    std::string avatar{};       // a name: its avatar stands before the text
    std::optional<Tone> chip{}; // the text is a status chip of this tone
    Icon icon = Icon::none;
    bool strong = false, muted = false, link = false;
    bool left_to_right = false;                        // phone, e-mail, amount, id
    std::vector<std::pair<std::string, Tone>> chips{}; // several chips (tags)
    std::optional<Tone> ground{};                      // the cell stands on this colour
    std::string says{};                                // and what that means, for those who do not see it
    void clear();
};

struct ColumnPlace { // what a person has done to a column
    std::string key{};
    float width = 0; // design px; 0: as the column says
    bool hidden = false;
    bool operator==(const ColumnPlace&) const = default;
};
struct SortKey {
    std::string key{};
    bool descending = false;
    bool operator==(const SortKey&) const = default;
};
struct TableView {
    std::vector<ColumnPlace> places{}; // in shown order; empty: as the columns say
    std::string sort_key{};
    bool descending = false;
    std::vector<SortKey> then{}; // what is the same there goes by these
    bool operator==(const TableView&) const = default;
};

struct TableSelection {
    std::unordered_set<std::uint64_t> keys{};
    std::int64_t cursor = -1, anchor = -1; // row under the keyboard, start of a range
    int cell = -1;                         // and its cell, among the shown columns; -1: the whole row
    std::int64_t far_row = -1;             // the other corner of a block of cells; -1: the cell alone
    int far_cell = -1;
    bool has(std::uint64_t key) const { return keys.contains(key); }
};

struct TableBlock {                    // the cells under the keyboard
    std::int64_t first = 0, last = -1; // rows, both included
    std::vector<int> columns{};        // indices in the spec's columns, in shown order
    bool empty() const { return columns.empty(); }
    bool is_one() const { return first == last && columns.size() == 1; }
};

struct RowAction {
    Icon icon = Icon::none;
    std::string_view name{};
};

struct TableSpec {
    std::string_view label{}; // accessible name
    std::span<const TableColumn> columns{};
    std::int64_t row_count = 0;
    std::function<std::uint64_t(std::int64_t row)> key{};                    // stable; without it the row's number
    std::function<void(std::int64_t row, int column, CellText& out)> cell{}; // column: index in `columns`
    std::span<const RowAction> actions{}; // shown at the end of the row under the pointer
    bool can_select = true;               // a column of check boxes
    bool can_choose_columns = true;
    bool can_edit = false; // the side arrows go from cell to cell, which are edited where they stand
    std::function<std::string(std::int64_t row, int column)> text{}; // a cell as one would type it
    // Takes what was typed into a cell; says what is wrong with it, nothing when it was taken.
    std::function<std::string(std::int64_t row, int column, std::string_view typed)> save{};
    std::function<void(int column, std::string_view typed, std::vector<std::string>& found)> offers{};
    std::string_view more_columns{}; // in the menu of columns: asks the caller for others (wants_more_columns)
    bool loading = false;            // skeleton rows
    float height = 0;                // ImGui units; 0: all that is left
    std::function<void()> empty{};   // what stands there when there are no rows
};

struct TableResult {
    std::optional<std::int64_t> opened{};                 // click on the first column, Enter, tap on a card
    std::optional<std::pair<std::int64_t, int>> action{}; // row and index in `actions`
    std::optional<std::int64_t> context{}; // secondary click or the menu key: open a context menu for this row
    bool view_changed = false;             // sort, order, widths or visibility: keep `view`
    bool selection_changed = false;
    bool wants_more_columns = false;
    bool delete_pressed = false; // the Delete key, with a selection and no cell under the keyboard
    bool copy_pressed = false;   // Ctrl+C: the block, else the selected rows
    // A cell to be edited: its row and column (index in `columns`). open_popover() right after the table opens there.
    std::optional<std::pair<std::int64_t, int>> edit{};
    TableBlock block{}; // empty: no cell is under the keyboard
    bool cut_pressed = false, clear_pressed = false, fill_down_pressed = false, fill_along_pressed = false;
    std::optional<std::string> pasted{}; // a text for the block, as a spreadsheet puts it on the clipboard
};

TableResult table_ui(std::string_view id, const TableSpec& spec, TableView& view, TableSelection& selection);
bool column_chooser_ui(std::span<const TableColumn> columns,
                       TableView& view); // the list alone, for a menu of one's own

} // namespace crm
