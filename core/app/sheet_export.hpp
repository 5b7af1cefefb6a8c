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
#include "core/queries/reader.hpp"

namespace crm {

struct SheetExportWish {
    EntityIx entity = no_entity;
    std::vector<FieldIx> fields; // in this order; none: all
    std::vector<Row> rows;       // in this order
    Moment now{};
};

// Kinds that can hold records of this entity: csv and xlsx always; contacts for people and companies; a calendar for
// tasks, dealings and occasions.
bool can_export(const Schema& schema, EntityIx entity, FileKind kind);

class SheetExport {
public:
    SheetExport(const Tables& tables, const Reader& reader, FileKind kind, SheetExportWish wish);
    ~SheetExport();
    bool step(std::string& piece); // a few hundred rows; false: it is over, with the last bytes in `piece`
    std::size_t written() const { return m_next; }
    std::size_t total() const { return m_wish.rows.size(); }
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
    void add_address(FieldIx field, bool is_only_used);
    void begin();
    SheetCell cell_of(const Column& column, Place place, std::string& text);

    const Tables& m_tables;
    Reader m_reader;
    SheetExportWish m_wish;
    std::unique_ptr<SheetWriter> m_writer;
    std::unique_ptr<Texts> m_texts_of;
    std::vector<Column> m_columns;
    std::vector<std::string> m_texts; // of the row that is written
    std::vector<SheetCell> m_cells;
    std::size_t m_next = 0;
    bool m_is_begun = false, m_is_finished = false;
};

} // namespace crm
