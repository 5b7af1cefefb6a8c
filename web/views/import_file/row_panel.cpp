// One row of the sheet: its cells corrected in place, and whose record it is.
#include <algorithm>

#include "core/queries/alike_fields.hpp"
#include "core/queries/display.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_import.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/import_file/import_steps.hpp"

namespace crm {

namespace {

void fill_typed(ImportScreen& screen, const SheetImport& check) {
    const std::uint64_t number = file_import().check_number;
    if (screen.typed_of == number && screen.typed_row == screen.row) return;
    screen.typed_of = number;
    screen.typed_row = screen.row;
    screen.typed.clear();
    for (std::size_t c = 0; c < check.job().mapping.columns.size(); ++c)
        screen.typed.emplace_back(check.job().sheet->cell(screen.row, c));
}

std::string like_whom(const Context& ctx, const SheetImport& check, const RowOutcome& outcome) {
    if (outcome.same_row == no_row) return display_name(ctx.tables, outcome.like, ctx.reader);
    return filled(ctx.text(words::line_of_file),
                  plain_number(static_cast<std::int64_t>(check.job().sheet->line(outcome.same_row))));
}

std::string why_same(Context& ctx, const SheetImport& check, const RowOutcome& outcome) {
    const std::string who = like_whom(ctx, check, outcome);
    std::string why(ctx.text(words::because_all));
    if (outcome.known_by != no_field)
        why = filled(ctx.text(words::same_field),
                     check.schema().field(check.entity(), outcome.known_by).label.in(ctx.language));
    else if (outcome.likeness > 0)
        why = filled(ctx.text(words::because_alike),
                     plain_number(static_cast<std::int64_t>(outcome.likeness * 100 + 0.5f)) + "%",
                     alike_fields(check.schema(), check.reasons(ctx.state<ImportScreen>().row), ctx.language));
    return filled(ctx.text(words::same_because), who, why);
}

enum Choice { as_rest, left, another, filled_up, overwritten };

int choice_of(const RowDecision& decision) {
    if (decision.is_left_out) return left;
    if (decision.known == KnownRow::add) return another;
    if (!decision.same_as && !decision.same_row) return as_rest;
    return decision.known == KnownRow::overwrite ? overwritten : filled_up;
}

// As the others, the same as who it is like, a record of its own, or nothing.
void decision_ui(Context& ctx, const SheetImport& check, const RowOutcome& outcome) {
    FileImport& import = file_import();
    const std::uint32_t row = ctx.state<ImportScreen>().row;
    const auto decided = import.decisions.find(row);
    int index = decided == import.decisions.end() ? as_rest : choice_of(decided->second);
    std::vector<std::string_view> labels{ctx.text(words::as_the_rest), ctx.text(words::leave_row),
                                         ctx.text(words::is_another)};
    const std::string who = like_whom(ctx, check, outcome), fill = filled(ctx.text(words::same_and_filled), who),
                      overwrite = filled(ctx.text(words::same_and_overwritten), who);
    if (outcome.like) {
        text_ui(why_same(ctx, check, outcome), styles::help);
        gap(4);
        labels.push_back(fill);
        if (outcome.same_row == no_row) labels.push_back(overwrite);
    }
    index = std::min(index, static_cast<int>(labels.size()) - 1);
    if (!radio_group_ui("decision", {.label = ctx.text(words::what_of_row)}, labels, index)) return;
    import.decisions.erase(row);
    if (index == left) import.decisions[row].is_left_out = true;
    if (index == another) import.decisions[row].known = KnownRow::add;
    if (index == filled_up || index == overwritten) {
        RowDecision& decision = import.decisions[row];
        decision.known = index == overwritten ? KnownRow::overwrite : KnownRow::fill_empty;
        if (outcome.same_row != no_row)
            decision.same_row = outcome.same_row;
        else
            decision.same_as = outcome.like;
    }
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
        const FieldSpec spec{.label = column.heading, .help = help, .error = error};
        std::string& typed = screen.typed[c];
        if ((is_left_to_right(check, cell) ? ltr_input_ui("cell", spec, typed) : text_input_ui("cell", spec, typed))
                .committed) {
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
