// Pairs that look alike, most alike first: compared side by side, told apart, or many merged at once.
#include <algorithm>

#include "core/queries/alike_fields.hpp"
#include "core/text/numbers.hpp"
#include "core/text/percent.hpp"
#include "core/text/words_list.hpp"
#include "core/text/words_quality.hpp"
#include "web/kit/kit.hpp"
#include "web/views/quality/merge_dialog.hpp"
#include "web/views/quality/merge_many.hpp"
#include "web/views/quality/quality_parts.hpp"

namespace crm {

std::string share_text(const Context& ctx, float share) {
    return percent_text(static_cast<int>(share * 100 + 0.5f), ctx.reader.locale);
}

namespace {

// What of the last look still holds: nobody has been removed, merged or told apart since.
void keep_standing(const Context& ctx, QualityState& state, EntityIx entity, const std::vector<DuplicatePair>& all) {
    if (state.pairs_of == &all && state.pairs_revision == ctx.tables.revision()) return;
    state.pairs_of = &all;
    state.pairs_revision = ctx.tables.revision();
    state.pairs.clear();
    const Table& table = ctx.tables.table(entity);
    for (const DuplicatePair& pair : all)
        if (pair.score >= possible_score && table.is_live(pair.first) && table.is_live(pair.second) &&
            !are_not_the_same(ctx.tables, {entity, pair.first}, {entity, pair.second}))
            state.pairs.push_back(pair);
    std::erase_if(state.pair_selection.keys, [&](std::uint64_t key) {
        return std::ranges::none_of(state.pairs, [&](const DuplicatePair& pair) { return pair_key(pair) == key; });
    });
}

Tone tone_of(float score) { return score >= sure_score ? Tone::success : score >= 0.8f ? Tone::info : Tone::neutral; }

void table_part_ui(Context& ctx, QualityState& state, EntityIx entity) {
    DuplicateIndex& index = ctx.caches.duplicates.index(ctx.tables, entity, ctx.reader.country);
    const TableColumn columns[] = {
        {.key = "first", .label = ctx.text(words::first_record), .width = 230, .can_sort = false},
        {.key = "second", .label = ctx.text(words::second_record), .width = 230, .can_sort = false},
        {.key = "score", .label = ctx.text(words::how_sure), .width = 90, .can_sort = false},
        {.key = "why", .label = ctx.text(words::why_alike), .width = 330, .can_sort = false}};
    const RowAction actions[] = {{Icon::merge, ctx.text(words::compare_and_merge)},
                                 {Icon::close, ctx.text(words::not_the_same)}};
    const auto pair_at = [&](std::int64_t i) -> const DuplicatePair& {
        return state.pairs[static_cast<std::size_t>(i)];
    };
    const auto id = [&](Row row) { return ctx.tables.id({entity, row}); };
    const TableResult done =
        table_ui("pairs",
                 {.label = ctx.text(words::doubles),
                  .columns = columns,
                  .row_count = static_cast<std::int64_t>(state.pairs.size()),
                  .key = [&](std::int64_t i) { return pair_key(pair_at(i)); },
                  .cell =
                      [&](std::int64_t i, int column, CellText& out) {
                          const DuplicatePair& pair = pair_at(i);
                          if (column == 0 || column == 1) {
                              out.text = out.avatar = ctx.name(Place{entity, column == 0 ? pair.first : pair.second});
                              out.strong = true;
                          } else if (column == 2) {
                              out.text = share_text(ctx, std::min(pair.score, 0.99f));
                              out.chip = tone_of(pair.score);
                          } else {
                              out.text = alike_fields(ctx.schema, index.reasons(pair.first, pair.second), ctx.language);
                              out.muted = true;
                          }
                      },
                  .actions = actions,
                  .empty =
                      [&] {
                          empty_state_ui({.icon = Icon::check,
                                          .title = ctx.text(words::no_doubles),
                                          .text = ctx.text(words::no_doubles_text)});
                      }},
                 state.pair_view, state.pair_selection);
    if (done.action && done.action->second == 1) {
        const DuplicatePair& pair = pair_at(done.action->first);
        ctx.send(MarkNotSame{id(pair.first), id(pair.second)}, std::string(ctx.text(words::marked_not_same)));
    } else if (done.action || done.opened) {
        const DuplicatePair& pair = pair_at(done.action ? done.action->first : *done.opened);
        open_merge_dialog(ctx, id(pair.first), id(pair.second));
    }
}

void many_ui(Context& ctx, QualityState& state, EntityIx entity) {
    std::vector<DuplicatePair> chosen;
    for (const DuplicatePair& pair : state.pairs)
        if (state.pair_selection.has(pair_key(pair))) chosen.push_back(pair);
    if (chosen.empty()) {
        const bool has_any = !state.pairs.empty();
        if (has_any) is_phone() ? gap(8) : beside(12);
        if (has_any && button_ui(ctx.text(words::merge_many), {.kind = ButtonKind::primary,
                                                               .icon = Icon::merge,
                                                               .small = true,
                                                               .disabled = !ctx.can_write(),
                                                               .id = "merge many"}))
            open_merge_many(ctx, entity, state.pairs, false);
        return;
    }
    is_phone() ? gap(8) : beside(12);
    if (button_ui(ctx.counted(words::merge_selected, static_cast<std::int64_t>(chosen.size())),
                  {.kind = ButtonKind::primary,
                   .icon = Icon::merge,
                   .small = true,
                   .disabled = !ctx.can_write(),
                   .id = "merge many"}))
        open_merge_many(ctx, entity, std::move(chosen), true);
}

} // namespace

void doubles_part_ui(Context& ctx, QualityState& state) {
    const TabItem kinds[] = {{.label = ctx.schema.entity(ctx.entity("person")).plural.in(ctx.language)},
                             {.label = ctx.schema.entity(ctx.entity("company")).plural.in(ctx.language)}};
    if (segmented_ui("kinds", ctx.text(words::doubles_of), kinds, state.kind)) {
        state.is_stopped = false;
        state.pair_selection = {};
    }
    const EntityIx entity = ctx.entity(state.kind == 0 ? "person" : "company");
    if (state.is_stopped) {
        if (empty_state_ui({.icon = Icon::merge,
                            .title = ctx.text(words::comparing_stopped),
                            .text = ctx.text(words::comparing_stopped_text),
                            .action = ctx.text(words::compare_now)}) == EmptyStateAnswer::action)
            state.is_stopped = false;
        return;
    }
    const DuplicateCache::Look look = ctx.caches.duplicates.look(ctx.tables, entity, ctx.reader.country);
    if (!look.pairs) {
        gap(16);
        progress_ui(look.progress, ctx.text(words::looking_for_doubles));
        gap(8);
        if (button_ui(ctx.text(words::stop_comparing), {.small = true})) {
            ctx.caches.duplicates.stop(entity);
            state.is_stopped = true;
        }
        return;
    }
    keep_standing(ctx, state, entity, *look.pairs);
    beside(12);
    text_ui(ctx.counted(words::pairs_found, static_cast<std::int64_t>(state.pairs.size())), styles::muted);
    many_ui(ctx, state, entity);
    gap(8);
    table_part_ui(ctx, state, entity);
}

} // namespace crm
