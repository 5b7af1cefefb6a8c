// Records to mend, list by list: each with what is wrong, one press to what mends it, and many of a kind at once.
#include <algorithm>

#include "core/text/words_list.hpp"
#include "core/text/words_quality.hpp"
#include "web/frame/bulk_edit.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/quality/quality_parts.hpp"

namespace crm {

namespace {

// One press to what mends it: the form, or a task to get in touch.
void mend(Context& ctx, const CleanUpItem& item) {
    const RecordId id = ctx.tables.id(item.place);
    if (item.reason != CleanUpReason::not_heard_of) return ctx.edit(id);
    const bool is_person = item.place.entity == ctx.entity("person");
    ctx.add("task", {{is_person ? "person" : "company", id}, {"kind", std::string("call")}});
}

std::uint64_t key_of(const Context& ctx, const CleanUpItem& item) {
    return std::uint64_t{static_cast<std::uint8_t>(item.reason)} << 32 |
           ctx.tables.table(item.place.entity).handles[item.place.row];
}

// The records that are chosen, each once, though several things may be wrong with it.
std::vector<RecordId> chosen_of(const Context& ctx, const QualityState& state, const std::vector<CleanUpItem>& items) {
    std::vector<RecordId> chosen;
    for (const CleanUpItem& item : items)
        if (state.list_selection.has(key_of(ctx, item))) chosen.push_back(ctx.tables.id(item.place));
    std::ranges::sort(chosen);
    const auto doubled = std::ranges::unique(chosen);
    chosen.erase(doubled.begin(), doubled.end());
    return chosen;
}

void selection_ui(Context& ctx, QualityState& state, const std::vector<CleanUpItem>& items) {
    if (state.list_selection.keys.empty()) return;
    const std::vector<RecordId> chosen = chosen_of(ctx, state, items);
    if (chosen.empty()) return;
    const EntityIx entity = ctx.tables.find(chosen.front()).entity;
    const bool is_one_kind =
        std::ranges::all_of(chosen, [&](RecordId id) { return ctx.tables.find(id).entity == entity; });
    text_ui(ctx.counted(words::selected, static_cast<std::int64_t>(chosen.size())), styles::strong);
    beside(12);
    if (button_ui(ctx.text(words::bulk_edit),
                  {.icon = Icon::edit, .small = true, .disabled = !ctx.can_write() || !is_one_kind}))
        open_bulk_edit(ctx, entity, chosen);
    beside(8);
    if (button_ui(ctx.text(words::remove_selected),
                  {.kind = ButtonKind::danger, .icon = Icon::bin, .small = true, .disabled = !ctx.can_write()})) {
        ctx.remove(chosen);
        state.list_selection = {};
    }
    if (!is_one_kind) {
        beside(8);
        text_ui(ctx.text(words::one_kind_only), styles::muted);
    }
    gap(8);
}

} // namespace

void clean_up_part_ui(Context& ctx, QualityState& state, CleanUpKind kind) {
    const std::vector<CleanUpItem>& items = state.clean_up.of(kind);
    selection_ui(ctx, state, items);
    const auto item_at = [&](std::int64_t i) -> const CleanUpItem& { return items[static_cast<std::size_t>(i)]; };
    const TableColumn columns[] = {
        {.key = "name", .label = ctx.text(words::record_name), .width = 300, .can_sort = false},
        {.key = "kind", .label = ctx.text(words::kind_of_record), .width = 130, .can_sort = false},
        {.key = "wrong", .label = ctx.text(words::what_is_wrong), .width = 420, .can_sort = false}};
    const RowAction actions[] = {kind == CleanUpKind::stale ? RowAction{Icon::task, ctx.text(words::plan_contact)}
                                                            : RowAction{Icon::edit, ctx.text(words::mend)}};
    const auto cell = [&](std::int64_t i, int column, CellText& out) {
        const Place place = item_at(i).place;
        if (column == 0) {
            out.text = ctx.name(place);
            out.icon = icon_of(ctx.schema.entity(place.entity).key);
            out.strong = true;
        } else if (column == 1) {
            out.text = ctx.schema.entity(place.entity).label.in(ctx.language);
        } else {
            out.text = sentence_of(item_at(i), ctx.tables, ctx.brief());
            out.muted = true;
        }
    };
    const auto empty = [&] {
        empty_state_ui({.icon = Icon::check,
                        .title = ctx.text(words::nothing_to_clean),
                        .text = ctx.text(words::nothing_to_clean_text)});
    };
    const TableResult done = table_ui("clean up",
                                      {.label = ctx.text(label_of(kind)),
                                       .columns = columns,
                                       .row_count = static_cast<std::int64_t>(items.size()),
                                       .key = [&](std::int64_t i) { return key_of(ctx, item_at(i)); },
                                       .cell = cell,
                                       .actions = actions,
                                       .empty = empty},
                                      state.list_view, state.list_selection);
    if (done.action) mend(ctx, item_at(done.action->first));
    if (done.opened) ctx.open(ctx.tables.id(item_at(*done.opened).place));
    if (done.delete_pressed && ctx.can_write()) {
        ctx.remove(chosen_of(ctx, state, items));
        state.list_selection = {};
    }
    bulk_edit_ui(ctx);
}

} // namespace crm
