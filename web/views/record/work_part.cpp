// The tasks or the dealings of a deal or a ticket, and adding one to it.
#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/queries/related.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/complete_task.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t shown_rows_max = 200;

}

std::vector<Preset> work_presets(const Context& ctx, Place owner) {
    std::vector<Preset> presets{{ctx.schema.entity(owner.entity).key, Value{ctx.tables.id(owner)}}};
    for (const std::string_view key : {"person", "company"})
        if (Value who = ctx.tables.value(owner, ctx.schema.field(owner.entity, key)); !is_missing(who))
            presets.push_back({key, std::move(who)});
    return presets;
}

void work_card_ui(Context& ctx, Place owner, std::string_view key, const BothNames& title, Icon icon,
                  std::string_view when_key) {
    const EntityIx entity = ctx.entity(key);
    const Table& table = ctx.tables.table(entity);
    std::vector<Row> rows = children(ctx.tables, ctx.caches.relations, entity,
                                     ctx.schema.field(entity, ctx.schema.entity(owner.entity).key), owner);
    const FieldIx when = ctx.schema.field(entity, when_key), done_at = ctx.schema.field(entity, "done_at");
    sort_few_by(rows, [&](Row row) {
        const Column& column = table.columns[when];
        const std::int64_t at = column.field().type == FieldType::date ? column.code(row) : column.number(row);
        // ~ turns the order round as a minus does, without its overflow where nothing is said
        return std::pair{done_at != no_field && table.columns[done_at].has(row), key == "task" ? at : ~at};
    });
    if (begin_card_ui(key, {.title = ctx.text(title),
                            .icon = icon,
                            .action = ctx.can_write() ? ctx.text(words::add) : std::string_view()}))
        ctx.add(key, work_presets(ctx, owner));
    if (rows.empty()) text_ui(ctx.text(words::none), styles::muted);
    for (std::size_t i = 0; i < std::min(rows.size(), shown_rows_max); ++i) {
        const Place place{entity, rows[i]};
        const RecordId id = ctx.tables.id(place);
        const std::string name = ctx.name(place), day = cell_text(ctx.tables, place, when, ctx.brief());
        const bool is_done = done_at != no_field && table.columns[done_at].has(rows[i]);
        const ListRowResult clicked = list_row_ui(text_of(id), {.title = name,
                                                                .end_text = day,
                                                                .icon = key == "task" ? Icon::none : icon,
                                                                .strike = is_done,
                                                                .checked = key == "task" ? int{is_done} : -1});
        if (clicked.check_clicked && ctx.can_write()) complete_tasks(ctx, {id}, !is_done);
        if (clicked.clicked) ctx.edit(id);
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
