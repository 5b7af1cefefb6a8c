// One row of the sheet: its cells corrected in place, and whose record it is.
#include <algorithm>

#include "core/queries/display.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_import.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/import_file/import_steps.hpp"

namespace crm {

namespace {

void fill_typed(ImportScreen& screen, const SheetImport& check) {
    if (screen.typed_of == &check && screen.typed_row == screen.row) return;
    screen.typed_of = &check;
    screen.typed_row = screen.row;
    screen.typed.clear();
    for (std::size_t c = 0; c < check.job().mapping.columns.size(); ++c)
        screen.typed.emplace_back(check.job().sheet->cell(screen.row, c));
}

std::string why_same(const Context& ctx, const SheetImport& check, const RowOutcome& outcome) {
    std::string who;
    if (outcome.same_row != no_row)
        who = filled(ctx.text(words::line_of_file),
                     plain_number(static_cast<std::int64_t>(check.job().sheet->line(outcome.same_row))));
    else
        who = display_name(ctx.tables, outcome.like, ctx.reader);
    std::string why(ctx.text(words::because_all));
    if (outcome.known_by != no_field)
        why = filled(ctx.text(words::same_field),
                     check.schema().field(check.entity(), outcome.known_by).label.in(ctx.language));
    else if (outcome.likeness > 0)
        why = filled(ctx.text(words::because_alike),
                     plain_number(static_cast<std::int64_t>(outcome.likeness * 100 + 0.5f)) + "%");
    return filled(ctx.text(words::same_because), who, why);
}

// As the others, the same as who it is like, a record of its own, or nothing.
void decision_ui(Context& ctx, const SheetImport& check, const RowOutcome& outcome) {
    FileImport& import = file_import();
    const auto decided = import.decisions.find(ctx.state<ImportScreen>().row);
    int index = 0;
    if (decided != import.decisions.end())
        index = decided->second.is_left_out                             ? 1
                : decided->second.known == KnownRow::add                ? 2
                : (decided->second.same_as || decided->second.same_row) ? 3
                                                                        : 0;
    std::vector<std::string_view> labels{ctx.text(words::as_the_rest), ctx.text(words::leave_row),
                                         ctx.text(words::is_another)};
    std::string same;
    if (outcome.like || index == 3) {
        text_ui(why_same(ctx, check, outcome), styles::help);
        gap(4);
        same = filled(ctx.text(words::is_same_record),
                      outcome.same_row != no_row
                          ? filled(ctx.text(words::line_of_file),
                                   plain_number(static_cast<std::int64_t>(check.job().sheet->line(outcome.same_row))))
                          : display_name(ctx.tables, outcome.like, ctx.reader));
        labels.push_back(same);
    }
    if (!radio_group_ui("decision", {.label = ctx.text(words::what_of_row)}, labels, index)) return;
    const std::uint32_t row = ctx.state<ImportScreen>().row;
    import.decisions.erase(row);
    if (index == 1) import.decisions[row].is_left_out = true;
    if (index == 2) import.decisions[row].known = KnownRow::add;
    if (index == 3 && outcome.same_row != no_row) import.decisions[row].same_row = outcome.same_row;
    if (index == 3 && outcome.same_row == no_row) import.decisions[row].same_as = outcome.like;
    ctx.later(check_rows);
}

void cells_ui(Context& ctx, const SheetImport& check) {
    FileImport& import = file_import();
    ImportScreen& screen = ctx.state<ImportScreen>();
    for (std::size_t c = 0; c < screen.typed.size(); ++c) {
        const ColumnMapping& column = check.job().mapping.columns[c];
        if (!column.is_taken()) continue;
        const IdScope scope{std::uint64_t{c}};
        const CellShown cell = check.shown(screen.row, c);
        std::string help;
        if (!is_missing(cell.value)) {
            const std::string shown = value_text(check.staged(), cell.entity, cell.field, cell.value, ctx.brief());
            if (shown != screen.typed[c]) help = filled(ctx.text(words::becomes), shown);
        }
        const std::string error = cell.problem ? std::string(ctx.text(sentence(*cell.problem))) : std::string();
        if (text_input_ui("cell", {.label = column.heading, .help = help, .error = error}, screen.typed[c]).committed) {
            import.sheets[import.sheet].correct(screen.row, c, screen.typed[c]);
            ctx.later(check_rows);
        }
    }
}

} // namespace

void row_panel_ui(Context& ctx) {
    FileImport& import = file_import();
    ImportScreen& screen = ctx.state<ImportScreen>();
    const SheetImport& check = *import.check;
    const std::size_t first = check.job().first_row;
    if (screen.row < first || screen.row - first >= check.outcomes().size()) return;
    const std::string title = filled(ctx.text(words::row_of_file),
                                     plain_number(static_cast<std::int64_t>(check.job().sheet->line(screen.row))));
    if (!begin_side_panel_ui("row", {.title = title, .footer_height = 64}, screen.is_row_open)) return;
    fill_typed(screen, check);
    cells_ui(ctx, check);
    gap(12);
    decision_ui(ctx, check, check.outcomes()[screen.row - first]);
    begin_side_panel_footer_ui();
    const auto at = std::ranges::find(screen.rows, screen.row);
    const bool has_next = at != screen.rows.end() && at + 1 != screen.rows.end(),
               has_previous = at != screen.rows.end() && at != screen.rows.begin();
    if (button_ui(ctx.text(words::next_row), {.kind = ButtonKind::primary, .disabled = !has_next}))
        screen.row = *(at + 1);
    beside(8);
    if (button_ui(ctx.text(words::previous_row), {.disabled = !has_previous})) screen.row = *(at - 1);
    beside(8);
    if (button_ui(ctx.text(words::done_word), {.kind = ButtonKind::quiet})) screen.is_row_open = false;
    end_side_panel_ui();
}

} // namespace crm
