#include "web/views/list/filter_panel.hpp"

#include <algorithm>

#include "core/text/words_filter.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/filter_lines.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/list/color_rules_part.hpp"

namespace crm {

namespace {

struct PanelStep { // as it stood before a change
    FilterLine root{};
    std::vector<RuleLine> rules{};
};

struct FilterPanel {
    bool is_open = false;
    std::string entity{};
    FilterLine root{};
    std::vector<Filter> written{}; // what the list was given last: another wish of its own starts the tree anew
    std::vector<PanelStep> past{};
    std::vector<RuleLine> rules{};
    std::vector<ColorRule> rules_written{};
    int part = 0;                          // 0: conditions, 1: colours
    std::uint64_t typed_in = 0;            // the line whose typing the last step of the past began
    PanelStep before{};                    // as it stands: what a change leaves behind
    std::uint64_t counted_at = UINT64_MAX; // revision of the tables
    Language language = Language::ar;
    bool is_stale = true;
    std::size_t all = 0;     // records without any filter
    std::string says{};      // all conditions in words
    std::uint64_t focus = 0; // the line that takes the keyboard
};

bool remove_line(FilterLine& group, std::uint64_t id) {
    if (std::erase_if(group.parts, [&](const FilterLine& part) { return part.id == id; })) return true;
    return std::ranges::any_of(group.parts, [&](FilterLine& part) { return remove_line(part, id); });
}

void write_down(Context& ctx, EntityIx entity, FilterPanel& panel, ListState& state) {
    state.filters = panel.written = filters_of(ctx, entity, panel.root);
    const std::vector<ColorRule> rules_before = std::exchange(state.rules, {});
    for (RuleLine& rule : panel.rules) {
        std::vector<Filter> filters = filters_of(ctx, entity, rule.root);
        if (filters.empty()) continue;
        state.rules.push_back({rule.tone,
                               filters.size() == 1 ? std::move(filters.front()) : Filter::all_of(std::move(filters)),
                               rule.column});
    }
    panel.rules_written = state.rules;
    if (state.rules != rules_before) keep_view(ctx, entity, state); // the device remembers colours, as columns
    panel.before = {panel.root, panel.rules};
    panel.is_stale = true;
}

void step_back(Context& ctx, EntityIx entity, FilterPanel& panel, ListState& state) {
    if (panel.past.empty()) return;
    panel.root = std::move(panel.past.back().root);
    panel.rules = std::move(panel.past.back().rules);
    panel.past.pop_back();
    panel.typed_in = 0;
    write_down(ctx, entity, panel, state);
}

void know_again(Context& ctx, EntityIx entity, FilterPanel& panel, const ListState& state) {
    if (!panel.is_stale && panel.counted_at == ctx.tables.revision() && panel.language == ctx.language) return;
    panel.is_stale = false;
    panel.counted_at = ctx.tables.revision();
    panel.language = ctx.language;
    for (FilterLine& part : panel.root.parts) know_line(ctx, entity, part);
    for (RuleLine& rule : panel.rules)
        for (FilterLine& part : rule.root.parts) know_line(ctx, entity, part);
    panel.says = describe(ctx.tables, entity, Filter::all_of(state.filters), ctx.reader);
    panel.all = ctx.tables.table(entity).live_count;
}

void conditions_ui(Context& ctx, EntityIx entity, FilterPanel& panel, FilterLines& lines, std::size_t total) {
    text_ui(filled(ctx.text(words::filter_shown_of), count_text(ctx, total), count_text(ctx, panel.all)),
            styles::strong);
    gap(2);
    paragraph_ui(panel.root.parts.empty() ? std::string(ctx.text(words::filter_no_conditions)) : panel.says,
                 styles::muted);
    gap(10);
    if (panel.root.parts.size() > 1) {
        lines.match_ui(panel.root);
        gap(8);
    }
    lines.parts_ui(entity, panel.root);
    lines.add_buttons_ui(panel.root, ctx.text(words::filter_add_condition), true);
}

void footer_ui(Context& ctx, EntityIx entity, FilterPanel& panel, ListState& state, std::size_t total) {
    begin_side_panel_footer_ui();
    const std::string show = ctx.counted(words::filter_show, static_cast<std::int64_t>(total));
    if (button_ui(show, {.kind = ButtonKind::primary, .id = "show"})) panel.is_open = false;
    beside(8);
    if (button_ui(ctx.text(words::undo), {.icon = Icon::undo,
                                          .disabled = panel.past.empty(),
                                          .tooltip = ctx.text(words::filter_undo),
                                          .id = "undo"}))
        step_back(ctx, entity, panel, state);
    if (panel.root.parts.empty() || panel.part != 0 || is_phone()) return;
    beside(8);
    if (button_ui(ctx.text(words::clear_filters), {.kind = ButtonKind::quiet})) {
        panel.past.push_back({panel.root, panel.rules});
        panel.root.parts.clear();
        panel.root.match = Match::all;
        write_down(ctx, entity, panel, state);
    }
}

void read_state(const Context& ctx, EntityIx entity, FilterPanel& panel, const ListState& state) {
    panel.root = tree_of(ctx, entity, state.filters);
    panel.written = state.filters;
    panel.rules.clear();
    for (const ColorRule& rule : state.rules) {
        const bool is_list = rule.filter.kind == Filter::Kind::all;
        panel.rules.push_back(
            {rule.tone, tree_of(ctx, entity, is_list ? rule.filter.parts : std::vector{rule.filter}), rule.column});
    }
    panel.rules_written = state.rules;
    panel.past.clear();
    panel.before = {panel.root, panel.rules};
    panel.is_stale = true;
}

} // namespace

void open_filter_panel(Context& ctx, EntityIx entity, ListState& state, bool adds_condition) {
    FilterPanel& panel = ctx.state<FilterPanel>();
    panel = {.is_open = true, .entity = std::string(ctx.schema.entity(entity).key)};
    read_state(ctx, entity, panel, state);
    if (adds_condition || panel.root.parts.empty()) {
        panel.root.parts.push_back({.id = next_line_id()});
        panel.focus = panel.root.parts.back().id;
        panel.before.root = panel.root;
    }
}

bool is_filter_panel_open(Context& ctx) { return ctx.state<FilterPanel>().is_open; }

void filter_panel_ui(Context& ctx, EntityIx entity, ListState& state, std::size_t total) {
    FilterPanel& panel = ctx.state<FilterPanel>();
    if (!panel.is_open) return;
    const EntityDef& def = ctx.schema.entity(entity);
    if (panel.entity != def.key) return void(panel.is_open = false);
    if (state.filters != panel.written || state.rules != panel.rules_written) // Back, a chip's cross, another view
        read_state(ctx, entity, panel, state);
    know_again(ctx, entity, panel, state);
    const std::string title = filled(ctx.text(words::filters_of), def.plural.in(ctx.language));
    if (!begin_side_panel_ui("filters", {.title = title, .width = 680, .footer_height = 64}, panel.is_open)) return;
    FilterLines lines{ctx, panel.focus};
    const TabItem tabs[] = {{.label = ctx.text(words::filter_conditions)},
                            {.label = ctx.text(words::filter_colors),
                             .count = panel.rules.empty() ? -1 : static_cast<int>(panel.rules.size())}};
    (void)segmented_ui("parts", ctx.text(words::filter_parts), tabs, panel.part);
    gap(12);
    if (panel.part == 1)
        color_rules_ui(ctx, lines, entity, panel.rules, panel.focus);
    else
        conditions_ui(ctx, entity, panel, lines, total);
    gap(16);
    footer_ui(ctx, entity, panel, state, total);
    end_side_panel_ui();
    if (lines.changes.removed) {
        if (!remove_line(panel.root, lines.changes.removed))
            for (RuleLine& rule : panel.rules)
                if (remove_line(rule.root, lines.changes.removed)) break;
        lines.changes.line();
    }
    if (!lines.changes.any) return;
    const bool goes_on = lines.changes.typed_in != 0 && lines.changes.typed_in == panel.typed_in;
    if (!goes_on) panel.past.push_back(std::move(panel.before));
    panel.typed_in = lines.changes.typed_in;
    write_down(ctx, entity, panel, state);
}

} // namespace crm
