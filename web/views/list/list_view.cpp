#include "web/views/list/list_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/import/imported_kinds.hpp"
#include "core/queries/call_list.hpp"
#include "core/queries/filter.hpp"
#include "core/text/words_backup.hpp"
#include "core/text/words_call_list.hpp"
#include "core/text/words_filter.hpp"
#include "core/text/words_funnel.hpp"
#include "core/text/words_groups.hpp"
#include "core/text/words_list.hpp"
#include "core/text/words_messages.hpp"
#include "core/text/words_print.hpp"
#include "core/text/words_win_loss.hpp"
#include "web/frame/condition_fields.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/frame/favourites.hpp"
#include "web/frame/message_presets.hpp"
#include "web/frame/move_deal.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/list/call_list.hpp"
#include "web/views/list/filter_panel.hpp"
#include "web/views/list/layouts.hpp"
#include "web/views/list/list_groups_ui.hpp"
#include "web/views/list/saved_views.hpp"

namespace crm {

namespace {

FilterChip chip_of(const Context& ctx, EntityIx entity, const Filter& filter) {
    const std::string text = in_short(describe(ctx.tables, entity, filter, ctx.reader));
    if (filter.kind != Filter::Kind::condition) return {.field = text, .icon = Icon::link};
    const std::size_t colon = text.find(": ");
    if (colon == text.npos) return {.field = text};
    return {.field = text.substr(0, colon), .value = text.substr(colon + 2)};
}

// The switch of layouts; where there is room, with their names.
struct LayoutSwitch {
    std::vector<const ListLayout*> layouts;
    std::vector<TabItem> segments;
    int active = 0;
};

LayoutSwitch layout_switch(const Context& ctx, EntityIx entity, const ListLayout& shown) {
    LayoutSwitch all;
    for (const ListLayout& layout : list_layouts()) {
        if (!is_possible(layout, ctx.schema, entity)) continue;
        if (&layout == &shown) all.active = static_cast<int>(all.layouts.size());
        all.layouts.push_back(&layout);
        const std::string_view label = ctx.text(layout.label);
        all.segments.push_back({.label = is_narrow() ? std::string_view() : label, .icon = layout.icon, .name = label});
    }
    return all;
}

void heading_line_ui(Context& ctx, EntityIx entity, ListState& state, const ListLayout& layout, std::size_t total) {
    const EntityDef& def = ctx.schema.entity(entity);
    const float room = width_left();
    heading_ui(def.plural.in(ctx.language), 1);
    LayoutSwitch all = layout_switch(ctx, entity, layout);
    const bool has_switch = all.layouts.size() > 1;
    const float switch_width = has_switch ? segmented_width(all.segments) : 0;
    // A long name leaves a telephone no room for the switch beside it.
    const bool is_below =
        is_phone() && text_size(def.plural.in(ctx.language), styles::heading).x + px(20) + switch_width > room;
    is_below ? gap(6) : beside(12);
    const std::string count = ctx.counted(words::records, static_cast<std::int64_t>(total));
    const float used = room - width_left() + text_size(count, styles::muted).x + px(8);
    if (!is_phone() || (!is_below && used + switch_width < room)) text_ui(count, styles::muted);
    if (!is_phone()) {
        beside(8);
        saved_views_ui(ctx, entity, state);
        beside(2);
        star_ui(ctx, favourite_of(ctx, entity, state), layout.kind != LayoutKind::chart); // there S saves the picture
    }
    const std::string add = ctx.adding(entity);
    const float add_width =
        is_phone() ? 0 : button_width(add, {.kind = ButtonKind::primary, .icon = Icon::plus, .shortcut = "N"});
    if (!has_switch && is_phone()) return; // nothing more on this line
    if (!is_below) beside(8);
    const bool is_won_and_lost = def.key == "deal" || def.key == "competitor",
               has_funnel = def.key == "lead" || is_won_and_lost, has_calls = can_be_called(ctx.schema, entity);
    const float print_width = // and export, and what is reached
        is_phone() ? 0 : static_cast<float>(2 + has_funnel + has_calls) * (control_height() + px(4));
    at_end(print_width + switch_width + (has_switch && add_width > 0 ? px(12) : 0) + add_width);
    if (print_width > 0) {
        if (has_funnel) {
            const BothNames& title = is_won_and_lost ? words::win_loss_title : words::funnel_title;
            if (icon_button_ui(is_won_and_lost ? Icon::chart : Icon::funnel, ctx.text(title),
                               {.kind = ButtonKind::quiet}))
                ctx.go({.screen = Screen::funnel, .part = is_won_and_lost ? "deals" : ""});
            beside(4);
        }
        if (has_calls) {
            if (icon_button_ui(Icon::phone, ctx.text(words::call_list_title), {.kind = ButtonKind::quiet}))
                wish_call_list(ctx);
            beside(4);
        }
        if (icon_button_ui(Icon::print, ctx.text(words::print), {.kind = ButtonKind::quiet, .shortcut = "Ctrl P"}))
            ctx.later(open_print_preview);
        beside(4);
        if (icon_button_ui(Icon::download, ctx.text(words::export_data),
                           {.kind = ButtonKind::quiet, .shortcut = "Ctrl Shift E"}))
            wish_export(ctx);
        beside(4);
    }
    if (has_switch && segmented_ui("layout", ctx.text(words::layouts), all.segments, all.active)) {
        state.layout = all.layouts[static_cast<std::size_t>(all.active)]->key;
        keep_view(ctx, entity, state);
    }
    if (!is_phone()) {
        if (has_switch) beside(12);
        if (button_ui(add, {.kind = ButtonKind::primary,
                            .icon = Icon::plus,
                            .disabled = !ctx.can_write(),
                            .shortcut = "N",
                            .id = "add here"}))
            ctx.add(def.key);
    }
}

constexpr ButtonSpec option_button{.kind = ButtonKind::quiet, .small = true, .has_popup = true, .id = "by"};

// Which field the layout goes by, where there is a choice; empty: there is none.
std::string option_text(const Context& ctx, EntityIx entity, const ListState& state, const ListLayout& layout,
                        FieldIx by) {
    if (layout.kind == LayoutKind::table) return grouping_text(ctx, entity, state);
    if (fields_for(layout, ctx.schema, entity).size() < 2) return {};
    return std::string(ctx.text(layout.option_label)) + ": " +
           std::string(ctx.schema.field(entity, by).label.in(ctx.language));
}

void option_ui(Context& ctx, EntityIx entity, ListState& state, const ListLayout& layout, FieldIx by,
               std::string_view says) {
    const auto label = [&](FieldIx ix) { return ctx.schema.field(entity, ix).label.in(ctx.language); };
    const bool is_table = layout.kind == LayoutKind::table;
    // A telephone has no line to spare for what is not chosen; its menu of views offers it.
    const bool has_button = !is_phone() || !is_table || grouping_of(ctx.schema, entity, state).field != no_field;
    if (!is_phone())
        beside(8), at_end(button_width(says, option_button));
    else if (has_button)
        gap(2);
    const bool is_wanted = std::exchange(ctx.state<GroupingWish>().is_wanted, false);
    if ((has_button && button_ui(says, option_button)) || is_wanted) open_menu("by");
    if (is_table) {
        if (!begin_menu_ui("by", ctx.text(words::group_field))) return;
        grouping_menu_ui(ctx, entity, state);
        return end_menu_ui();
    }
    if (!begin_menu_ui("by", ctx.text(layout.option_label))) return;
    for (const FieldIx ix : fields_for(layout, ctx.schema, entity))
        if (menu_item_ui(label(ix), {.checked = ix == by, .id = ctx.schema.field(entity, ix).key})) {
            state.options[std::string(layout.option)] = ctx.schema.field(entity, ix).key;
            keep_view(ctx, entity, state);
        }
    end_menu_ui();
}

void tools_ui(Context& ctx, EntityIx entity, ListState& state, float room_at_end) {
    const bool has_own_line = is_phone() && !state.filters.empty(); // chips need all of a telephone's width
    const float find_width = is_phone() ? width_left() - control_height() - px(has_own_line ? 16 : 118)
                                        : std::min(px(340), width_left() * 0.4f);
    begin_box(find_width);
    search_ui("find",
              {.label = ctx.text(words::find_in_list),
               .placeholder = ctx.text(words::find_in_list),
               .hide_label = true,
               .clearable = true},
              state.words);
    end_box();
    beside(8);
    if (is_phone()) { // beside the heading there is no room
        saved_views_ui(ctx, entity, state);
        if (!has_own_line) beside(4);
    }
    std::vector<FilterChip> chips;
    for (const Filter& filter : state.filters) chips.push_back(chip_of(ctx, entity, filter));
    if (has_own_line)
        gap(6);
    else // on the line of the field
        set_cursor({cursor().x, cursor().y + (control_height() - small_control_height()) / 2});
    begin_box(width_left() - room_at_end);
    const FilterBarResult bar = filter_bar_ui("filters", chips);
    if (bar.add) {
        state.draft = {};
        open_popover("new filter");
    }
    if (begin_popover_ui("new filter", {.name = ctx.text(words::add_filter), .width = 320})) {
        Filter made;
        if (new_filter_ui(ctx, entity, state.draft, made)) {
            state.filters.push_back(std::move(made));
            close_overlay();
        }
        gap(8);
        if (link_ui(ctx.text(words::filter_more), {.icon = Icon::filter})) {
            close_overlay();
            open_filter_panel(ctx, entity, state, true);
        }
        end_popover_ui();
    }
    end_box();
    if (bar.opened >= 0) open_filter_panel(ctx, entity, state);
    if (bar.removed >= 0) state.filters.erase(state.filters.begin() + bar.removed);
    if (bar.clear) state.filters.clear();
}

// Which condition is one too many: what would be there without each.
void no_fit_ui(Context& ctx, EntityIx entity, ListState& state) {
    constexpr std::size_t offered_max = 6; // lists are kept a dozen at a time
    empty_state_ui({.icon = Icon::filter,
                    .title = ctx.text(words::filter_no_fit),
                    .text = ctx.text(words::filter_no_fit_text),
                    .height = px(200)});
    std::size_t removed = SIZE_MAX;
    for (std::size_t i = 0; i < std::min(offered_max, state.filters.size()); ++i) {
        const IdScope scope{std::uint64_t{i}};
        std::vector<Filter> others = state.filters;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const std::size_t total =
            list(ctx.tables, ctx.caches, {.entity = entity, .filter = Filter::all_of(others), .words = state.words},
                 ctx.reader, 0)
                .total;
        const std::string says = filled(ctx.text(words::filter_without),
                                        in_short(describe(ctx.tables, entity, state.filters[i], ctx.reader)),
                                        ctx.counted(words::records, static_cast<std::int64_t>(total)));
        const ButtonSpec spec{.icon = Icon::close, .id = "without"};
        const float wide = std::min(button_width(says, spec), width_left());
        set_cursor({cursor().x + std::floor((width_left() - wide) / 2), cursor().y});
        if (button_ui(says, {.icon = Icon::close, .width = wide, .id = "without"})) removed = i;
        gap(6);
    }
    if (removed != SIZE_MAX) state.filters.erase(state.filters.begin() + static_cast<std::ptrdiff_t>(removed));
}

void empty_ui(Context& ctx, EntityIx entity, ListState& state) {
    const EntityDef& def = ctx.schema.entity(entity);
    if (!state.filters.empty() && state.words.empty()) return no_fit_ui(ctx, entity, state);
    if (!state.words.empty() || !state.filters.empty()) {
        if (empty_state_ui({.icon = Icon::search,
                            .title = ctx.text(words::nothing_matches),
                            .text = ctx.text(words::nothing_matches_text),
                            .action = ctx.text(words::clear_filters)}) == EmptyStateAnswer::action) {
            state.words.clear();
            state.filters.clear();
        }
        return;
    }
    const std::string add = ctx.adding(entity);
    if (def.key == "message_template") {
        const EmptyStateAnswer answer =
            empty_state_ui({.icon = icon_of(def.key),
                            .title = ctx.text(words::nothing_yet),
                            .text = ctx.text(words::message_templates_empty),
                            .action = ctx.can_write() ? ctx.text(words::message_take_presets) : std::string_view(),
                            .second_action = ctx.can_write() ? std::string_view(add) : std::string_view(),
                            .action_icon = Icon::plus});
        if (answer == EmptyStateAnswer::action) add_message_presets(ctx);
        if (answer == EmptyStateAnswer::second_action) ctx.add(def.key);
        return;
    }
    const bool can_import = std::ranges::contains(imported_kinds, def.key); // not the books: they have numbers of ours
    const EmptyStateAnswer answer =
        empty_state_ui({.icon = icon_of(def.key),
                        .title = ctx.text(words::nothing_yet),
                        .text = can_import ? ctx.text(words::nothing_yet_text) : std::string_view(),
                        .action = add,
                        .second_action = can_import ? ctx.text(words::import_records) : std::string_view(),
                        .action_icon = Icon::plus});
    if (answer == EmptyStateAnswer::action) ctx.add(def.key);
    if (answer == EmptyStateAnswer::second_action)
        ctx.go({.screen = Screen::import_file, .entity = std::string(def.key)});
}

// The address and what is remembered say the same: whichever is newer wins.
void follow_address(Context& ctx, EntityIx entity, ListState& state) {
    const bool is_first = !state.is_view_loaded;
    if (is_first) load_view(ctx, entity, state);
    state.is_view_loaded = true;
    if (!(is_first && ctx.route.query.empty())) {
        if (ctx.route.query == state.query) return;
        apply_view(ctx, entity, ctx.route.query, state);
        keep_view(ctx, entity, state);
    }
    state.query = view_text(ctx, entity, state, {.filter = true}); // what was written by hand is put as we write it
    if (state.query != ctx.route.query) ctx.show_query(state.query, true);
}

void tell_address(Context& ctx, EntityIx entity, ListState& state) {
    std::string query = view_text(ctx, entity, state, {.filter = true});
    if (query == state.query) return;
    state.query = query;
    const bool is_in_panel = is_filter_panel_open(ctx); // one step back from all that is done there
    ctx.show_query(std::move(query), is_in_panel && state.tells_from_panel);
    state.tells_from_panel = is_in_panel;
}

std::vector<Row> selected_rows(const Context& ctx, EntityIx entity, const ListState& state, const ListResult& result) {
    std::vector<Row> rows;
    for (const Row row : result.rows)
        if (state.selection.keys.contains(ctx.tables.table(entity).handles[row])) rows.push_back(row);
    return rows;
}

ExportOffer export_offer(const Context& ctx, EntityIx entity, const ListState& state, const ListResult& result) {
    return {.entity = entity,
            .selected = selected_rows(ctx, entity, state, result),
            .shown = result.rows,
            .columns = shown_columns(ctx.schema, entity, state.view)};
}

// Those who are selected, else all that are shown.
void call_them(Context& ctx, EntityIx entity, const ListState& state, const ListResult& result) {
    const std::vector<Row> selected = selected_rows(ctx, entity, state, result);
    open_call_list(ctx, entity, selected.empty() ? std::span<const Row>(result.rows) : std::span(selected));
}

} // namespace

void list_view_ui(Context& ctx) {
    const EntityIx entity = ctx.entity(ctx.route.entity);
    if (entity == no_entity) return;
    const EntityDef& def = ctx.schema.entity(entity);
    ListState& state = ctx.state<ListStates>().by_entity[ctx.route.entity];
    follow_address(ctx, entity, state);
    const IdScope scope{def.key};
    const ListLayout& layout = layout_of(state, ctx.schema, entity);
    const FieldIx by = chosen_field(layout, state, ctx.schema, entity);
    const ListQuery query = query_of(ctx.schema, entity, state);
    const ListResult& result = list(ctx.tables, ctx.caches, query, ctx.reader);
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(is_phone() ? 10 : 18)});
    begin_box(width_left() - margin);
    heading_line_ui(ctx, entity, state, layout, result.total);
    gap(8);
    const std::string option = option_text(ctx, entity, state, layout, by);
    tools_ui(ctx, entity, state, is_phone() || option.empty() ? 0 : button_width(option, option_button) + px(8));
    if (!option.empty()) option_ui(ctx, entity, state, layout, by, option);
    gap(14);
    if (!state.filter_problem.empty()) {
        if (banner_ui({.tone = Tone::warning,
                       .text = filled(ctx.text(words::filter_not_understood), state.filter_problem),
                       .can_close = true,
                       .id = "filter problem"}) == BannerAnswer::closed)
            state.filter_problem.clear();
        gap(10);
    }
    ListPart part{.ctx = ctx, .entity = entity, .state = state, .result = result, .by = by, .empty = [&] {
                      empty_ui(ctx, entity, state);
                  }};
    layout.draw(part);
    end_box();
    if (takes_export_wish(ctx)) open_export(ctx, export_offer(ctx, entity, state, result));
    if (takes_call_list_wish(ctx)) call_them(ctx, entity, state, result);
    call_list_ui(ctx, entity);
    filter_panel_ui(ctx, entity, state, result.total);
    lost_dialog_ui(ctx);
    if (!is_filter_panel_open(ctx)) state.tells_from_panel = false;
    if (part.view_changed) keep_view(ctx, entity, state);
    tell_address(ctx, entity, state);
    if (keys_reach_the_screen() && key_pressed(ImGuiKey_F, false) && !ImGui::GetIO().KeyCtrl)
        open_filter_panel(ctx, entity, state);
    if (!part.has_added && keys_reach_the_screen() && key_pressed(ImGuiKey_N, false) && ctx.can_write() &&
        !ImGui::GetIO().KeyCtrl)
        ctx.add(def.key);
}

} // namespace crm
