// A table whose rows stand in groups: a heading above each, which folds it, totals under the columns in the headings
// and at the foot; and rows that are marked with a colour and a word. Rows keep their numbers, a heading is none of
// them.
//
//     TableGroups groups{.headings = headings, .total = [&](std::int64_t heading, int column, std::string& out) { … }};
//     TableGroupsResult pressed;
//     auto done = grouped_table_ui("orders", spec, groups, pressed, view, selection);
//     if (pressed.heading) folded.toggle(*pressed.heading);
#pragma once
#include "web/kit/table.hpp"

namespace crm {

struct TableHeading {
    std::int64_t first_row = 0; // it stands above this row; that of a folded group above the next one's
    std::int64_t count = 0;     // rows of the group, shown or not
    std::string label{};
    std::optional<Tone> tone{}; // the label is a chip of this tone
    bool folded = false;
};

struct RowMark {
    Tone tone = Tone::neutral;
    std::string_view says{}; // what the colour means, for those who do not see it
};

struct TableGroups {
    std::span<const TableHeading> headings{}; // in order
    // What stands under a column in a heading, or at the foot (heading -1); columns as in TableSpec.
    std::function<void(std::int64_t heading, int column, std::string& out)> total{};
    bool has_foot = false; // on a phone the totals there are stand below the cards, two to a line
    std::function<std::optional<RowMark>(std::int64_t row)> mark{};
};

struct TableGroupsResult {
    std::optional<std::size_t> heading{}; // was pressed
    std::optional<int> foot{};            // a column's total was pressed: open_menu() right after opens there
};

TableResult grouped_table_ui(std::string_view id, const TableSpec& spec, const TableGroups& groups,
                             TableGroupsResult& pressed, TableView& view, TableSelection& selection);

} // namespace crm
