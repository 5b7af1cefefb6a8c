#include "core/import/import_report.hpp"

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

ImportReportSheet::ImportReportSheet(const SheetImport& import, Language language, SheetWriter& writer)
    : m_import(import), m_language(language), m_writer(writer) {
    std::vector<SheetColumn> columns{{.heading = words::line_number.in(language), .kind = CellKind::number},
                                     {.heading = words::fate_label.in(language)},
                                     {.heading = words::problem_label.in(language), .width_chars = 40}};
    for (const ColumnMapping& column : import.job().mapping.columns) columns.push_back({.heading = column.heading});
    m_cells.resize(columns.size());
    m_writer.begin_sheet({.name = words::report_file_name.in(language),
                          .columns = columns,
                          .is_right_to_left = language == Language::ar});
}

std::string ImportReportSheet::problems_of(std::size_t row, const RowOutcome& outcome) {
    std::string text;
    const auto tell = [&](std::string_view words) { text += (text.empty() ? "" : " | ") + std::string(words); };
    const ImportJob& job = m_import.job();
    if (outcome.is_doubtful) tell(words::row_doubtful.in(m_language));
    if (outcome.same_row != no_row)
        tell(std::string(words::line_number.in(m_language)) + ' ' + std::to_string(job.sheet->line(outcome.same_row)));
    const std::vector<CellProblem>& problems = m_import.problems();
    for (; m_next_problem < problems.size() && problems[m_next_problem].row == row; ++m_next_problem) {
        const CellProblem& problem = problems[m_next_problem];
        const std::string_view where =
            problem.column == CellProblem::no_column
                ? m_import.schema().field(m_import.entity(), problem.field).label.in(m_language)
                : std::string_view(job.mapping.columns[problem.column].heading);
        const std::string_view what =
            problem.is_new_choice ? words::becomes_new_choice.in(m_language) : sentence(problem.reason).in(m_language);
        tell(std::string(where) + ": " + std::string(what));
    }
    return text;
}

bool ImportReportSheet::step(std::size_t rows_max) {
    const ImportJob& job = m_import.job();
    for (; rows_max && m_next < m_import.outcomes().size(); --rows_max, ++m_next) {
        const std::size_t row = job.first_row + m_next;
        const RowOutcome& outcome = m_import.outcomes()[m_next];
        const std::string problems = problems_of(row, outcome);
        m_cells[0] = {.kind = CellKind::number, .value = static_cast<std::int64_t>(job.sheet->line(row))};
        m_cells[1] = {.kind = CellKind::text, .text = words_of(outcome.fate).in(m_language)};
        m_cells[2] = {.kind = CellKind::text, .text = problems};
        for (std::size_t c = 0; c < job.mapping.columns.size(); ++c)
            m_cells[3 + c] = {.kind = CellKind::text, .text = job.sheet->cell(row, c)};
        m_writer.row(m_cells);
    }
    return m_next < m_import.outcomes().size();
}

std::vector<std::string> template_headings(const Schema& schema, EntityIx entity, Language language) {
    std::vector<std::string> headings;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) {
        const FieldDef& field = schema.field(entity, ix);
        const bool is_filled_in = !field.read_only && field.type != FieldType::reference && !is_several(field);
        if (!is_filled_in || field.key == "removed_at" || field.key == "created_at") continue;
        if (field.type != FieldType::address) {
            headings.emplace_back(field.label.in(language));
            continue;
        }
        for (const AddressColumn& part : address_parts()) headings.emplace_back(part.label.in(language));
    }
    return headings;
}

} // namespace crm
