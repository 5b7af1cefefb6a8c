#include "web/views/list/cell_work.hpp"

#include <algorithm>
#include <span>

#include "core/text/block_text.hpp"
#include "core/text/item_list.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/bulk_edit.hpp"
#include "web/frame/links.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct CellQuestion {
    CellWork work;
    bool is_open = false;
};

std::string name_of(const Context& ctx, const CellWork& work, std::size_t record) {
    const RecordId id = work.change.records[record].id;
    if (!is_new(id)) return ctx.name(id);
    std::size_t number = 0; // among those that are added
    for (std::size_t i = work.tags; i <= record; ++i) number += is_new(work.change.records[i].id);
    return std::string(ctx.text(words::new_row)) + ' ' +
           number_text(static_cast<std::int64_t>(number), {.digits = ctx.reader.locale.digits});
}

std::string text_of_cell(const Context& ctx, EntityIx entity, const CellEdit& cell) {
    const auto one = [&](const Value& value) {
        return is_missing(value) ? std::string() : value_text(ctx.tables, entity, cell.field, value, ctx.brief());
    };
    std::string text = one(cell.value);
    for (const Value& element : cell.elements) append_item(text, one(element), ctx.language);
    return text;
}

void count(CellWork& work) {
    work.added = work.edited = work.cells = 0;
    for (std::size_t i = work.tags; i < work.change.records.size(); ++i) {
        const SaveRecord& record = work.change.records[i];
        work.cells += record.cells.size();
        ++(is_new(record.id) ? work.added : work.edited);
    }
}

std::vector<SaveRecord> with_tags(CellTextReader& reader, std::vector<SaveRecord> records) {
    std::vector<SaveRecord> all = reader.added();
    all.insert(all.end(), std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()));
    return all;
}

// Records of which nothing is left are not written. New tags are named by their places among the new records: those
// that no cell names any more are not made, and the others move up.
void tidy(CellWork& work) {
    std::vector<SaveRecord>& records = work.change.records;
    const std::size_t tags = work.tags;
    const auto rest = std::span(records).subspan(tags);
    const auto tag_of = [&](const Value& value) -> std::size_t { // `tags`: none of them
        const auto* id = std::get_if<RecordId>(&value);
        return id && is_new(*id) && id->session < tags ? static_cast<std::size_t>(id->session) : tags;
    };
    std::vector<bool> is_named(tags + 1);
    for (const SaveRecord& record : rest)
        for (const CellEdit& cell : record.cells) {
            is_named[tag_of(cell.value)] = true;
            for (const Value& element : cell.elements) is_named[tag_of(element)] = true;
        }
    std::vector<Value> now(tags); // missing: not made
    std::uint64_t left = 0;
    for (std::size_t i = 0; i < tags; ++i)
        if (is_named[i] && !records[i].cells.empty()) now[i] = new_record(left++);
    const auto is_gone = [&](const Value& value) { return tag_of(value) < tags && is_missing(now[tag_of(value)]); };
    const auto rename = [&](Value& value) {
        if (const std::size_t tag = tag_of(value); tag < tags) value = now[tag];
    };
    for (SaveRecord& record : rest) {
        std::erase_if(record.cells, [&](CellEdit& cell) {
            const bool lost_some = std::erase_if(cell.elements, is_gone) > 0;
            return is_gone(cell.value) || (lost_some && cell.elements.empty());
        });
        for (CellEdit& cell : record.cells) {
            rename(cell.value);
            std::ranges::for_each(cell.elements, rename);
        }
    }
    for (std::size_t i = 0; i < tags; ++i)
        if (is_missing(now[i])) records[i].cells.clear();
    std::erase_if(records, [](const SaveRecord& record) { return record.cells.empty(); });
    work.tags = static_cast<std::size_t>(left);
}

// A typed or pasted text into one of the records; what cannot be understood is refused.
void read_into(CellTextReader& reader, CellWork& work, SaveRecord& record, std::string name, FieldIx field,
               std::string_view text) {
    if (const Result<CellEdit, Reason> cell = reader.read(field, text))
        record.cells.push_back(*cell);
    else
        work.refused.push_back({std::move(name), std::string(text), field, cell.error()});
}

} // namespace

