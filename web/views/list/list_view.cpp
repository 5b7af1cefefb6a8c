#include "web/views/list/list_view.hpp"

#include <algorithm>

#include "core/queries/filter.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/filter_editor.hpp"
#include "web/views/list/list_state.hpp"

namespace crm {

namespace {

struct ListColumns {
    std::vector<TableColumn> columns;
    std::vector<FieldIx> fields;
};

float width_of(const FieldDef& field) {
    if (field.list_order == 1) return 240;
    switch (field.type) {
    case FieldType::choice:
    case FieldType::yes_no:
    case FieldType::integer:
    case FieldType::decimal: return 130;
    case FieldType::date: return 150; // the longest month in Arabic, and its year
    case FieldType::email:
    case FieldType::long_text: return 230;
    default: return 165;
    }
}

// Columns in the schema's order of lists first, then every other field, hidden until somebody wants it.
ListColumns columns_of(const Context& ctx, EntityIx entity) {
    ListColumns all;
    for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix)
        if (ctx.schema.field(entity, ix).key != "removed_at") all.fields.push_back(ix);
    const auto rank = [&](FieldIx ix) {
        const int order = ctx.schema.field(entity, ix).list_order;
        return order ? order : 1000;
    };
    std::ranges::stable_sort(all.fields, {}, rank);
    for (const FieldIx ix : all.fields) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        const bool is_number =
            field.type == FieldType::money || field.type == FieldType::integer || field.type == FieldType::decimal;
        all.columns.push_back(
            {.key = field.key,
             .label = field.label.in(ctx.language),
             .width = width_of(field),
             .align = is_number ? Align::end : Align::start,
             .can_sort = !is_several(field),
             .can_hide = field.list_order != 1,
             .hidden = field.list_order == 0 && (!ctx.schema.is_custom(entity, ix) || field.read_only)});
    }
    return all;
}

void fill_cell(const Context& ctx, Place place, FieldIx ix, bool is_first, CellText& out) {
    const Reader reader = ctx.brief();
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    const Column& column = ctx.tables.table(place.entity).columns[ix];
    if (is_first) {
        out.text = display_name(ctx.tables, place, reader);
        out.strong = true;
        const std::string_view key = ctx.schema.entity(place.entity).key;
        if (key == "person" || key == "company") out.avatar = out.text;
        return;
    }
    if (is_several(field)) {
        for (const Value& element : ctx.tables.elements(place, ix)) {
            const Tone tone =
                field.type == FieldType::choice ? choice_tone(field, element_text(element)) : Tone::neutral;
            out.chips.emplace_back(value_text(ctx.tables, place.entity, ix, element, reader), tone);
        }
        return;
    }
    if (!column.has(place.row)) return;
    out.text = cell_text(ctx.tables, place, ix, reader);
    if (field.type == FieldType::choice) out.chip = choice_tone(field, column.words(place.row));
    out.left_to_right =
        field.type == FieldType::phone || field.type == FieldType::email || field.type == FieldType::link;
    out.muted = field.type == FieldType::moment;
}

FilterChip chip_of(const Context& ctx, EntityIx entity, const Filter& filter) {
    const std::string text = describe(ctx.tables, entity, filter, ctx.reader);
    const std::size_t colon = text.find(": ");
    if (colon == text.npos) return {.field = text};
    return {.field = text.substr(0, colon), .value = text.substr(colon + 2)};
}

Filter all_of(const std::vector<Filter>& filters) {
    return {.kind = Filter::Kind::all, .parts = filters, .condition = {}};
}

std::vector<RecordId> ids_of(const Context& ctx, const TableSelection& selection) {
    std::vector<RecordId> ids;
    for (const std::uint64_t key : selection.keys) ids.push_back(ctx.tables.directory().id(static_cast<Handle>(key)));
    std::ranges::sort(ids);
    return ids;
}

void selection_bar_ui(Context& ctx, ListState& state) {
    text_ui(ctx.counted(words::selected, static_cast<std::int64_t>(state.selection.keys.size())), styles::strong);
    beside(12);
    if (button_ui(ctx.text(words::export_selected), {.icon = Icon::download, .small = true}))
        ctx.later([ids = ids_of(ctx, state.selection)] { export_records(ids, "wasl-selection.json"); });
    beside(8);
    if (button_ui(ctx.text(words::remove_selected),
                  {.kind = ButtonKind::danger, .icon = Icon::bin, .small = true, .disabled = !ctx.can_write()})) {
        ctx.remove(ids_of(ctx, state.selection));
        state.selection = {};
    }
}

