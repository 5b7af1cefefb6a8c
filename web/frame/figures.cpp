#include "web/frame/figures.hpp"

#include "web/kit/kit.hpp"

namespace crm {

TableColumn figure_column(const Context& ctx, std::string_view key, const BothNames& label, float width) {
    return {.key = key, .label = ctx.text(label), .width = width, .can_sort = false, .can_hide = false};
}

std::optional<std::size_t> figures_ui(const Figures& figures, TableView& view, TableSelection& selection) {
    std::optional<std::size_t> opened;
    if (!is_phone()) {
        const TableResult done = table_ui(figures.id,
                                          {.label = figures.label,
                                           .columns = figures.columns,
                                           .row_count = static_cast<std::int64_t>(figures.count),
                                           .cell =
                                               [&](std::int64_t row, int at, CellText& out) {
                                                   figures.cell(static_cast<std::size_t>(row),
                                                                figures.columns[static_cast<std::size_t>(at)].key, out);
                                               },
                                           .can_select = false,
                                           .can_choose_columns = false,
                                           .height = px(42) + static_cast<float>(figures.count) * row_height()},
                                          view, selection);
        if (done.opened) opened = static_cast<std::size_t>(*done.opened);
        return opened;
    }
    for (std::size_t row = 0; row < figures.count; ++row) {
        const IdScope scope{std::uint64_t{row}};
        CellText cell;
        figures.cell(row, figures.columns.front().key, cell);
        if (list_row_ui(figures.id, {.title = cell.text, .detail = cell.detail, .chevron = cell.link}).clicked &&
            cell.link)
            opened = row;
        for (std::size_t i = 1; i < figures.columns.size(); ++i) {
            cell.clear();
            figures.cell(row, figures.columns[i].key, cell);
            if (cell.muted) continue; // nothing is known
            key_value_ui(figures.columns[i].label, cell.detail.empty() ? cell.text : cell.text + "  " + cell.detail);
        }
    }
    return opened;
}

} // namespace crm
