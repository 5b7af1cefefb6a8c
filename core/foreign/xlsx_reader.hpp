// A workbook of Excel and its like (XLSX) as rows of text: shared and rich texts, dates by their format, the last
// values of formulas, and a merged head's text above every column that it spans.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/foreign/xlsx_parts.hpp"
#include "core/foreign/xml_reader.hpp"

namespace crm {

class XlsxReader final : public SheetReader, private XmlListener {
public:
    void feed(BytesView bytes) override { m_bytes += bytes; }
    void finish() override;
    bool next(SheetRow& row) override;
    bool is_over() const override { return m_phase == Phase::over && m_given == m_rows.size(); }
    std::optional<SheetError> error() const override { return m_error; }
    double share() const override;
    std::span<const SheetInfo> sheets() const override { return m_book.sheets; }
    std::size_t sheet() const override { return m_sheet; }
    void begin(std::size_t sheet) override;

private:
    enum class Phase : std::uint8_t { feeding, strings, merges, rows, over };
    enum class CellType : std::uint8_t { number, text, shared, yes_no, error, day };
    struct Cell {
        std::size_t column, start, size;
        bool is_shared; // its text lies in m_strings
    };
    struct Row {
        std::size_t line, first_cell, cell_count;
        bool is_damaged;
    };
    struct Merge {
        MergedCells cells;
        std::string text{};
    };

    void work(); // one piece of what is to be done
    void open_strings();
    void open_merges();
    void open_rows();
    void look_for_merges();
    void take_merges();
    void end_part(Phase next);
    void fail(SheetError error);

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;
    void start_cell(const XmlAttributes& attributes);
    void end_cell();
    void end_row();
    void open_merge(Merge& merge);
    void fill_merged();
    void put(std::size_t column, std::string_view text);
    std::string_view text_of(const Cell& cell) const;
    void drop_given_rows();

    std::string m_bytes, m_piece;
    std::unique_ptr<ZipReader> m_zip;
    std::unique_ptr<XmlReader> m_xml;
    Workbook m_book;
    std::size_t m_sheet = 0;
    Phase m_phase = Phase::feeding;
    std::optional<SheetError> m_error;
    bool m_has_rows = false;

    // Shared texts, one behind the other; a text's end is the next one's start.
    std::string m_strings;
    std::vector<std::size_t> m_string_starts;

    std::string m_tail; // of a sheet, behind its rows: there the merged cells are listed
    std::vector<Merge> m_merges;
    std::size_t m_next_merge = 0;
    std::vector<Merge*> m_open_merges; // that reach the row that is read

    // Rows that are read and not yet given.
    std::string m_text;
    std::vector<Cell> m_cells;
    std::vector<Row> m_rows;
    std::size_t m_given = 0;

    // What is being read.
    std::string m_value;
    bool m_takes_text = false, m_is_in_phonetic = false, m_is_in_cell = false, m_is_damaged = false;
    CellType m_type = CellType::number;
    NumberForm m_form;
    std::size_t m_line = 0, m_column = 0, m_next_column = 0, m_first_cell = 0;
};

} // namespace crm
