#include "core/import/import_report.hpp"

#include "core/formats/csv.hpp"
#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"

namespace crm {

BothNames words_of(RowFate fate) {
    switch (fate) {
    case RowFate::added: return words::row_new;
    case RowFate::updated: return words::row_updated;
    case RowFate::joined: return words::row_joined;
    case RowFate::unchanged: return words::row_unchanged;
    case RowFate::skipped: return words::row_skipped;
    case RowFate::empty: return words::row_empty;
    case RowFate::left_out: return words::row_left;
    case RowFate::lost: return words::row_lost;
    }
    return {};
}

std::string import_report_csv(const SheetImport& import, Language language) {
    const ImportJob& job = import.job();
    std::string out;
    CsvWriter writer(out);
    writer.cell(words::line_number.in(language));
    writer.cell(words::fate_label.in(language));
    writer.cell(words::problem_label.in(language));
    for (const ColumnMapping& column : job.mapping.columns) writer.cell(column.heading);
    writer.end_row();
    std::size_t next_problem = 0;
    for (std::size_t i = 0; i < import.outcomes().size(); ++i) {
        const std::size_t row = job.first_row + i;
        const RowOutcome& outcome = import.outcomes()[i];
        std::string problems;
        const auto tell = [&](std::string_view text) {
            problems += (problems.empty() ? "" : " | ") + std::string(text);
        };
        if (outcome.is_doubtful) tell(words::row_doubtful.in(language));
        if (outcome.fate == RowFate::joined && outcome.same_row != no_row)
            tell(std::string(words::line_number.in(language)) + ' ' +
                 std::to_string(job.sheet->line(outcome.same_row)));
        for (; next_problem < import.problems().size() && import.problems()[next_problem].row == row; ++next_problem) {
            const CellProblem& problem = import.problems()[next_problem];
            const std::string_view where =
                problem.column == CellProblem::no_column
                    ? import.schema().field(import.entity(), problem.field).label.in(language)
                    : std::string_view(job.mapping.columns[problem.column].heading);
            tell(std::string(where) + ": " + std::string(sentence(problem.reason).in(language)));
        }
        writer.plain_cell(std::to_string(job.sheet->line(row)));
        writer.cell(words_of(outcome.fate).in(language));
        writer.cell(problems);
        for (std::size_t c = 0; c < job.mapping.columns.size(); ++c) writer.cell(job.sheet->cell(row, c));
        writer.end_row();
    }
    return out;
}

} // namespace crm
