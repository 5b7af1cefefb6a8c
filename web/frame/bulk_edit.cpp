#include "web/frame/bulk_edit.hpp"

#include <algorithm>

#include "core/text/item_list.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/kit.hpp"

namespace crm {

CellEdit cell_edit_of(const Context& ctx, Place place, FieldIx ix) {
    if (is_several(ctx.schema.field(place.entity, ix)))
        return {.field = ix, .elements = ctx.tables.elements(place, ix)};
    return {.field = ix, .value = ctx.tables.value(place, ix)};
}

namespace {

enum class BulkAct : std::uint8_t { set, empty, add, take_out };

struct PreviewRow {
    RecordId record;
    bool changes = false;
    Reason reason = Reason::required;
    bool refuses = false;
};

struct BulkEdit {
    bool is_open = false, is_stale = true;
    EntityIx entity = no_entity;
    std::vector<RecordId> records;
    std::vector<FieldIx> fields;
    int field = 0, act = 0;
    Draft draft;
    bool needs_focus = false;
    std::string error; // of the value itself
    SaveRecords change;
    std::vector<PreviewRow> rows; // those that refuse first, then those that change
    std::size_t changing = 0, refusing = 0;
    CellEdit cell; // what each is to hold, or gain, or lose

    FieldIx chosen() const { return fields[static_cast<std::size_t>(field)]; }
};

BulkAct act_of(const Context& ctx, const BulkEdit& edit) {
    const bool several = is_several(ctx.schema.field(edit.entity, edit.chosen()));
    constexpr BulkAct one[] = {BulkAct::set, BulkAct::empty};
    constexpr BulkAct many[] = {BulkAct::add, BulkAct::take_out, BulkAct::set, BulkAct::empty};
    const auto at = static_cast<std::size_t>(edit.act);
    return several ? many[std::min<std::size_t>(at, 3)] : one[std::min<std::size_t>(at, 1)];
}

void forget_value(const Context& ctx, BulkEdit& edit) {
    edit.draft = draft_of(ctx, edit.entity, {}, {});
    for (FieldDraft& one : edit.draft.fields) one.is_touched = false;
    edit.error.clear();
    edit.is_stale = edit.needs_focus = true;
}

CellEdit wanted_for(const Context& ctx, const BulkEdit& edit, BulkAct act, RecordId record) {
    if (act == BulkAct::empty) return {.field = edit.chosen()};
    if (act == BulkAct::set) return edit.cell;
    CellEdit cell = cell_edit_of(ctx, ctx.tables.find(record), edit.chosen());
    for (const Value& element : edit.cell.elements) {
        const auto at = std::ranges::find(cell.elements, element);
        if (act == BulkAct::add && at == cell.elements.end()) cell.elements.push_back(element);
        if (act == BulkAct::take_out && at != cell.elements.end()) cell.elements.erase(at);
    }
    return cell;
}

// The change and its preview, made anew when the wish has changed; never in every frame.
void work_out(const Context& ctx, BulkEdit& edit) {
    edit.is_stale = false;
    edit.error.clear();
    edit.change = {};
    edit.rows.clear();
    edit.changing = edit.refusing = 0;
    const BulkAct act = act_of(ctx, edit);
    Problems problems;
    if (act != BulkAct::empty) {
        const SaveRecord save = save_of(ctx, edit.draft, problems);
        if (!problems.empty()) edit.error = ctx.text(sentence(problems.front().reason));
        if (save.cells.empty() || !problems.empty()) return;
        edit.cell = save.cells.front();
        if (is_missing(edit.cell.value) && edit.cell.elements.empty()) return;
    }
    for (const RecordId& record : edit.records) {
        CellEdit cell = wanted_for(ctx, edit, act, record);
        const CellEdit now = cell_edit_of(ctx, ctx.tables.find(record), edit.chosen());
        PreviewRow row{.record = record};
        row.changes = cell.value != now.value || cell.elements != now.elements;
        edit.rows.push_back(row);
        if (row.changes)
            edit.change.records.push_back({.entity = edit.entity, .id = record, .cells = {std::move(cell)}});
    }
    problems = ctx.workspace.plan(edit.change).problems;
    std::vector<std::uint8_t> is_refused(edit.change.records.size());
    std::vector<Reason> reasons(edit.change.records.size());
    for (const Problem& problem : problems) is_refused[problem.record] = 1, reasons[problem.record] = problem.reason;
    std::size_t at = 0;
    for (PreviewRow& row : edit.rows) {
        if (!row.changes) continue;
        row.refuses = is_refused[at] != 0;
        row.reason = reasons[at++];
        ++(row.refuses ? edit.refusing : edit.changing);
    }
    at = 0;
    std::erase_if(edit.change.records, [&](const SaveRecord&) { return is_refused[at++] != 0; });
    std::ranges::stable_sort(edit.rows, {}, [](const PreviewRow& row) {
        return row.refuses ? 0 : row.changes ? 1 : 2;
    });
}

std::string text_after(const Context& ctx, const BulkEdit& edit, const PreviewRow& row) {
    if (!row.changes) return cell_text(ctx.tables, ctx.tables.find(row.record), edit.chosen(), ctx.brief());
    const CellEdit cell = wanted_for(ctx, edit, act_of(ctx, edit), row.record);
    std::string text = is_missing(cell.value)
                           ? std::string()
                           : value_text(ctx.tables, edit.entity, edit.chosen(), cell.value, ctx.brief());
    for (const Value& element : cell.elements)
        append_item(text, value_text(ctx.tables, edit.entity, edit.chosen(), element, ctx.brief()), ctx.language);
    return text;
}

void preview_ui(Context& ctx, const BulkEdit& edit) {
    static TableView view;
    static TableSelection selection;
    const TableColumn columns[] = {
        {.key = "record", .label = ctx.text(words::record_name), .width = 170, .can_sort = false},
        {.key = "now", .label = ctx.text(words::bulk_now), .width = 150, .can_sort = false},
        {.key = "then", .label = ctx.text(words::bulk_then), .width = 190, .can_sort = false}};
    const float tall = px(38) + static_cast<float>(std::min<std::size_t>(edit.rows.size(), 5)) * row_height() + px(14);
    table_ui("preview",
             {.label = ctx.text(words::bulk_preview),
              .columns = columns,
              .row_count = static_cast<std::int64_t>(edit.rows.size()),
              .cell =
                  [&](std::int64_t i, int column, CellText& out) {
                      const PreviewRow& row = edit.rows[static_cast<std::size_t>(i)];
                      const Place place = ctx.tables.find(row.record);
                      if (column == 0) out.text = ctx.name(place), out.strong = true;
                      if (column == 1)
                          out.text = cell_text(ctx.tables, place, edit.chosen(), ctx.brief()), out.muted = true;
                      if (column != 2) return;
                      out.text = row.refuses ? std::string(ctx.text(sentence(row.reason))) : text_after(ctx, edit, row);
                      if (row.refuses) out.icon = Icon::error;
                      out.muted = !row.changes;
                  },
              .can_select = false,
              .can_choose_columns = false,
              .height = tall},
             view, selection);
}

std::string counts_text(const Context& ctx, const BulkEdit& edit) {
    std::string text = ctx.counted(words::will_change, static_cast<std::int64_t>(edit.changing));
    const std::size_t same = edit.rows.size() - edit.changing - edit.refusing;
    const auto add = [&](const BothPlurals& says, std::size_t n) {
        if (n > 0) append_item(text, ctx.counted(says, static_cast<std::int64_t>(n)), ctx.language);
    };
    add(words::stay_the_same, same);
    add(words::do_refuse, edit.refusing);
    return text;
}

void wish_ui(Context& ctx, BulkEdit& edit) {
    std::vector<std::string_view> labels;
    for (const FieldIx field : edit.fields)
        labels.push_back(ctx.schema.field(edit.entity, field).label.in(ctx.language));
    const float half = is_phone() ? width_left() : (width_left() - px(12)) / 2;
    if (choice_ui("field", {.label = ctx.text(words::filter_field), .width = half}, labels, edit.field)) {
        edit.act = 0;
        forget_value(ctx, edit);
    }
    if (!is_phone()) beside(12);
    const bool several = is_several(ctx.schema.field(edit.entity, edit.chosen()));
    std::vector<std::string_view> acts = {ctx.text(words::bulk_set), ctx.text(words::bulk_empty)};
    if (several) acts.insert(acts.begin(), {ctx.text(words::bulk_add), ctx.text(words::bulk_take_out)});
    if (choice_ui("act", {.label = ctx.text(words::bulk_what), .width = half}, acts, edit.act)) edit.is_stale = true;
    if (act_of(ctx, edit) == BulkAct::empty) return;
    gap(12);
    const IdScope scope{std::uint64_t{edit.chosen()}};
    const FieldResult typed =
        field_editor_ui(ctx, edit.draft, edit.chosen(), edit.error, std::exchange(edit.needs_focus, false));
    edit.is_stale |= typed.changed;
}

} // namespace

void open_bulk_edit(Context& ctx, EntityIx entity, std::vector<RecordId> records) {
    BulkEdit& edit = ctx.state<BulkEdit>();
    edit = {.is_open = true, .entity = entity, .records = std::move(records)};
    for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix)
        if (!ctx.schema.field(entity, ix).read_only) edit.fields.push_back(ix);
    std::ranges::stable_sort(edit.fields, {}, [&](FieldIx ix) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        const bool is_name = ix == ctx.schema.name_field(entity); // nobody gives many records one name
        return is_name ? 2000 : field.list_order ? field.list_order : 1000;
    });
    if (edit.fields.empty()) return void(edit.is_open = false);
    forget_value(ctx, edit);
    edit.needs_focus = false;
}

