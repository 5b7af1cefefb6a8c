// What became of every row of an import, as a sheet: for a person to look at, and to import what was lost once more.
#pragma once
#include "core/formats/sheet_writer.hpp"
#include "core/import/sheet_import.hpp"
#include "core/text/language.hpp"

namespace crm {

BothNames words_of(RowFate fate);

// The file's line, what became of it and why, then its cells as they stood there.
//
//     ImportReportSheet report(import, language, *writer);
//     while (report.step(500)) …
//     writer->finish();
class ImportReportSheet {
public:
    ImportReportSheet(const SheetImport& import, Language language, SheetWriter& writer);
    bool step(std::size_t rows_max); // false: every row is written

private:
    std::string problems_of(std::size_t row, const RowOutcome& outcome);

    const SheetImport& m_import;
    Language m_language;
    SheetWriter& m_writer;
    std::size_t m_next = 0, m_next_problem = 0;
    std::vector<SheetCell> m_cells;
};

// The headings that a table for this kind of record may have, so that somebody can fill it in: the names of its fields.
std::vector<std::string> template_headings(const Schema& schema, EntityIx entity, Language language);

} // namespace crm
