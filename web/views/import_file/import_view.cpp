#include "web/views/import_file/import_view.hpp"

#include "core/text/numbers.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/file_import.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

void choose_ui(Context& ctx) {
    const EmptyStateAnswer answer = empty_state_ui({.icon = Icon::upload,
                                                    .title = ctx.text(words::import_title),
                                                    .text = ctx.text(words::import_text),
                                                    .action = ctx.text(words::choose_file),
                                                    .action_icon = Icon::file});
    if (answer == EmptyStateAnswer::action) choose_import_file();
}

// What a column can go to: left out, a field, or a part of the address.
struct Targets {
    std::vector<std::string> labels;
    std::vector<ColumnTarget> targets;
};

Targets targets_of(const Context& ctx, EntityIx entity) {
    struct Part {
        BothNames label;
        std::string Address::* part;
    };
    static constexpr Part parts[] = {{{"الشارع", "street"}, &Address::street},
                                     {{"الحي", "district"}, &Address::district},
                                     {{"المدينة", "city"}, &Address::city},
                                     {{"المحافظة", "region"}, &Address::region},
                                     {{"الرمز البريدي", "postcode"}, &Address::postcode},
                                     {{"الدولة", "country"}, &Address::country}};
    Targets all;
    all.labels.emplace_back(ctx.text(words::left_out));
    all.targets.emplace_back();
    for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        if (field.key == "removed_at") continue;
        const std::string label(field.label.in(ctx.language));
        if (field.type != FieldType::address) {
            all.labels.push_back(label);
            all.targets.push_back({ix, nullptr});
            continue;
        }
        for (const Part& part : parts) {
            all.labels.push_back(label + ": " + std::string(part.label.in(ctx.language)));
            all.targets.push_back({ix, part.part});
        }
    }
    return all;
}

void mapping_ui(Context& ctx) {
    FileImport& import = file_import();
    static constexpr std::string_view kinds[] = {"person", "company", "order",    "product", "dealing",
                                                 "task",   "note",    "occasion", "tag"};
    std::vector<std::string_view> labels;
    int kind = 0;
    for (std::size_t i = 0; i < std::size(kinds); ++i) {
        labels.push_back(ctx.schema.entity(ctx.entity(kinds[i])).plural.in(ctx.language));
        if (ctx.entity(kinds[i]) == import.mapping.entity) kind = static_cast<int>(i);
    }
    begin_box(std::min(px(320), width_left()));
    if (choice_ui("kind", {.label = ctx.text(words::import_as)}, labels, kind).changed)
        map_rows_as(ctx, ctx.entity(kinds[kind]));
    end_box();
    gap(8);
    const Targets targets = targets_of(ctx, import.mapping.entity);
    std::vector<std::string_view> target_labels(targets.labels.begin(), targets.labels.end());
    for (std::size_t c = 0; c < import.mapping.columns.size(); ++c) {
        const IdScope scope{std::uint64_t{c}};
        ColumnTarget& column = import.mapping.columns[c];
        if (column.field != no_field &&
            ctx.schema.field(import.mapping.entity, column.field).type == FieldType::address && !column.part)
            column.part = &Address::street;
        int index = 0;
        for (std::size_t i = 0; i < targets.targets.size(); ++i)
            if (targets.targets[i] == column) index = static_cast<int>(i);
        std::string values;
        for (std::size_t r = 1; r < import.sample.size() && r < 4; ++r)
            if (c < import.sample[r].size() && import.sample[r][c].find_first_not_of(' ') != std::string::npos)
                values += (values.empty() ? "" : " · ") + import.sample[r][c];
        const float width = width_left(), half = is_phone() ? width : width * 0.5f - px(8);
        begin_box(half);
        text_ui(import.mapping.heading[c], styles::strong);
        text_ui(values, styles::help);
        end_box();
        if (!is_phone()) beside(16);
        begin_box(half);
        const std::string label = std::string(ctx.text(words::goes_to)) + ": " + import.mapping.heading[c];
        if (choice_ui("target", {.label = label, .hide_label = true}, target_labels, index).changed && index >= 0)
            column = targets.targets[static_cast<std::size_t>(index)];
        end_box();
        divider_ui();
    }
    checkbox_ui(ctx.text(words::skip_known), import.mapping.skips_known);
    gap(8);
    if (button_ui(ctx.text(words::check_file), {.kind = ButtonKind::primary})) ctx.later(check_rows);
    beside(8);
    if (button_ui(ctx.text(words::cancel))) forget_import();
}

