// A list as a table: columns from the schema, sorting, selection.
#include <algorithm>
#include <deque>

#include "core/base/sort_few.hpp"
#include "core/queries/lead_rules.hpp"
#include "core/queries/stock.hpp"
#include "core/text/words_groups.hpp"
#include "core/text/words_list.hpp"
#include "core/text/words_tasks.hpp"
#include "web/frame/bulk_edit.hpp"
#include "web/frame/complete_task.hpp"
#include "web/frame/draft.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/add_column.hpp"
#include "web/views/list/cell_work.hpp"
#include "web/views/list/layouts.hpp"
#include "web/views/list/list_groups_ui.hpp"

namespace crm {

namespace {

struct ListColumns {
    std::vector<TableColumn> columns;
    std::vector<ListColumn> fields;
    std::deque<std::string> words; // keys and labels of those that are no fields
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

TextKind text_kind_of(const FieldDef& field) {
    switch (field.type) {
    case FieldType::phone: return TextKind::phone;
    case FieldType::email: return TextKind::email;
    case FieldType::link: return TextKind::url;
    case FieldType::integer: return TextKind::integer;
    case FieldType::decimal: return TextKind::decimal;
    default: return TextKind::text;
    }
}

// Whose values are better chosen than typed, or do not stand in one line.
bool has_own_editor(const FieldDef& field) {
    switch (field.type) {
    case FieldType::long_text:
    case FieldType::date:
    case FieldType::yes_no:
    case FieldType::choice:
    case FieldType::reference:
    case FieldType::address: return true;
    default: return is_several(field);
    }
}

// A column that is no field of the records: read only, sorted like any other.
void add_column(const Context& ctx, EntityIx entity, const ListColumn& column, bool hidden, ListColumns& all) {
    const FieldDef* field = field_of(ctx.schema, entity, column);
    const bool is_end = is_number(ctx.schema, entity, column);
    const std::string& key = all.words.emplace_back(key_of(ctx.schema, entity, column));
    const std::string& label = all.words.emplace_back(label_of(ctx.schema, entity, column, ctx.language));
    all.fields.push_back(column);
    all.columns.push_back({.key = key,
                           .label = label,
                           .width = field ? width_of(*field) : 150,
                           .align = is_end ? Align::end : Align::start,
                           .hidden = hidden,
                           .read_only = true,
                           .own_editor = true});
}

// Behind the price; a firm without movements of its stock does not have them.
bool is_of_stock(const FieldDef& field) { return field.key == on_hand_key || field.key == to_reorder_key; }

// Columns in the schema's order of lists first, then every other field, hidden until somebody wants it; then how
// complete records are, and what somebody has added from beside them.
ListColumns columns_of(const Context& ctx, EntityIx entity, const TableView& view) {
    ListColumns all;
    std::vector<FieldIx> fields;
    for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix)
        if (ctx.schema.field(entity, ix).key != "removed_at") fields.push_back(ix);
    const auto rank = [&](FieldIx ix) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        const int order = field.key == lead_score_key ? 2 : is_of_stock(field) ? 6 : field.list_order;
        return order ? order : 1000;
    };
    sort_few_by(fields, rank);
    for (const FieldIx ix : fields) {
        all.fields.emplace_back(ix);
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
             .hidden = field.list_order == 0 && field.key != lead_score_key && !is_of_stock(field) &&
                       (!ctx.schema.is_custom(entity, ix) || field.read_only),
             .kind = text_kind_of(field),
             .read_only = field.read_only || !ctx.can_write(),
             .own_editor = has_own_editor(field),
             .has_offers = !is_several(field) && (field.type == FieldType::choice || field.type == FieldType::term ||
                                                  field.type == FieldType::reference)});
    }
    if (const auto completeness = list_column(ctx.schema, entity, completeness_key))
        add_column(ctx, entity, *completeness, true, all);
    for (const ColumnPlace& place : view.places) {
        if (place.key == completeness_key || ctx.schema.field(entity, place.key) != no_field) continue;
        if (const auto column = list_column(ctx.schema, entity, place.key);
            column && key_of(ctx.schema, entity, *column) == place.key)
            add_column(ctx, entity, *column, false, all);
    }
    return all;
}

