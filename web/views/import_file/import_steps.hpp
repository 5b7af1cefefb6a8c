// The steps of the import screen; import_view.cpp shows the one that the file stands at.
#pragma once
#include "web/frame/file_import.hpp"

namespace crm {

// What the screen itself keeps: panels that are open, which rows are shown.
struct ImportScreen {
    int column = -1; // whose options are open
    bool is_column_open = false;
    std::uint32_t row = 0; // of the sheet, whose panel is open
    bool is_row_open = false;
    int shown = 0; // which rows: all, with problems, doubles, left out
    std::vector<std::uint32_t> rows;
    const void* rows_of = nullptr; // the check they were chosen from
    int rows_shown = -1;
    const void* typed_of = nullptr; // the check that the row's fields were filled from
    std::uint32_t typed_row = 0;
    std::vector<std::string> typed;
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
