#include "web/views/bin/bin_view.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct BinState {
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<Place> rows; // newest first
    TableView view;
    TableSelection selection;
};

std::int64_t removed_at(const Context& ctx, Place place) {
    return ctx.tables.table(place.entity).columns[removed_field(ctx.schema, place.entity)].number(place.row);
}

void collect(const Context& ctx, BinState& state) {
    state.rows.clear();
    for (std::size_t e = 0; e < ctx.tables.table_count(); ++e) {
        const Table& table = ctx.tables.table(static_cast<EntityIx>(e));
        if (table.removed_count == 0 || !ctx.schema.entity(table.entity).listed) continue;
        for (Row row = 0; row < table.rows(); ++row)
            if (table.standing[row] == Standing::removed && !table.is_erased(row)) // nothing to bring back
                state.rows.push_back({table.entity, row});
    }
    sort_few(state.rows, [&](Place a, Place b) { return removed_at(ctx, a) > removed_at(ctx, b); });
    state.revision = ctx.tables.revision();
}

} // namespace

void bin_view_ui(Context& ctx) {
    BinState& state = ctx.state<BinState>();
    if (state.revision != ctx.tables.revision()) collect(ctx, state);
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(18)});
    begin_box(width_left() - margin);
    heading_ui(ctx.text(words::bin), 1);
    beside(12);
    text_ui(ctx.counted(words::records, static_cast<std::int64_t>(state.rows.size())), styles::muted);
    gap(8);
    const auto chosen = [&] {
        std::vector<RecordId> ids;
        for (const std::uint64_t key : state.selection.keys)
            ids.push_back(ctx.tables.directory().id(static_cast<Handle>(key)));
        return ids;
    };
    if (!state.selection.keys.empty()) {
        text_ui(ctx.counted(words::selected, static_cast<std::int64_t>(state.selection.keys.size())), styles::strong);
        beside(12);
        if (button_ui(
                ctx.text(words::restore_selected),
                {.kind = ButtonKind::primary, .icon = Icon::restore, .small = true, .disabled = !ctx.can_write()})) {
            ctx.restore(chosen());
            state.selection = {};
        }
    }
    const EntityIx person = ctx.entity("person");
    const TableColumn columns[] = {
        {.key = "name", .label = ctx.text(words::record_name), .width = 320, .can_sort = false},
        {.key = "kind", .label = ctx.text(words::kind_of_record), .width = 160, .can_sort = false},
        {.key = "removed_at",
         .label = ctx.schema.field(person, removed_field(ctx.schema, person)).label.in(ctx.language),
         .width = 220,
         .can_sort = false}};
    const RowAction actions[] = {{Icon::restore, ctx.text(words::restore)}};
    const auto place_at = [&](std::int64_t i) { return state.rows[static_cast<std::size_t>(i)]; };
    const TableResult done = table_ui(
        "removed",
        {.label = ctx.text(words::bin),
         .columns = columns,
         .row_count = static_cast<std::int64_t>(state.rows.size()),
         .key =
             [&](std::int64_t i) {
                 return std::uint64_t{ctx.tables.table(place_at(i).entity).handles[place_at(i).row]};
             },
         .cell =
             [&](std::int64_t i, int column, CellText& out) {
                 const Place place = place_at(i);
                 if (column == 0) {
                     out.text = ctx.name(place);
                     out.icon = icon_of(ctx.schema.entity(place.entity).key);
                     out.strong = true;
                 } else if (column == 1) {
                     out.text = ctx.schema.entity(place.entity).label.in(ctx.language);
                 } else {
                     out.text = moment_text({removed_at(ctx, place)}, ctx.brief());
                     out.muted = true;
                 }
             },
         .actions = actions,
         .empty =
             [&] {
                 empty_state_ui(
                     {.icon = Icon::bin, .title = ctx.text(words::bin_empty), .text = ctx.text(words::bin_empty_text)});
             }},
        state.view, state.selection);
    end_box();
    if (done.action) ctx.restore({ctx.tables.id(place_at(done.action->first))});
    if (done.opened) ctx.open(ctx.tables.id(place_at(*done.opened)));
}

} // namespace crm
