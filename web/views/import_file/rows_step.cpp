// Step three: every row as it will be taken in, with its problems beside the cells; the problems of one kind together,
// each with what is to become of such cells; and taking them in.
#include <algorithm>
#include <map>

#include "core/base/utf8.hpp"
#include "core/import/clean.hpp"
#include "core/import/import_report.hpp"
#include "core/queries/display.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/import_file/import_steps.hpp"

namespace crm {

namespace {

enum Shown { all_rows, with_problems, doubles, left_out };

Tone tone_of(RowFate fate) {
    switch (fate) {
    case RowFate::added: return Tone::success;
    case RowFate::updated: return Tone::info;
    case RowFate::joined:
    case RowFate::unchanged:
    case RowFate::skipped: return Tone::accent;
    case RowFate::lost: return Tone::danger;
    default: return Tone::neutral;
    }
}

bool is_double(const RowOutcome& outcome) {
    return outcome.is_doubtful || outcome.fate == RowFate::joined || outcome.fate == RowFate::updated ||
           outcome.fate == RowFate::unchanged || outcome.fate == RowFate::skipped;
}

bool is_left(const RowOutcome& outcome) {
    return outcome.fate == RowFate::left_out || outcome.fate == RowFate::lost || outcome.fate == RowFate::empty;
}

void choose_rows(ImportScreen& screen, const SheetImport& check) {
    const std::uint64_t number = file_import().check_number;
    if (screen.rows_of == number && screen.rows_shown == screen.shown) return;
    screen.rows_of = number;
    screen.rows_shown = screen.shown;
    screen.rows.clear();
    const auto first = static_cast<std::uint32_t>(check.job().first_row);
    if (screen.shown == with_problems) {
        for (const CellProblem& problem : check.problems())
            if (!problem.is_settled && (screen.rows.empty() || screen.rows.back() != problem.row))
                screen.rows.push_back(problem.row);
        return;
    }
    for (std::size_t i = 0; i < check.outcomes().size(); ++i) {
        const RowOutcome& outcome = check.outcomes()[i];
        if (screen.shown == all_rows || (screen.shown == doubles && is_double(outcome)) ||
            (screen.shown == left_out && is_left(outcome)))
            screen.rows.push_back(first + static_cast<std::uint32_t>(i));
    }
}

// --- problems of one kind, and what becomes of them

std::vector<ProblemGroup> groups_of(const SheetImport& check) {
    std::map<std::pair<std::uint16_t, Reason>, ProblemGroup> groups;
    for (const CellProblem& problem : check.problems()) {
        if (problem.column == CellProblem::no_column) continue;
        ProblemGroup& group = groups[{problem.column, problem.reason}];
        group.column = problem.column;
        group.reason = problem.reason;
        if (group.count++ == 0)
            group.example = std::string(trimmed(check.job().sheet->cell(problem.row, problem.column)));
    }
    std::vector<ProblemGroup> all;
    for (auto& [key, group] : groups) all.push_back(std::move(group));
    std::ranges::stable_sort(all, std::greater{}, &ProblemGroup::count);
    return all;
}

// What the whole sheet comes to, worked out once for each check.
void sum_up(CheckSummary& summary, const SheetImport& check) {
    if (summary.of == file_import().check_number) return;
    summary = {.of = file_import().check_number, .groups = groups_of(check)};
    for (const RowOutcome& outcome : check.outcomes()) {
        summary.doubled += is_double(outcome);
        summary.left += is_left(outcome);
        if (!outcome.like) continue;
        const bool is_sure = outcome.likeness == 0 ? !outcome.is_doubtful : outcome.likeness >= sure_score;
        summary.doubles.sure += is_sure;
        summary.doubles.likely += !is_sure && outcome.likeness >= likely_score;
    }
    std::uint32_t last = no_row;
    for (const CellProblem& problem : check.problems())
        if (!problem.is_settled && problem.row != last) ++summary.troubled, last = problem.row;
}

void problem_groups_ui(Context& ctx) {
    FileImport& import = file_import();
    const std::vector<ProblemGroup>& groups = ctx.state<ImportScreen>().summary.groups;
    if (groups.empty()) return;
    begin_card_ui("problems", {.title = ctx.text(words::problems_title), .icon = Icon::warning});
    const std::string_view actions[] = {ctx.text(words::kept_in_notes), ctx.text(words::left_empty),
                                        ctx.text(words::row_left_out), ctx.text(words::becomes_new_choice)};
    constexpr CellAction meant[] = {CellAction::keep_in_notes, CellAction::leave_empty, CellAction::leave_row_out,
                                    CellAction::new_choice};
    for (std::size_t i = 0; i < std::min<std::size_t>(groups.size(), 8); ++i) {
        const ProblemGroup& group = groups[i];
        if (group.column >= import.mapping.columns.size()) continue;
        ColumnMapping& column = import.mapping.columns[group.column];
        const IdScope scope{std::uint64_t{group.column} << 8 | static_cast<std::uint64_t>(group.reason)};
        const float width = width_left(), first = is_phone() ? width : width * 0.6f;
        begin_box(first);
        // Our words first: the line runs the way they do, whatever the file's language is.
        text_ui(ctx.counted(words::cells_counted, static_cast<std::int64_t>(group.count)) + " · " + column.heading,
                styles::strong);
        paragraph_ui(std::string(ctx.text(sentence(group.reason))) + " «\u2068" +
                         std::string(cut_utf8(group.example, 40)) + "\u2069»",
                     styles::help);
        end_box();
        if (!is_phone()) beside(16);
        begin_box(is_phone() ? width : width - first - px(16));
        const auto rule =
            std::ranges::find_if(column.rules, [&](const CellRule& each) { return each.problem == group.reason; });
        int index = 0;
        if (rule != column.rules.end()) index = static_cast<int>(std::ranges::find(meant, rule->action) - meant);
        const std::string label = std::string(ctx.text(words::all_such_cells)) + ": " + column.heading + " · " +
                                  std::string(ctx.text(sentence(group.reason)));
        const std::span offered(actions, group.reason == Reason::not_a_choice ? 4u : 3u);
        if (choice_ui("action", {.label = label, .hide_label = true}, offered, index).changed && index >= 0) {
            if (rule != column.rules.end()) column.rules.erase(rule);
            column.rules.push_back({.problem = group.reason, .action = meant[index]});
            ctx.later(check_rows);
        }
        end_box();
        gap(is_phone() ? 12 : 6);
    }
    if (import.check->report().words_left) paragraph_ui(ctx.text(words::new_choices_limit), styles::help);
    end_card_ui();
    gap(12);
}

// --- doubles, and what becomes of them

void policy_ui(Context& ctx, std::string_view id, const BothNames& title, const BothNames& text, std::size_t count,
               std::span<const std::string_view> labels, KnownRow& policy) {
    const IdScope scope{id};
    const float width = width_left(), first = is_phone() ? width : width * 0.6f;
    begin_box(first);
    std::string counted(ctx.text(title));
    if (count) counted += ": " + ctx.counted(words::rows_counted, static_cast<std::int64_t>(count));
    text_ui(counted, styles::strong);
    paragraph_ui(ctx.text(text), styles::help);
    end_box();
    if (!is_phone()) beside(16);
    begin_box(is_phone() ? width : width - first - px(16));
    int index = static_cast<int>(std::ranges::find(known_policies, policy) - known_policies);
    if (choice_ui(id, {.label = ctx.text(title), .hide_label = true}, labels, index).changed && index >= 0) {
        policy = known_policies[index];
        ctx.later(check_rows);
    }
    end_box();
    gap(6);
}

void doubles_ui(Context& ctx) {
    SheetMapping& mapping = file_import().mapping;
    const auto [sure, likely] = ctx.state<ImportScreen>().summary.doubles;
    const bool is_added_anyway = mapping.known == KnownRow::add; // then nobody is looked for, and this may be changed
    if (sure + likely == 0 && !is_added_anyway) return;
    begin_card_ui("doubles", {.title = ctx.text(words::doubles_title), .icon = Icon::merge});
    const std::string_view known[] = {ctx.text(words::known_fill), ctx.text(words::known_skip),
                                      ctx.text(words::known_overwrite), ctx.text(words::known_add)};
    const std::string_view alike[] = {ctx.text(words::likely_fill), ctx.text(words::likely_skip),
                                      ctx.text(words::likely_overwrite), ctx.text(words::likely_add)};
    if (sure || is_added_anyway)
        policy_ui(ctx, "known", words::surely_doubles, words::surely_doubles_text, sure, known, mapping.known);
    if (likely)
        policy_ui(ctx, "likely", words::likely_doubles, words::likely_doubles_text, likely, alike, mapping.likely);
    end_card_ui();
    gap(12);
}

// --- the rows

// The column whose cells say who or what a row is: it stands first, and names the row.
std::size_t naming_column(const SheetImport& check) {
    const std::vector<ColumnMapping>& columns = check.job().mapping.columns;
    const std::string_view name = check.schema().entity(check.entity()).name_field;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].target == name) return c;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].is_taken()) return c;
    return 0;
}