void fill_beside(Context& ctx, Place place, const ListColumn& column, CellText& out) {
    const Reader reader = ctx.brief();
    out.text = column_text(ctx.tables, ctx.caches.relations, place, column, reader);
    const FieldDef* field = field_of(ctx.schema, place.entity, column);
    out.left_to_right = column.is_completeness || (field && reads_left_to_right(field->type));
    if (out.text.empty() || !field || field->type != FieldType::choice) return;
    const std::vector<Place> places = places_of(ctx.tables, ctx.caches.relations, place, column);
    if (places.size() != 1 || is_several(*field)) return;
    out.chip = choice_tone(*field, ctx.tables.table(places[0].entity).columns[column.field].words(places[0].row));
}

void fill_cell(const Context& ctx, Place place, FieldIx ix, bool is_first, CellText& out) {
    const Reader reader = ctx.brief();
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    const Column& column = ctx.tables.table(place.entity).columns[ix];
    if (is_first) {
        out.text = display_name(ctx.tables, place, reader);
        out.strong = true;
        const std::string_view key = ctx.schema.entity(place.entity).key;
        if (key == "person" || key == "company" || key == "lead") out.avatar = out.text;
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
    out.left_to_right = reads_left_to_right(field.type);
    out.muted = field.type == FieldType::moment;
}

std::vector<RecordId> ids_of(const Context& ctx, const TableSelection& selection) {
    std::vector<RecordId> ids;
    for (const std::uint64_t key : selection.keys) ids.push_back(ctx.tables.directory().id(static_cast<Handle>(key)));
    std::ranges::sort(ids);
    return ids;
}

void selection_bar_ui(Context& ctx, EntityIx entity, ListState& state) {
    text_ui(ctx.counted(words::selected, static_cast<std::int64_t>(state.selection.keys.size())), styles::strong);
    beside(12);
    if (button_ui(ctx.text(words::export_selected), {.icon = Icon::download, .small = true})) wish_export(ctx);
    beside(8);
    if (entity == ctx.entity("task")) {
        if (button_ui(ctx.text(words::finish_task),
                      {.icon = Icon::check, .small = true, .disabled = !ctx.can_write()})) {
            complete_tasks(ctx, ids_of(ctx, state.selection));
            state.selection = {};
        }
        beside(8);
    }
    if (button_ui(ctx.text(words::bulk_edit), {.icon = Icon::edit, .small = true, .disabled = !ctx.can_write()}))
        open_bulk_edit(ctx, entity, ids_of(ctx, state.selection));
    beside(8);
    if (button_ui(ctx.text(words::remove_selected),
                  {.kind = ButtonKind::danger, .icon = Icon::bin, .small = true, .disabled = !ctx.can_write()})) {
        ctx.remove(ids_of(ctx, state.selection));
        state.selection = {};
    }
}

// ---- one cell edited where it stands ----

struct CellEditing {
    Draft draft;
    FieldIx field = no_field;
    bool needs_focus = false;
    std::string error;
};

void begin_edit(Context& ctx, EntityIx entity, RecordId record, const ListColumn& column) {
    if (!column.is_field() || ctx.schema.field(entity, column.field).read_only || !ctx.can_write()) {
        ctx.toast(label_of(ctx.schema, entity, column, ctx.language) + ": " +
                  std::string(ctx.text(words::not_edited_here)));
        return;
    }
    const FieldIx ix = column.field;
    CellEditing& editing = ctx.state<CellEditing>();
    editing = {.draft = draft_of(ctx, entity, record, {}), .field = ix, .needs_focus = true, .error = {}};
    for (FieldDraft& one : editing.draft.fields) one.is_touched = false;
    open_popover("cell");
}

// True: it is saved, or there was nothing to save.
bool save_cell(Context& ctx, CellEditing& editing) {
    Problems problems;
    const SaveRecord save = save_of(ctx, editing.draft, problems);
    if (problems.empty()) problems = ctx.workspace.plan(save).problems;
    if (!problems.empty()) {
        editing.error = ctx.text(sentence(problems.front().reason));
        semantics::announce(editing.error, true);
        return false;
    }
    if (!save.cells.empty())
        ctx.send(save, std::string(ctx.text(words::changed_cell)) + ' ' + ctx.name(editing.draft.record));
    return true;
}

void cell_editor_ui(Context& ctx) {
    CellEditing& editing = ctx.state<CellEditing>();
    if (editing.field == no_field) return;
    const FieldDef& field = ctx.schema.field(editing.draft.entity, editing.field);
    if (!begin_popover_ui("cell", {.name = field.label.in(ctx.language), .width = 340})) return;
    const FieldResult typed =
        field_editor_ui(ctx, editing.draft, editing.field, editing.error, std::exchange(editing.needs_focus, false));
    if (typed.changed) editing.error.clear();
    gap(10);
    const bool wants_save =
        button_ui(ctx.text(words::save), {.kind = ButtonKind::primary, .small = true, .shortcut = "Enter"});
    beside(8);
    const bool wants_close = button_ui(ctx.text(words::cancel), {.small = true});
    const bool by_enter = typed.enter && field.type != FieldType::long_text;
    if (wants_close || ((wants_save || by_enter) && save_cell(ctx, editing))) close_overlay();
    end_popover_ui();
}

// A cell typed where it stands: checked at once, saved after the frame, without a message for each.
std::string save_typed(Context& ctx, Place place, FieldIx field, std::string_view typed) {
    if (!ctx.can_write()) return std::string(ctx.text(words::not_edited_here));
    CellTextReader reader(ctx, place.entity);
    const Result<CellEdit, Reason> cell = reader.read(field, typed);
    if (!cell) return std::string(ctx.text(sentence(cell.error())));
    SaveRecords change{.records = reader.added(), .label = "edit"};
    change.records.push_back({.entity = place.entity, .id = ctx.tables.id(place), .cells = {*cell}});
    const Problems problems = ctx.workspace.plan(change).problems;
    if (!problems.empty()) return std::string(ctx.text(sentence(problems.front().reason)));
    ctx.later([&workspace = ctx.workspace, change = std::move(change),
               said = std::string(ctx.text(words::changed_cell)) + ' ' + ctx.name(place)] {
        if (workspace.send(change)) semantics::announce(said);
    });
    return {};
}

// What a block writes to; none: the column is no field of the record.
FieldIx written_field(const ListColumn& column) { return column.is_field() ? column.field : no_field; }

CellBlock cells_of(const Context& ctx, const ListPart& part, const ListColumns& columns, const TableBlock& block) {
    CellBlock cells;
    for (std::int64_t row = block.first; row <= block.last; ++row)
        cells.places.push_back(part.place(static_cast<std::size_t>(row)));
    for (const int column : block.columns) cells.columns.push_back(columns.fields[static_cast<std::size_t>(column)]);
    for (const ListColumn& column : cells.columns) cells.fields.push_back(written_field(column));
    bool is_reached = false;
    for (const ListColumn& column : shown_columns(ctx.schema, part.entity, part.state.view)) {
        is_reached |= !cells.columns.empty() && column == cells.columns.front();
        if (is_reached) cells.fields_from.push_back(written_field(column));
    }
    return cells;
}

// Without a cell under the keyboard: the selected rows, or the one under it.
CellBlock rows_of(const Context& ctx, const ListPart& part) {
    CellBlock cells;
    const Table& table = ctx.tables.table(part.entity);
    const TableSelection& selection = part.state.selection;
    for (std::size_t i = 0; i < part.result.rows.size(); ++i)
        if (selection.keys.empty() ? static_cast<std::int64_t>(i) == selection.cursor
                                   : selection.has(table.handles[part.result.rows[i]]))
            cells.places.push_back(part.place(i));
    cells.columns = shown_columns(ctx.schema, part.entity, part.state.view);
    for (const ListColumn& column : cells.columns) cells.fields.push_back(written_field(column));
    return cells;
}

void act_on_cells(Context& ctx, const ListPart& part, const ListColumns& columns, const TableResult& done) {
    if (done.copy_pressed && done.block.empty()) return copy_cells(ctx, rows_of(ctx, part));
    const bool writes =
        done.pasted || done.cut_pressed || done.clear_pressed || done.fill_down_pressed || done.fill_along_pressed;
    if (done.block.empty() || !(writes || done.copy_pressed)) return;
    const CellBlock block = cells_of(ctx, part, columns, done.block);
    if (done.copy_pressed || done.cut_pressed) copy_cells(ctx, block);
    if (!writes || !ctx.can_write()) return;
    if (done.pasted) paste_cells(ctx, part, done.block, block, *done.pasted);
    if (done.cut_pressed || done.clear_pressed) empty_cells(ctx, part.entity, block);
    if (done.fill_down_pressed)
        fill_down(ctx, part.entity, block,
                  done.block.first > 0 ? part.place(static_cast<std::size_t>(done.block.first - 1)) : Place{});
    if (done.fill_along_pressed) fill_along(ctx, part.entity, block);
}

} // namespace

