// A few rows of numbers: a table; on a telephone, where a table's columns have no room for their names, each row under
// its first cell with what every number is beside it.
//
//     Figures figures{.id = "past", .label = …, .columns = {figure_column(ctx, "month", words::month, 160), …}};
//     figures.cell = [&](std::size_t row, std::string_view column, CellText& out) { … };
//     if (auto opened = figures_ui(figures, state.view, state.selection)) …
#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "web/frame/context.hpp"
#include "web/kit/table.hpp"

namespace crm {

struct Figures {
    std::string_view id, label;
    std::vector<TableColumn> columns;
    std::size_t count = 0; // rows
    // A muted cell is one of which nothing is known: a telephone leaves it out. A first cell that is a link opens.
    std::function<void(std::size_t row, std::string_view column, CellText& out)> cell;
};

TableColumn figure_column(const Context& ctx, std::string_view key, const BothNames& label, float width);
// The row that was opened.
std::optional<std::size_t> figures_ui(const Figures& figures, TableView& view, TableSelection& selection);

} // namespace crm
