// What every foreign file is to the import: rows of cells of text. Readers of CSV, XLSX, vCard and iCalendar give the
// same rows, and no more is known about a file after this. A Sheet keeps the rows, so that they can be looked at in any
// order, corrected, and read again under another mapping.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

struct SheetRow {
    std::size_t line = 0;                // where it stands in the file, from 1
    std::vector<std::string_view> cells; // good until the reader is asked for the next row or fed
    bool is_damaged = false;             // a quote that was never closed, say; its text is taken as it stands
};

class Sheet {
public:
    std::string name; // among the sheets of its file; empty where there is one

    // As many as the widest spreadsheet has; what lies beyond in a row is dropped, and is_too_wide() says so.
    static constexpr std::size_t columns_max = 16'384;

    void add(const SheetRow& row);
    bool is_too_wide() const { return m_is_too_wide; }
    std::size_t row_count() const { return m_rows.size(); }
    std::size_t column_count() const { return m_column_count; } // of the longest row
    std::string_view cell(std::size_t row, std::size_t column) const {
        const Row& at = m_rows[row];
        if (column >= at.count) return {};
        const Cell& cell = m_cells[at.first + column];
        return std::string_view(m_text).substr(cell.start, cell.size);
    }
    std::size_t line(std::size_t row) const { return m_rows[row].line; }
    bool is_damaged(std::size_t row) const { return m_rows[row].is_damaged; }
    void correct(std::size_t row, std::size_t column, std::string_view text); // views of cells are good until then
    bool is_corrected(std::size_t row, std::size_t column) const;

private:
    struct Row {
        std::size_t first = 0;
        std::uint32_t count = 0, line = 0;
        bool is_damaged = false;
    };
    struct Cell {
        std::size_t start = 0;
        std::uint32_t size = 0;
    };
    std::string m_text;
    std::vector<Cell> m_cells;
    std::vector<Row> m_rows;
    std::size_t m_column_count = 0;
    bool m_is_too_wide = false;
    std::size_t m_read_bytes = 0; // what lies behind has been typed by somebody
};

} // namespace crm