void settle(const Context& ctx, CellWork& work) {
    std::vector<SaveRecord>& records = work.change.records;
    tidy(work);
    for (int round = 0; round < 4; ++round) {
        const Problems problems = ctx.workspace.plan(work.change).problems;
        if (problems.empty()) break;
        std::vector<std::uint32_t> lost; // records of which nothing can be
        std::vector<std::pair<std::uint32_t, FieldIx>> done;
        for (const Problem& problem : problems) {
            SaveRecord& record = records[problem.record];
            const auto cell = std::ranges::find(record.cells, problem.field, &CellEdit::field);
            const bool is_cell = cell != record.cells.end();
            const bool is_known = std::ranges::contains(done, std::pair{problem.record, problem.field});
            if (!is_known)
                work.refused.push_back({name_of(ctx, work, problem.record),
                                        is_cell ? text_of_cell(ctx, record.entity, *cell) : std::string(),
                                        problem.field, problem.reason});
            done.emplace_back(problem.record, problem.field);
            // A new record without what it must have, and any other trouble of a whole record.
            if (!is_cell || (is_new(record.id) && problem.reason == Reason::required)) lost.push_back(problem.record);
        }
        for (const auto& [record, field] : done)
            std::erase_if(records[record].cells, [&](const CellEdit& cell) { return cell.field == field; });
        for (const std::uint32_t record : lost) records[record].cells.clear();
        tidy(work);
    }
    count(work);
}

std::string sentence_of(const Context& ctx, const CellWork& work) {
    std::string said;
    if (work.edited > 0) said = ctx.counted(words::records_changed, static_cast<std::int64_t>(work.edited));
    if (work.added > 0)
        append_item(said, ctx.counted(words::records_added, static_cast<std::int64_t>(work.added)), ctx.language);
    return said;
}

namespace {

void take(Context& ctx, const CellWork& work) {
    if (work.change.records.empty()) return ctx.toast(std::string(ctx.text(words::nothing_changes)));
    ctx.send(work.change, sentence_of(ctx, work));
}

void refused_ui(Context& ctx, const CellWork& work) {
    static TableView view;
    static TableSelection selection;
    const TableColumn columns[] = {
        {.key = "record", .label = ctx.text(words::record_name), .width = 140, .can_sort = false},
        {.key = "field", .label = ctx.text(words::filter_field), .width = 120, .can_sort = false},
        {.key = "text", .label = ctx.text(words::written), .width = 120, .can_sort = false},
        {.key = "why", .label = ctx.text(words::why_not), .width = 340, .can_sort = false}};
    const float tall =
        px(38) + static_cast<float>(std::min<std::size_t>(work.refused.size(), 6)) * row_height() + px(14);
    table_ui("refused",
             {.label = ctx.text(words::what_does_not_fit),
              .columns = columns,
              .row_count = static_cast<std::int64_t>(work.refused.size()),
              .cell =
                  [&](std::int64_t row, int column, CellText& out) {
                      const RefusedCell& cell = work.refused[static_cast<std::size_t>(row)];
                      switch (column) {
                      case 0: out.text = cell.record, out.strong = true; break;
                      case 1:
                          if (cell.field != no_field)
                              out.text = ctx.schema.field(work.entity, cell.field).label.in(ctx.language);
                          break;
                      case 2: out.text = first_line(cell.text, 60), out.muted = true; break;
                      default: out.text = ctx.text(sentence(cell.reason)), out.icon = Icon::error; break;
                      }
                  },
              .can_select = false,
              .can_choose_columns = false,
              .height = tall},
             view, selection);
}

} // namespace

void do_or_ask(Context& ctx, CellWork work) {
    settle(ctx, work);
    if (work.refused.empty() && work.added == 0) return take(ctx, work);
    ctx.state<CellQuestion>() = {.work = std::move(work), .is_open = true};
}