void table_part_ui(ListPart& whole) {
    Context& ctx = whole.ctx;
    ListState& state = whole.state;
    const EntityIx entity = whole.entity;
    const GroupedRows& grouped = grouped_rows(whole);
    ListPart part{.ctx = ctx, .entity = entity, .state = state, .result = grouped.shown, .empty = whole.empty};
    if (!state.selection.keys.empty()) selection_bar_ui(ctx, entity, state);
    const ListColumns columns = columns_of(ctx, entity, state.view);
    const Table& table = ctx.tables.table(entity);
    const auto place_of = [&](std::int64_t i) { return part.place(static_cast<std::size_t>(i)); };
    const auto field_of = [&](int column) -> const ListColumn& {
        return columns.fields[static_cast<std::size_t>(column)];
    };
    TableGroups groups{.headings = grouped.headings,
                       .total =
                           [&](std::int64_t heading, int column, std::string& out) {
                               if (field_of(column).is_field())
                                   out = total_under(ctx, entity, grouped, heading, field_of(column).field);
                           },
                       .has_foot = !grouped.wishes.empty()};
    const RowMarks* const marks = state.rules.empty() ? nullptr : &row_marks(whole);
    if (marks)
        groups.mark = [marks, &part](std::int64_t row) {
            return marks->of(part.place(static_cast<std::size_t>(row)).row);
        };
    TableGroupsResult pressed;
    const TableResult done = grouped_table_ui(
        "records",
        {.label = ctx.schema.entity(entity).plural.in(ctx.language),
         .columns = columns.columns,
         .row_count = static_cast<std::int64_t>(part.result.rows.size()),
         .key = [&](std::int64_t i) { return std::uint64_t{table.handles[place_of(i).row]}; },
         .cell =
             [&](std::int64_t i, int column, CellText& out) {
                 const ListColumn& shown = field_of(column);
                 shown.is_field() ? fill_cell(ctx, place_of(i), shown.field, column == 0, out)
                                  : fill_beside(ctx, place_of(i), shown, out);
                 const std::string_view key = columns.columns[static_cast<std::size_t>(column)].key;
                 if (const auto mark = marks ? marks->of_cell(place_of(i).row, key) : std::nullopt) {
                     out.ground = mark->tone;
                     out.says = mark->says;
                 }
             },
         .can_edit = true,
         .text = [&](std::int64_t i,
                     int column) { return typed_text_of(ctx, place_of(i), field_of(column).field, false); },
         .save = [&](std::int64_t i, int column,
                     std::string_view typed) { return save_typed(ctx, place_of(i), field_of(column).field, typed); },
         .offers =
             [&](int column, std::string_view typed, std::vector<std::string>& found) {
                 offer_words(ctx, entity, field_of(column).field, typed, found);
             },
         .more_columns =
             column_links(ctx.schema, entity).empty() ? std::string_view() : ctx.text(words::column_from_linked),
         .empty = part.empty},
        groups, pressed, state.view, state.selection);
    if (pressed.foot && field_of(*pressed.foot).is_field()) {
        state.total_field = field_of(*pressed.foot).field;
        open_menu("total");
    }
    if (state.total_field != no_field && begin_menu_ui("total", ctx.text(words::group_totals))) {
        total_menu_ui(ctx, entity, state, state.total_field);
        end_menu_ui();
    }
    if (pressed.heading) toggle_group(whole, *pressed.heading);
    if (done.edit) begin_edit(ctx, entity, ctx.tables.id(place_of(done.edit->first)), field_of(done.edit->second));
    cell_editor_ui(ctx);
    act_on_cells(ctx, part, columns, done);
    cell_work_ui(ctx);
    bulk_edit_ui(ctx);
    if (done.wants_more_columns) open_add_column(ctx, entity);
    whole.view_changed |= done.view_changed | add_column_ui(ctx, entity, state.view);
    if (done.opened) ctx.open(ctx.tables.id(place_of(*done.opened)));
    if (done.delete_pressed && ctx.can_write()) {
        ctx.remove(ids_of(ctx, state.selection));
        state.selection = {};
    }
}

} // namespace crm