void tools_ui(Context& ctx, EntityIx entity, ListState& state, std::size_t total) {
    const EntityDef& def = ctx.schema.entity(entity);
    heading_ui(def.plural.in(ctx.language), 1);
    beside(12);
    text_ui(ctx.counted(words::records, static_cast<std::int64_t>(total)), styles::muted);
    if (!is_phone()) {
        const std::string add = std::string(ctx.text(words::add));
        const float width = button_width(add, {.kind = ButtonKind::primary, .icon = Icon::plus});
        beside(8);
        at_end(width);
        if (button_ui(add, {.kind = ButtonKind::primary,
                            .icon = Icon::plus,
                            .disabled = !ctx.can_write(),
                            .shortcut = "N",
                            .id = "add here"}))
            ctx.add(def.key);
    }
    gap(8);
    const float find_width = is_phone() ? width_left() - px(110) : std::min(px(340), width_left() * 0.4f);
    begin_box(find_width);
    search_ui("find",
              {.label = ctx.text(words::find_in_list),
               .placeholder = ctx.text(words::find_in_list),
               .hide_label = true,
               .clearable = true},
              state.words);
    end_box();
    beside(8);
    std::vector<FilterChip> chips;
    for (const Filter& filter : state.filters) chips.push_back(chip_of(ctx, entity, filter));
    set_cursor({cursor().x, cursor().y + (control_height() - small_control_height()) / 2}); // on the line of the field
    begin_box(width_left());
    const FilterBarResult bar = filter_bar_ui("filters", chips);
    if (bar.add) {
        state.draft = {};
        open_popover("new filter");
    }
    if (begin_popover_ui("new filter", {.name = ctx.text(words::add_filter), .width = 320})) {
        Filter made;
        if (filter_editor_ui(ctx, entity, state.draft, made)) {
            state.filters.push_back(std::move(made));
            close_overlay();
        }
        end_popover_ui();
    }
    end_box();
    if (bar.removed >= 0) state.filters.erase(state.filters.begin() + bar.removed);
    if (bar.clear) state.filters.clear();
}

void empty_ui(Context& ctx, EntityIx entity, ListState& state) {
    const EntityDef& def = ctx.schema.entity(entity);
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
    const EmptyStateAnswer answer = empty_state_ui({.icon = icon_of(def.key),
                                                    .title = ctx.text(words::nothing_yet),
                                                    .text = ctx.text(words::nothing_yet_text),
                                                    .action = ctx.text(words::add),
                                                    .second_action = ctx.text(words::import_records),
                                                    .action_icon = Icon::plus});
    if (answer == EmptyStateAnswer::action) ctx.add(def.key);
    if (answer == EmptyStateAnswer::second_action)
        ctx.go({.screen = Screen::import_file, .entity = std::string(def.key)});
}

} // namespace

void list_view_ui(Context& ctx) {
    const EntityIx entity = ctx.entity(ctx.route.entity);
    if (entity == no_entity) return;
    const EntityDef& def = ctx.schema.entity(entity);
    ListState& state = ctx.state<ListStates>().by_entity[ctx.route.entity];
    if (!state.is_view_loaded) {
        load_view(def.key, state.view);
        state.is_view_loaded = true;
    }
    const IdScope scope{def.key};
    ListQuery query{.entity = entity,
                    .filter = all_of(state.filters),
                    .words = state.words,
                    .sort = ctx.schema.field(entity, state.view.sort_key),
                    .descending = state.view.descending};
    const ListResult& result = list(ctx.tables, ctx.caches, query, ctx.reader);
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(is_phone() ? 10 : 18)});
    begin_box(width_left() - margin);
    tools_ui(ctx, entity, state, result.total);
    gap(14);
    if (!state.selection.keys.empty()) selection_bar_ui(ctx, state);
    const ListColumns columns = columns_of(ctx, entity);
    const Table& table = ctx.tables.table(entity);
    const auto row_at = [&](std::int64_t i) { return result.rows[static_cast<std::size_t>(i)]; };
    const TableResult done =
        table_ui("records",
                 {.label = def.plural.in(ctx.language),
                  .columns = columns.columns,
                  .row_count = static_cast<std::int64_t>(result.rows.size()),
                  .key = [&](std::int64_t i) { return std::uint64_t{table.handles[row_at(i)]}; },
                  .cell =
                      [&](std::int64_t i, int column, CellText& out) {
                          fill_cell(ctx, {entity, row_at(i)}, columns.fields[static_cast<std::size_t>(column)],
                                    column == 0, out);
                      },
                  .empty = [&] { empty_ui(ctx, entity, state); }},
                 state.view, state.selection);
    end_box();
    if (done.view_changed) keep_view(def.key, state.view);
    if (done.opened) ctx.open(ctx.tables.id({entity, row_at(*done.opened)}));
    if (done.delete_pressed && ctx.can_write()) {
        ctx.remove(ids_of(ctx, state.selection));
        state.selection = {};
    }
    if (keys_reach_the_screen() && key_pressed(ImGuiKey_N, false) && ctx.can_write() && !ImGui::GetIO().KeyCtrl)
        ctx.add(def.key);
}

} // namespace crm
