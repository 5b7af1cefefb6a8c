// What every foreign file is to the import: rows of cells of text. Readers of CSV, XLSX, vCard and iCalendar give the
// same rows, and no more is known about a file after this. A Sheet keeps the rows, so that they can be looked at in any
// order, corrected, and read again under another mapping.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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
        if (!m_corrected.empty())
            if (const auto typed = m_corrected.find(place_of(row, column)); typed != m_corrected.end())
                return typed->second;
        const Row& at = m_rows[row];
        if (column >= at.count) return {};
        const std::uint32_t start = column == 0 ? 0 : m_ends[at.first + column - 1];
        return {at.text + start, m_ends[at.first + column] - start};
    }
    std::size_t line(std::size_t row) const { return m_rows[row].line; }
    bool is_damaged(std::size_t row) const { return m_rows[row].is_damaged; }
    void correct(std::size_t row, std::size_t column, std::string_view text); // views of cells are good until then
    bool is_corrected(std::size_t row, std::size_t column) const { return m_corrected.contains(place_of(row, column)); }

private:
    struct Row {
        const char* text = nullptr; // its cells, one behind the other
        std::size_t first = 0;      // of m_ends
        std::uint32_t count = 0, line = 0;
        bool is_damaged = false;
    };
    char* room_for(std::size_t bytes);
    static std::uint64_t place_of(std::size_t row, std::size_t column) { // 64 bits: a million rows are too many for 32
        return std::uint64_t{row} * columns_max + column;
    }

    // Pieces that never move: a long table is neither copied as it grows nor in memory twice.
    std::vector<std::unique_ptr<char[]>> m_pieces;
    char *m_free = nullptr, *m_piece_end = nullptr; // of the last piece
    std::vector<std::uint32_t> m_ends;              // of cells, in the text of their row
    std::vector<Row> m_rows;
    std::unordered_map<std::uint64_t, std::string> m_corrected; // by place_of()
    std::size_t m_column_count = 0;
    bool m_is_too_wide = false;
};

} // namespace crm