void cell_work_ui(Context& ctx) {
    CellQuestion& question = ctx.state<CellQuestion>();
    if (!question.is_open) return;
    const CellWork& work = question.work;
    const bool is_refused = !work.refused.empty();
    const std::string title = is_refused
                                  ? ctx.counted(words::cells_do_not_fit, static_cast<std::int64_t>(work.refused.size()))
                                  : ctx.counted(words::records_to_add, static_cast<std::int64_t>(work.added));
    if (!begin_dialog_ui("cell work", {.title = title, .width = is_refused ? 810.0f : 460.0f, .closes_outside = false},
                         question.is_open))
        return;
    std::string text = is_refused ? std::string(ctx.text(words::take_what_fits_text)) : std::string();
    if (is_refused && work.added > 0)
        text += ' ' + ctx.counted(words::records_to_add, static_cast<std::int64_t>(work.added)) + '.';
    if (!is_refused) text = ctx.text(words::pasted_past_end);
    paragraph_ui(text, styles::muted);
    if (is_refused) {
        gap(12);
        refused_ui(ctx, work);
    }
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) question.is_open = false;
    beside(8);
    const std::string doing = !is_refused ? ctx.counted(words::add_records, static_cast<std::int64_t>(work.added))
                                          : ctx.counted(words::take_fitting, static_cast<std::int64_t>(work.cells));
    if (button_ui(doing, {.kind = ButtonKind::primary, .disabled = work.cells == 0})) {
        take(ctx, work);
        question.is_open = false;
    }
    end_dialog_ui();
}

// ---- what is done to a block ----

void copy_cells(Context& ctx, const CellBlock& block) {
    BlockCells cells;
    for (const Place place : block.places) {
        cells.emplace_back();
        for (const ListColumn& column : block.columns)
            cells.back().push_back(column.is_field()
                                       ? typed_text_of(ctx, place, column.field, true)
                                       : column_text(ctx.tables, ctx.caches.relations, place, column, ctx.brief()));
    }
    copy_to_clipboard(block_text(cells));
    ctx.toast(ctx.counted(words::cells_copied, static_cast<std::int64_t>(block.places.size() * block.fields.size())));
}

void paste_cells(Context& ctx, const ListPart& part, const TableBlock& at, const CellBlock& block,
                 std::string_view text) {
    const BlockCells cells = block_cells(text);
    std::size_t width = 0;
    for (const auto& row : cells) width = std::max(width, row.size());
    // A larger block is filled when it takes the pasted one a whole number of times; else that spreads from its corner.
    const std::size_t rows = block.places.size(), columns = block.fields.size();
    const bool fills = rows % cells.size() == 0 && columns % width == 0;
    const std::size_t tall = fills ? rows : cells.size(), wide = fills ? columns : width;
    CellWork work{.entity = part.entity, .change = {.label = "paste"}};
    CellTextReader reader(ctx, part.entity);
    std::vector<SaveRecord> records;
    std::size_t new_rows = 0;
    for (std::size_t i = 0; i < tall; ++i) {
        const std::size_t row = static_cast<std::size_t>(at.first) + i;
        const bool is_new_row = row >= part.result.rows.size();
        SaveRecord record{.entity = part.entity};
        if (!is_new_row) record.id = ctx.tables.id(part.place(row));
        new_rows += is_new_row;
        for (std::size_t j = 0; j < wide && j < block.fields_from.size(); ++j) {
            const auto& from = cells[i % cells.size()];
            const std::string_view typed =
                j % width < from.size() ? std::string_view(from[j % width]) : std::string_view();
            if (block.fields_from[j] == no_field || (is_new_row && typed.empty())) continue;
            // What stands there already is not written again: it may be of the system's own making.
            if (!is_new_row && typed == typed_text_of(ctx, part.place(row), block.fields_from[j], true)) continue;
            read_into(reader, work, record,
                      is_new_row
                          ? std::string(ctx.text(words::new_row)) + ' ' +
                                number_text(static_cast<std::int64_t>(new_rows), {.digits = ctx.reader.locale.digits})
                          : ctx.name(record.id),
                      block.fields_from[j], typed);
        }
        records.push_back(std::move(record));
    }
    work.tags = reader.added().size();
    work.change.records = with_tags(reader, std::move(records));
    // Beside the last row stands nothing: the block shows what was pasted as far as there are rows.
    TableSelection& selection = part.state.selection;
    const std::int64_t last = static_cast<std::int64_t>(part.result.rows.size()) - 1;
    const int first_cell = std::min(selection.cell, selection.far_cell < 0 ? selection.cell : selection.far_cell);
    selection.cursor = at.first;
    selection.cell = first_cell;
    selection.far_row = std::min(at.first + static_cast<std::int64_t>(tall) - 1, last);
    selection.far_cell = first_cell + static_cast<int>(std::min(wide, block.fields_from.size())) - 1;
    if (selection.far_row == selection.cursor && selection.far_cell == selection.cell)
        selection.far_row = selection.far_cell = -1;
    do_or_ask(ctx, std::move(work));
}

