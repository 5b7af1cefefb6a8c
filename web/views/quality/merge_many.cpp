#include "web/views/quality/merge_many.hpp"

#include <algorithm>

#include "core/queries/duplicate_groups.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_quality.hpp"
#include "web/kit/kit.hpp"
#include "web/views/quality/quality_parts.hpp"

namespace crm {

namespace {

constexpr float limits[] = {0.99f, sure_score, 0.9f, 0.8f};

struct MergeManyState {
    bool is_open = false, are_chosen = false;
    EntityIx entity = no_entity;
    std::vector<DuplicatePair> pairs;
    int limit = 1;
    std::vector<DuplicateGroup> groups;
    TableView view;
    TableSelection selection;
};

void work_out(const Context& ctx, MergeManyState& state) {
    state.groups = duplicate_groups(ctx.tables, state.entity, state.pairs, state.are_chosen ? 0 : limits[state.limit]);
    state.selection = {};
    for (std::size_t i = 0; i < state.groups.size(); ++i) state.selection.keys.insert(i);
}

void groups_ui(Context& ctx, MergeManyState& state) {
    const TableColumn columns[] = {
        {.key = "stays", .label = ctx.text(words::who_stays), .width = 210, .can_sort = false},
        {.key = "joins", .label = ctx.text(words::who_joins), .width = 300, .can_sort = false}};
    const float tall = px(38) + static_cast<float>(std::clamp<std::size_t>(state.groups.size(), 2, 6)) * row_height();
    table_ui("groups",
             {.label = ctx.text(words::merge_many),
              .columns = columns,
              .row_count = static_cast<std::int64_t>(state.groups.size()),
              .cell =
                  [&](std::int64_t i, int column, CellText& out) {
                      const DuplicateGroup& group = state.groups[static_cast<std::size_t>(i)];
                      if (column == 0) {
                          out.text = out.avatar = ctx.name(group.survivor);
                          out.strong = true;
                          return;
                      }
                      for (const RecordId other : group.others) append_item(out.text, ctx.name(other), ctx.language);
                  },
              .can_choose_columns = false,
              .height = tall,
              .empty = [&] { text_ui(ctx.text(words::none_so_alike), styles::muted); }},
             state.view, state.selection);
}

} // namespace

void open_merge_many(Context& ctx, EntityIx entity, std::vector<DuplicatePair> pairs, bool are_chosen) {
    MergeManyState& state = ctx.state<MergeManyState>();
    state = {.is_open = true, .are_chosen = are_chosen, .entity = entity, .pairs = std::move(pairs)};
    work_out(ctx, state);
    while (state.groups.empty() && !are_chosen && state.limit + 1 < static_cast<int>(std::size(limits))) {
        ++state.limit;
        work_out(ctx, state);
    }
}

void merge_many_ui(Context& ctx) {
    MergeManyState& state = ctx.state<MergeManyState>();
    if (!state.is_open) return;
    if (!begin_dialog_ui("merge many",
                         {.title = ctx.text(words::merge_many_title),
                          .description = ctx.text(words::merge_many_text),
                          .width = 640,
                          .closes_outside = false},
                         state.is_open))
        return;
    if (!state.are_chosen) {
        std::vector<std::string> texts;
        std::vector<TabItem> items;
        for (const float limit : limits) texts.push_back(share_text(ctx, limit));
        for (const std::string& text : texts) items.push_back({.label = text});
        text_ui(ctx.text(words::from_which_likeness), styles::muted);
        gap(4);
        if (segmented_ui("limit", ctx.text(words::from_which_likeness), items, state.limit)) work_out(ctx, state);
        gap(10);
    }
    groups_ui(ctx, state);
    std::size_t going = 0;
    for (std::size_t i = 0; i < state.groups.size(); ++i)
        if (state.selection.has(i)) going += state.groups[i].others.size();
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_open = false;
    beside(8);
    const std::string doing = going > 0 ? ctx.counted(words::merge_so_many, static_cast<std::int64_t>(going))
                                        : std::string(ctx.text(words::merge_records));
    if (button_ui(doing, {.kind = ButtonKind::primary,
                          .icon = Icon::merge,
                          .disabled = going == 0 || !ctx.can_write(),
                          .id = "merge"})) {
        MergeMany many;
        for (std::size_t i = 0; i < state.groups.size(); ++i)
            if (state.selection.has(i)) many.merges.push_back({state.groups[i].survivor, state.groups[i].others});
        ctx.send(std::move(many), std::string(ctx.text(words::merged_said)));
        state.is_open = false;
    }
    end_dialog_ui();
}

} // namespace crm