constexpr int fate_column = -1, line_column = -2; // the others are columns of the sheet

void row_cell(Context& ctx, const SheetImport& check, std::uint32_t row, int column, CellText& out) {
    const std::size_t first = check.job().first_row;
    if (column == fate_column) {
        const RowOutcome& outcome = check.outcomes()[row - first];
        out.text = ctx.text(outcome.is_doubtful ? words::row_doubtful : words_of(outcome.fate));
        out.chip = outcome.is_doubtful ? Tone::warning : tone_of(outcome.fate);
        return;
    }
    if (column == line_column) {
        out.text =
            number_text(static_cast<std::int64_t>(check.job().sheet->line(row)), {.digits = ctx.reader.locale.digits});
        return;
    }
    const CellShown cell = check.shown(row, static_cast<std::size_t>(column));
    out.text = cell.text;
    out.left_to_right = is_left_to_right(check, cell);
    if (cell.problem) {
        out.icon = Icon::warning;
        out.detail = ctx.text(sentence(*cell.problem));
        return;
    }
    if (cell.field == no_field) {
        out.muted = true;
        return;
    }
    if (!is_missing(cell.value))
        out.text = value_text(check.staged(), cell.entity, cell.field, cell.value, ctx.brief());
}

void open_row(ImportScreen& screen, std::uint32_t row) {
    screen.row = row;
    screen.is_row_open = true;
    screen.typed_of = 0;
}

