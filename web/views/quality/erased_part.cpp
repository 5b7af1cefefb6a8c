// Who was erased: when and from where, by id alone.
#include <algorithm>

#include "core/text/words_erase.hpp"
#include "web/frame/erase_dialog.hpp"
#include "web/kit/kit.hpp"
#include "web/views/quality/quality_parts.hpp"

namespace crm {

void erased_part_ui(Context& ctx, QualityState& state) {
    const EntityIx person = ctx.entity("person");
    const Table& table = ctx.tables.table(person);
    std::vector<Row>& rows = state.erased;
    if (state.erased_revision != table.revision) {
        state.erased_revision = table.revision;
        rows.clear();
        for (Row row = 0; row < table.columns[table.erased].numbers().size(); ++row)
            if (table.is_erased(row)) rows.push_back(row);
        std::ranges::sort(rows, std::ranges::greater{},
                          [&](Row row) { return table.columns[table.erased].number(row); });
    }
    const TableColumn columns[] = {
        {.key = "id", .label = ctx.text(words::erased_id), .width = 320, .can_sort = false},
        {.key = "when", .label = ctx.text(words::erased_when), .width = 240, .can_sort = false},
        {.key = "where", .label = ctx.text(words::erased_where), .width = 200, .can_sort = false}};
    const TableResult done = table_ui("erased",
                                      {.label = ctx.text(words::erased_people),
                                       .columns = columns,
                                       .row_count = static_cast<std::int64_t>(rows.size()),
                                       .cell =
                                           [&](std::int64_t i, int column, CellText& out) {
                                               const Place place{person, rows[static_cast<std::size_t>(i)]};
                                               if (column == 0)
                                                   out.text = text_of(ctx.tables.id(place)), out.left_to_right = true;
                                               if (column == 1) out.text = ctx.cell(place, table.erased);
                                               if (column == 2) out.text = erased_where(ctx, place), out.muted = true;
                                           },
                                       .can_select = false,
                                       .empty =
                                           [&] {
                                               empty_state_ui({.icon = Icon::check,
                                                               .title = ctx.text(words::nobody_erased),
                                                               .text = ctx.text(words::nobody_erased_text)});
                                           }},
                                      state.erased_view, state.list_selection);
    if (done.opened) ctx.open(ctx.tables.id({person, rows[static_cast<std::size_t>(*done.opened)]}));
}

} // namespace crm
