// A list as a table: columns from the schema, sorting, selection.
#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/draft.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/links.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/layouts.hpp"

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
    sort_few_by(all.fields, rank);
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

// ---- one cell edited where it stands ----

struct CellEditing {
    Draft draft;
    FieldIx field = no_field;
    bool needs_focus = false;
    std::string error;
};

void begin_edit(Context& ctx, EntityIx entity, RecordId record, FieldIx ix) {
    const FieldDef& field = ctx.schema.field(entity, ix);
    if (field.read_only || !ctx.can_write()) {
        const std::string says =
            std::string(field.label.in(ctx.language)) + ": " + std::string(ctx.text(words::not_edited_here));
        ctx.toast(says);
        return;
    }
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

// Rows as lines and cells between tabs, as every spreadsheet takes them.
std::string as_lines(const Context& ctx, EntityIx entity, const std::vector<Row>& rows,
                     const std::vector<FieldIx>& fields) {
    std::string lines;
    CellText cell;
    const auto add = [&](std::string_view text) {
        for (const char c : text) lines += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    };
    for (const Row row : rows) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0) lines += '\t';
            add(cell_text(ctx.tables, {entity, row}, fields[i], ctx.brief()));
        }
        if (rows.size() > 1) lines += '\n';
    }
    return lines;
}

void copy(Context& ctx, const ListPart& part, const ListColumns& columns, int cell_column) {
    const TableSelection& selection = part.state.selection;
    const Table& table = ctx.tables.table(part.entity);
    std::vector<Row> rows;
    std::vector<FieldIx> fields;
    const bool is_one_cell = cell_column >= 0 && selection.keys.size() <= 1;
    for (std::size_t i = 0; i < part.result.rows.size(); ++i) {
        const bool is_cursor = static_cast<std::int64_t>(i) == selection.cursor;
        if (is_one_cell || selection.keys.empty() ? is_cursor : selection.has(table.handles[part.result.rows[i]]))
            rows.push_back(part.result.rows[i]);
    }
    if (is_one_cell) fields.push_back(columns.fields[static_cast<std::size_t>(cell_column)]);
    for (const ColumnPlace& place : part.state.view.places)
        if (!is_one_cell && !place.hidden) fields.push_back(ctx.schema.field(part.entity, place.key));
    copy_to_clipboard(as_lines(ctx, part.entity, rows, fields));
    ctx.toast(std::string(ctx.text(words::copied_cells)));
}

} // namespace

void table_part_ui(ListPart& part) {
    Context& ctx = part.ctx;
    ListState& state = part.state;
    const EntityIx entity = part.entity;
    if (!state.selection.keys.empty()) selection_bar_ui(ctx, state);
    const ListColumns columns = columns_of(ctx, entity);
    const Table& table = ctx.tables.table(entity);
    const auto place_of = [&](std::int64_t i) { return part.place(static_cast<std::size_t>(i)); };
    const TableResult done = table_ui(
        "records",
        {.label = ctx.schema.entity(entity).plural.in(ctx.language),
         .columns = columns.columns,
         .row_count = static_cast<std::int64_t>(part.result.rows.size()),
         .key = [&](std::int64_t i) { return std::uint64_t{table.handles[place_of(i).row]}; },
         .cell =
             [&](std::int64_t i, int column, CellText& out) {
                 fill_cell(ctx, place_of(i), columns.fields[static_cast<std::size_t>(column)], column == 0, out);
             },
         .can_edit = true,
         .empty = part.empty},
        state.view, state.selection);
    if (done.edit)
        begin_edit(ctx, entity, ctx.tables.id(place_of(done.edit->first)),
                   columns.fields[static_cast<std::size_t>(done.edit->second)]);
    cell_editor_ui(ctx);
    if (done.copy_pressed) copy(ctx, part, columns, done.cell_column);
    part.view_changed |= done.view_changed;
    if (done.opened) ctx.open(ctx.tables.id(place_of(*done.opened)));
    if (done.delete_pressed && ctx.can_write()) {
        ctx.remove(ids_of(ctx, state.selection));
        state.selection = {};
    }
}

} // namespace crm