void rows_table_ui(Context& ctx, const SheetImport& check) {
    ImportScreen& screen = ctx.state<ImportScreen>();
    const std::vector<ColumnMapping>& mapped = check.job().mapping.columns;
    std::vector<int> meant{static_cast<int>(naming_column(check)), fate_column, line_column};
    for (std::size_t c = 0; c < mapped.size(); ++c)
        if (static_cast<int>(c) != meant.front()) meant.push_back(static_cast<int>(c));
    std::vector<std::string> keys;
    for (const int c : meant) keys.push_back("c" + std::to_string(c));
    std::vector<TableColumn> columns;
    for (std::size_t i = 0; i < meant.size(); ++i) {
        const int c = meant[i];
        const bool is_ours = c < 0;
        const auto at = static_cast<std::size_t>(is_ours ? 0 : c);
        columns.push_back({.key = keys[i],
                           .label = c == fate_column   ? ctx.text(words::fate_label)
                                    : c == line_column ? ctx.text(words::line_number)
                                                       : std::string_view(mapped[at].heading),
                           .width = c == line_column ? 76.0f
                                    : is_ours        ? 130.0f
                                                     : 180.0f,
                           .can_sort = false,
                           .can_hide = i > 1,
                           .hidden = !is_ours && i > 0 && !mapped[at].is_taken()});
    }
    const TableResult done =
        table_ui("rows",
                 {.label = ctx.text(words::rows_shown),
                  .columns = columns,
                  .row_count = static_cast<std::int64_t>(screen.rows.size()),
                  .key = [&](std::int64_t row) { return std::uint64_t{screen.rows[static_cast<std::size_t>(row)]}; },
                  .cell =
                      [&](std::int64_t row, int column, CellText& out) {
                          row_cell(ctx, check, screen.rows[static_cast<std::size_t>(row)],
                                   meant[static_cast<std::size_t>(column)], out);
                          out.strong = column == 0;
                      },
                  .can_select = false,
                  .height = px(is_phone() ? 420 : 440),
                  .empty =
                      [&] {
                          empty_state_ui({.icon = Icon::check,
                                          .title = ctx.text(words::no_such_rows),
                                          .text = screen.shown == with_problems ? ctx.text(words::no_problems_text)
                                                                                : std::string_view{}});
                      }},
                 screen.view, screen.selection);
    if (done.opened && *done.opened < static_cast<std::int64_t>(screen.rows.size()))
        open_row(screen, screen.rows[static_cast<std::size_t>(*done.opened)]);
}