void bulk_edit_ui(Context& ctx) {
    BulkEdit& edit = ctx.state<BulkEdit>();
    if (!edit.is_open) return;
    const std::string title = std::string(ctx.text(words::bulk_edit)) + ": " +
                              ctx.counted(words::selected, static_cast<std::int64_t>(edit.records.size()));
    if (!begin_dialog_ui("bulk edit", {.title = title, .width = 620, .closes_outside = false}, edit.is_open)) return;
    wish_ui(ctx, edit);
    if (edit.is_stale) work_out(ctx, edit);
    if (!edit.rows.empty()) {
        gap(16);
        text_ui(counts_text(ctx, edit), styles::strong);
        gap(8);
        preview_ui(ctx, edit);
    }
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) edit.is_open = false;
    beside(8);
    const std::string doing = edit.changing > 0
                                  ? ctx.counted(words::change_them, static_cast<std::int64_t>(edit.changing))
                                  : std::string(ctx.text(words::save));
    if (button_ui(doing, {.kind = ButtonKind::primary, .disabled = edit.changing == 0, .id = "apply"})) {
        ctx.send(edit.change, ctx.counted(words::records_changed, static_cast<std::int64_t>(edit.changing)));
        edit.is_open = false;
    }
    end_dialog_ui();
}

} // namespace crm