void empty_cells(Context& ctx, EntityIx entity, const CellBlock& block) {
    CellWork work{.entity = entity, .change = {.label = "empty_cells"}};
    for (const Place place : block.places) {
        SaveRecord record{.entity = entity, .id = ctx.tables.id(place)};
        for (const FieldIx field : block.fields) {
            if (field == no_field || cell_text(ctx.tables, place, field, ctx.brief()).empty()) continue;
            if (ctx.schema.field(entity, field).read_only)
                work.refused.push_back({ctx.name(place), {}, field, Reason::read_only_field});
            else
                record.cells.push_back({.field = field});
        }
        work.change.records.push_back(std::move(record));
    }
    settle(ctx, work);
    if (work.refused.empty()) return take(ctx, work);
    const RefusedCell& first = work.refused.front();
    std::string said(ctx.schema.field(entity, first.field).label.in(ctx.language));
    said += ": ";
    said += ctx.text(sentence(first.reason));
    if (work.change.records.empty()) {
        semantics::announce(said, true);
        return ctx.toast(std::move(said));
    }
    std::string all = sentence_of(ctx, work);
    append_item(all, said, ctx.language);
    ctx.send(work.change, std::move(all));
}

void fill_down(Context& ctx, EntityIx entity, const CellBlock& block, Place above) {
    const bool is_one_row = block.places.size() == 1;
    const Place from = is_one_row ? above : block.places.front();
    if (!from) return;
    CellWork work{.entity = entity, .change = {.label = "fill"}};
    for (const Place place : block.places) {
        if (place.row == from.row) continue;
        SaveRecord record{.entity = entity, .id = ctx.tables.id(place)};
        for (const FieldIx field : block.fields) {
            if (field == no_field || ctx.schema.field(entity, field).read_only) continue;
            CellEdit cell = cell_edit_of(ctx, from, field);
            const CellEdit now = cell_edit_of(ctx, place, field);
            if (cell.value != now.value || cell.elements != now.elements) record.cells.push_back(std::move(cell));
        }
        work.change.records.push_back(std::move(record));
    }
    do_or_ask(ctx, std::move(work));
}

void fill_along(Context& ctx, EntityIx entity, const CellBlock& block) {
    if (block.fields.size() < 2 || block.fields.front() == no_field) return;
    CellWork work{.entity = entity, .change = {.label = "fill"}};
    CellTextReader reader(ctx, entity);
    std::vector<SaveRecord> records;
    for (const Place place : block.places) {
        const std::string text = typed_text_of(ctx, place, block.fields.front(), true);
        SaveRecord record{.entity = entity, .id = ctx.tables.id(place)};
        for (std::size_t i = 1; i < block.fields.size(); ++i)
            if (block.fields[i] != no_field && !ctx.schema.field(entity, block.fields[i]).read_only)
                read_into(reader, work, record, ctx.name(place), block.fields[i], text);
        records.push_back(std::move(record));
    }
    work.tags = reader.added().size();
    work.change.records = with_tags(reader, std::move(records));
    do_or_ask(ctx, std::move(work));
}

} // namespace crm
