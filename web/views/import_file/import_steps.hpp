// The steps of the import screen; import_view.cpp shows the one that the file stands at.
#pragma once
#include "web/frame/file_import.hpp"

namespace crm {

// Problems of one kind in one column.
struct ProblemGroup {
    std::uint16_t column = 0;
    Reason reason = Reason::required;
    std::size_t count = 0;
    std::string example;
};

// What a check comes to over all its rows.
struct CheckSummary {
    std::uint64_t of = 0; // number of the check
    std::vector<ProblemGroup> groups{};
    struct {
        std::size_t sure = 0, likely = 0;
    } doubles{};
    std::size_t doubled = 0, left = 0, troubled = 0; // rows
};

// What becomes of rows whose record is here, in the order of the menus.
inline constexpr KnownRow known_policies[] = {KnownRow::fill_empty, KnownRow::skip, KnownRow::overwrite, KnownRow::add};

// What the screen itself keeps: panels that are open, which rows are shown.
struct ImportScreen {
    std::uint64_t file = 0; // that all this is of
    int column = -1;        // whose options are open
    bool is_column_open = false;
    std::uint32_t row = 0; // of the sheet, whose panel is open
    bool is_row_open = false;
    int shown = 0; // which rows: all, with problems, doubles, left out
    std::vector<std::uint32_t> rows;
    std::uint64_t rows_of = 0; // number of the check they were chosen from
    int rows_shown = -1;
    std::uint64_t typed_of = 0; // number of the check that the row's fields were filled from
    std::uint32_t typed_row = 0;
    std::vector<std::string> typed;
    CheckSummary summary;
    TableView view;
    TableSelection selection;
    std::vector<DistinctWord> words; // of the column whose options are open
};

// Telephones, e-mail and links, also while they are wrong.
inline bool is_left_to_right(const SheetImport& check, const CellShown& cell) {
    return cell.field != no_field && reads_left_to_right(check.schema().field(cell.entity, cell.field).type);
}

void columns_step_ui(Context& ctx);
void columns_actions_ui(Context& ctx); // below the page, always in sight
void column_panel_ui(Context& ctx);    // over the columns: one column's options
void rows_step_ui(Context& ctx);
void rows_actions_ui(Context& ctx);
void row_panel_ui(Context& ctx); // over the rows: one row

} // namespace crm
