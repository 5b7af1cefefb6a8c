// Records as rows of a file for other programs: the chosen fields of the chosen records, typed where the file knows
// types, in the reader's words. What it writes as a table, the import reads again.
//
//     SheetExport exporting(tables, reader, FileKind::xlsx, {.entity = entity, .fields = columns, .rows = rows});
//     std::string piece;
//     while (exporting.step(piece)) { take(piece); … }
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/formats/sheet_writer.hpp"
#include "core/queries/list_columns.hpp"
#include "core/queries/reader.hpp"

namespace crm {

struct SheetExportWish {
    EntityIx entity = no_entity;
    std::vector<ListColumn> fields; // in this order; none: all fields
    std::vector<Row> rows;          // in this order
    Moment now{};
};

// Kinds that can hold records of this entity: csv and xlsx always; contacts for people and companies; a calendar for
// tasks, dealings and occasions.
bool can_export(const Schema& schema, EntityIx entity, FileKind kind);

// Everything that has records: the sheets of a whole workbook.
std::vector<SheetExportWish> wishes_for_everything(const Tables& tables, Moment now);
std::size_t count_of_everything(const Tables& tables); // records in them
std::vector<Row> live_rows(const Tables& tables, EntityIx entity);

// Several kinds of records at once, each a sheet of its own, only in a workbook.
class SheetExport {
public:
    SheetExport(const Tables& tables, const Reader& reader, FileKind kind, std::vector<SheetExportWish> wishes);
    SheetExport(const Tables& tables, const Reader& reader, FileKind kind, SheetExportWish wish);
    ~SheetExport();
    bool step(std::string& piece); // a few hundred rows; false: it is over, with the last bytes in `piece`
    std::size_t written() const { return m_before + m_next; }
    std::size_t total() const;
    std::optional<SheetError> error() const;

private:
    struct Column;
    struct Texts;
    enum class Source : std::uint8_t;
    void plan_table();
    void plan_card();
    void plan_calendar();
    void add_field(std::string_view key, const BothNames& heading, Source source);
    void add_made(Source source, const BothNames& heading);
    void add_list_column(const ListColumn& column);
    SheetCell cell_of_list(const Column& column, Place place, std::string& text);
    void add_address(FieldIx field, bool is_only_used);
    void plan();
    void begin();
    bool go_on(); // to the next sheet
    SheetCell cell_of(const Column& column, Place place, std::string& text);
    SheetCell appointment_time(std::int64_t starts_ms, bool is_all_day, std::int64_t minutes) const;

    const Tables& m_tables;
    Reader m_reader;
    FileKind m_kind;
    std::vector<SheetExportWish> m_wishes;
    std::size_t m_sheet = 0, m_before = 0; // rows of the sheets that are written
    SheetExportWish m_wish;                // of this sheet
    std::unique_ptr<SheetWriter> m_writer;
    std::unique_ptr<Texts> m_texts_of;
    std::vector<Column> m_columns;
    std::vector<std::string> m_texts; // of the row that is written
    std::vector<SheetCell> m_cells;
    std::size_t m_next = 0;
    bool m_is_begun = false, m_is_finished = false;
};

} // namespace crm
