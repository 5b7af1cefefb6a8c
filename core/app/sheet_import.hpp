// A sheet of rows (CSV, TSV) into records: which column is which field, every row checked as a form would be,
// references found by any unique field, and all of it staged beside the workspace until it is committed as one change
// with one undo.
//
//     SheetMapping mapping = guess_mapping(schema, entity, heading, sample);
//     SheetImport import(workspace, mapping, context);
//     while (reader.next(row)) import.take(row);
//     ImportReport report = import.commit();
//
// A cell that cannot be understood does not cost the row: its text goes to the record's remarks and the problem is
// reported with line and column. A row without a required field is left out and reported.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "core/app/workspace.hpp"
#include "core/formats/csv.hpp"
#include "core/record/parse.hpp"

namespace crm {

// Where a column goes. Several columns may go to one text field (given name, surname) or to parts of an address; they
// are joined in the order of the columns.
struct ColumnTarget {
    FieldIx field = no_field; // no_field: the column is left out
    std::string Address::* part = nullptr;
    bool operator==(const ColumnTarget&) const = default;
};

struct SheetMapping {
    EntityIx entity = no_entity;
    std::vector<ColumnTarget> columns;
    std::vector<std::string> heading;
    bool skips_known = true; // rows whose number, phone or e-mail is here already
};

EntityIx guess_entity(const Schema& schema, const std::vector<std::string>& heading);
SheetMapping guess_mapping(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading);

struct RowProblem {
    std::size_t line = 0;
    std::string column; // heading; empty: the whole row
    std::string text;   // what stood there
    Reason reason = Reason::required;
    bool is_row_lost = false;
};

struct ImportReport {
    std::size_t rows_read = 0, added = 0, skipped = 0, lost = 0,
                linked = 0; // linked: records made because a row named them
    std::size_t problem_count = 0;
    std::vector<RowProblem> problems; // the first 1,000
};

class SheetImport {
public:
    SheetImport(Workspace& workspace, SheetMapping mapping, ParseContext context);
    void take(const SheetRow& row);
    const ImportReport& report() const { return m_report; }
    const Tables& staged() const { return m_staged; }
    Committed commit(RowBlocks rows); // made of staged(); one change, nothing is written before
    Committed commit() { return commit(RowBlocks(m_staged)); }

private:
    struct RowCells;
    Result<Value, Reason> read_cell(FieldIx field, std::string_view text) const;
    void read_cells(const SheetRow& row, RowCells& cells);
    void problem(std::size_t line, std::string_view column, std::string_view text, Reason reason, bool is_row_lost);
    RecordId find_or_add(EntityIx entity, std::string_view words);
    void index_names(EntityIx entity);
    void index_row(const Tables& tables, Place place);
    bool is_known(const RowCells& cells) const;
    RecordId stage(EntityIx entity, const std::vector<CellEdit>& cells);
    void write(EntityIx entity, RecordId record, FieldIx field, Value value, OpKind kind = OpKind::set);

    Workspace& m_workspace;
    SheetMapping m_mapping;
    ParseContext m_context;
    Tables m_staged;
    Session m_session;
    std::uint64_t m_records = 0;
    Stamp m_at;
    std::unordered_map<std::string, RecordId> m_names; // "person" + U+001F + folded name, phone, e-mail or number
    std::vector<bool> m_indexed;                       // by entity
    ImportReport m_report;
};

} // namespace crm