void problems_ui(Context& ctx, const SheetImport& csv) {
    const ImportReport& report = csv.report();
    if (report.problems.empty()) return;
    const TableColumn columns[] = {
        {.key = "line", .label = ctx.text(words::line_number), .width = 80, .can_sort = false},
        {.key = "column", .label = ctx.text(words::column_of_file), .width = 160, .can_sort = false},
        {.key = "text", .label = ctx.text(words::first_values), .width = 220, .can_sort = false},
        {.key = "problem", .label = ctx.text(words::problem_label), .width = 340, .can_sort = false}};
    struct Views {
        TableView view;
        TableSelection selection;
    };
    Views& views = ctx.state<Views>();
    table_ui("problems",
             {.label = ctx.text(words::problem_label),
              .columns = columns,
              .row_count = static_cast<std::int64_t>(report.problems.size()),
              .cell =
                  [&](std::int64_t row, int column, CellText& out) {
                      const RowProblem& problem = report.problems[static_cast<std::size_t>(row)];
                      if (column == 0)
                          out.text = number_text(static_cast<std::int64_t>(problem.line),
                                                 {.digits = ctx.reader.locale.digits});
                      if (column == 1) out.text = problem.column;
                      if (column == 2) out.text = problem.text;
                      if (column == 3) out.text = ctx.text(sentence(problem.reason));
                  },
              .can_select = false,
              .can_choose_columns = false,
              .height = px(260)},
             views.view, views.selection);
}

void count_ui(Context& ctx, const BothNames& label, std::size_t count) {
    key_value_ui(ctx.text(label), number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits}),
                 {.label_width = 260});
}

void checked_ui(Context& ctx) {
    FileImport& import = file_import();
    std::size_t ready = 0;
    if (import.records) {
        ready = import.records->record_count();
        count_ui(ctx, words::rows_ready, ready);
        if (import.records->problem_count()) count_ui(ctx, words::lines_unreadable, import.records->problem_count());
    } else {
        const ImportReport& report = import.csv->report();
        ready = report.added;
        count_ui(ctx, words::rows_ready, report.added);
        count_ui(ctx, words::rows_skipped, report.skipped);
        if (report.lost) count_ui(ctx, words::rows_lost, report.lost);
        if (report.linked) count_ui(ctx, words::rows_linked, report.linked);
        if (report.problem_count) count_ui(ctx, words::cells_with_problems, report.problem_count - report.lost);
        problems_ui(ctx, *import.csv);
    }
    gap(12);
    if (button_ui(ctx.text(words::import_now),
                  {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = ready == 0 || !ctx.can_write()}))
        ctx.later(take_rows);
    if (!import.records) {
        beside(8);
        if (button_ui(ctx.text(words::back))) import.stage = ImportStage::mapping;
    }
    beside(8);
    if (button_ui(ctx.text(words::cancel))) forget_import();
}

} // namespace

void import_view_ui(Context& ctx) {
    if (!begin_scroll_ui("import", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    FileImport& import = file_import();
    if (import.stage == ImportStage::idle) {
        choose_ui(ctx);
        return end_scroll_ui();
    }
    heading_ui(ctx.text(words::import_title), 1);
    text_ui(import.file_name, styles::muted);
    gap(12);
    switch (import.stage) {
    case ImportStage::reading: progress_ui(import.progress(), ctx.text(words::reading_file)); break;
    case ImportStage::checking:
        progress_ui(import.progress(), ctx.text(words::check_file));
        if (button_ui(ctx.text(words::cancel))) forget_import();
        break;
    case ImportStage::taking: progress_ui(import.rows ? import.rows->progress() : 1, ctx.text(words::importing)); break;
    case ImportStage::mapping: mapping_ui(ctx); break;
    case ImportStage::checked: checked_ui(ctx); break;
    case ImportStage::done:
        banner_ui({.tone = Tone::success,
                   .text = std::string(ctx.text(words::imported)) + ' ' +
                           ctx.counted(words::records, static_cast<std::int64_t>(import.records_added)),
                   .id = "done"});
        gap(8);
        if (import.records_added > 0) {
            if (button_ui(ctx.text(words::show_imported), {.kind = ButtonKind::primary}))
                import.csv ? ctx.open_list(ctx.schema.entity(import.mapping.entity).key) : ctx.go({});
            beside(8);
        }
        if (button_ui(ctx.text(words::another_file), {.icon = Icon::file})) choose_import_file();
        break;
    case ImportStage::failed:
        banner_ui({.tone = Tone::danger, .text = ctx.text(import.failure), .id = "failed"});
        gap(8);
        if (button_ui(ctx.text(words::another_file), {.icon = Icon::file})) choose_import_file();
        break;
    default: break;
    }
    gap(24);
    end_scroll_ui();
}

} // namespace crm
