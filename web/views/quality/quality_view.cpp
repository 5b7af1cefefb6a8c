#include "web/views/quality/quality_view.hpp"

#include "core/text/words_erase.hpp"
#include "core/text/words_quality.hpp"
#include "web/kit/kit.hpp"
#include "web/views/quality/merge_dialog.hpp"
#include "web/views/quality/merge_many.hpp"
#include "web/views/quality/quality_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t rows_per_frame = 10'000;

// The lists are looked through a slice per frame; those found before stand meanwhile.
void look_through(Context& ctx, QualityState& state) {
    if (state.tables != &ctx.tables || state.revision != ctx.tables.revision()) {
        if (state.tables != &ctx.tables) state.clean_up = {};
        state.tables = &ctx.tables;
        state.revision = ctx.tables.revision();
        state.scan = std::make_unique<CleanUpScan>(ctx.tables, ctx.reader);
    }
    if (!state.scan) return;
    if (!state.scan->work(rows_per_frame)) return want_next_frame();
    state.clean_up = state.scan->found();
    state.scan.reset();
}

} // namespace

void quality_view_ui(Context& ctx) {
    QualityState& state = ctx.state<QualityState>();
    look_through(ctx, state);
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(18)});
    begin_box(width_left() - margin);
    heading_ui(ctx.text(words::quality), 1);
    gap(8);
    std::vector<TabItem> tabs = {{.label = ctx.text(words::doubles), .icon = Icon::merge}};
    for (const CleanUpKind kind : all_clean_up_kinds)
        tabs.push_back({.label = ctx.text(label_of(kind)), .count = static_cast<int>(state.clean_up.of(kind).size())});
    const int erased_tab = static_cast<int>(tabs.size());
    tabs.push_back({.label = ctx.text(words::erased_people)});
    if (tabs_ui("parts", tabs, state.part)) state.list_selection = {};
    gap(12);
    const bool is_first_look = state.scan && state.clean_up.total() == 0;
    if (state.part == 0)
        doubles_part_ui(ctx, state);
    else if (state.part == erased_tab)
        erased_part_ui(ctx, state);
    else if (is_first_look)
        progress_ui(state.scan->progress(), ctx.text(words::looking_through));
    else
        clean_up_part_ui(ctx, state, all_clean_up_kinds[static_cast<std::size_t>(state.part - 1)]);
    end_box();
    merge_dialog_ui(ctx);
    merge_many_ui(ctx);
}

} // namespace crm