void count_ui(Context& ctx, Grid& grid, const BothNames& label, std::size_t count) {
    grid.next();
    begin_box(grid.cell_width());
    text_ui(number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits}), styles::heading);
    paragraph_ui(ctx.text(label), styles::help);
    end_box();
}

void counts_ui(Context& ctx, const SheetImport& check) {
    const ImportReport& report = check.report();
    Grid grid{is_phone() ? 130.0f : 150.0f, 16, 8};
    count_ui(ctx, grid, words::rows_ready, report[RowFate::added]);
    if (report[RowFate::updated]) count_ui(ctx, grid, words::rows_updated, report[RowFate::updated]);
    if (report[RowFate::joined]) count_ui(ctx, grid, words::rows_joined, report[RowFate::joined]);
    const std::size_t stepped_over = report[RowFate::skipped] + report[RowFate::unchanged] + report[RowFate::empty];
    if (stepped_over) count_ui(ctx, grid, words::rows_skipped, stepped_over);
    if (report[RowFate::left_out]) count_ui(ctx, grid, words::rows_left_out, report[RowFate::left_out]);
    if (report[RowFate::lost]) count_ui(ctx, grid, words::rows_lost, report[RowFate::lost]);
    if (report.linked) count_ui(ctx, grid, words::rows_linked, report.linked);
    if (!check.new_choices().empty()) count_ui(ctx, grid, words::new_choices_made, check.new_choices().size());
    if (report.problem_count > report[RowFate::lost])
        count_ui(ctx, grid, words::cells_with_problems, report.problem_count - report[RowFate::lost]);
}

void records_ui(Context& ctx) {
    const StagedImport& records = *file_import().records;
    begin_card_ui("counts");
    {
        Grid grid{is_phone() ? 130.0f : 150.0f, 16, 7};
        count_ui(ctx, grid, words::rows_ready, records.record_count());
        if (records.problem_count()) count_ui(ctx, grid, words::lines_unreadable, records.problem_count());
    }
    end_card_ui();
}

} // namespace

void rows_actions_ui(Context& ctx) {
    FileImport& import = file_import();
    std::size_t ready = import.records ? import.records->record_count() : 0;
    if (import.check)
        for (const RowFate fate : {RowFate::added, RowFate::updated, RowFate::joined})
            ready += import.check->report()[fate];
    const ButtonSpec take{.kind = ButtonKind::primary,
                          .icon = Icon::check,
                          .disabled = ready == 0 || !ctx.can_write(),
                          .busy = import.recheck != nullptr};
    const float back_width = import.records ? 0 : button_width(ctx.text(words::back), {}) + px(8);
    at_end(button_width(ctx.text(words::cancel), {}) + back_width + button_width(ctx.text(words::import_now), take) +
           px(8));
    if (button_ui(ctx.text(words::cancel))) ctx.later(forget_import);
    beside(8);
    if (!import.records) {
        if (button_ui(ctx.text(words::back))) import.stage = ImportStage::mapping;
        beside(8);
    }
    if (button_ui(ctx.text(words::import_now), take)) ctx.later(take_rows);
}

void rows_step_ui(Context& ctx) {
    FileImport& import = file_import();
    if (import.records) return records_ui(ctx);
    if (!import.check) return;
    const SheetImport& check = *import.check;
    ImportScreen& screen = ctx.state<ImportScreen>();
    sum_up(screen.summary, check);
    begin_card_ui("counts");
    counts_ui(ctx, check);
    end_card_ui();
    gap(12);
    problem_groups_ui(ctx);
    doubles_ui(ctx);
    const CheckSummary& summary = screen.summary;
    const TabItem tabs[] = {{.label = ctx.text(words::all_rows), .count = static_cast<int>(check.outcomes().size())},
                            {.label = ctx.text(words::rows_with_problems), .count = static_cast<int>(summary.troubled)},
                            {.label = ctx.text(words::rows_doubled), .count = static_cast<int>(summary.doubled)},
                            {.label = ctx.text(words::row_left), .count = static_cast<int>(summary.left)}};
    tabs_ui("shown", tabs, screen.shown);
    choose_rows(screen, check);
    gap(8);
    rows_table_ui(ctx, check);
    row_panel_ui(ctx);
}

} // namespace crm
