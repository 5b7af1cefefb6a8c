#include "core/formats/sheet.hpp"

#include <algorithm>
#include <span>

namespace crm {

void Sheet::add(const SheetRow& row) {
    const std::size_t count = std::min(row.cells.size(), columns_max);
    m_is_too_wide |= count < row.cells.size();
    m_rows.push_back(
        {m_cells.size(), static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(row.line), row.is_damaged});
    for (const std::string_view cell : std::span(row.cells).first(count)) {
        m_cells.push_back({m_text.size(), static_cast<std::uint32_t>(cell.size())});
        m_text += cell;
    }
    m_column_count = std::max(m_column_count, count);
    m_read_bytes = m_text.size();
}

void Sheet::correct(std::size_t row, std::size_t column, std::string_view text) {
    Row& at = m_rows[row];
    if (column >= at.count) { // the row was short: it moves to the end, where there is room
        const std::size_t first = m_cells.size();
        for (std::size_t i = 0; i < at.count; ++i) m_cells.push_back(Cell(m_cells[at.first + i]));
        m_cells.resize(first + column + 1);
        at.first = first;
        at.count = static_cast<std::uint32_t>(column + 1);
        m_column_count = std::max(m_column_count, column + 1);
    }
    if (m_text.size() == m_read_bytes) m_text += '\0'; // so that whatever is typed stands behind what was read
    m_cells[at.first + column] = {m_text.size(), static_cast<std::uint32_t>(text.size())};
    m_text += text;
}

bool Sheet::is_corrected(std::size_t row, std::size_t column) const {
    return column < m_rows[row].count && m_cells[m_rows[row].first + column].start > m_read_bytes;
}

} // namespace crm
