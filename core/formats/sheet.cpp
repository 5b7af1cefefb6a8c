#include "core/formats/sheet.hpp"

#include <algorithm>
#include <cstring>
#include <span>

namespace crm {

namespace {
constexpr std::size_t piece_bytes = 256 * 1024;
}

char* Sheet::room_for(std::size_t bytes) {
    if (static_cast<std::size_t>(m_piece_end - m_free) < bytes) {
        const std::size_t size = std::max(bytes, piece_bytes);
        m_pieces.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_free = m_pieces.back().get();
        m_piece_end = m_free + size;
    }
    return m_free;
}

void Sheet::add(const SheetRow& row) {
    const auto cells = std::span(row.cells).first(std::min(row.cells.size(), columns_max));
    m_is_too_wide |= cells.size() < row.cells.size();
    std::size_t bytes = 0;
    for (const std::string_view cell : cells) bytes += cell.size();
    char* const text = room_for(bytes);
    m_rows.push_back({text, m_ends.size(), static_cast<std::uint32_t>(cells.size()),
                      static_cast<std::uint32_t>(row.line), row.is_damaged});
    for (const std::string_view cell : cells) {
        if (!cell.empty()) std::memcpy(m_free, cell.data(), cell.size());
        m_free += cell.size();
        m_ends.push_back(static_cast<std::uint32_t>(m_free - text));
    }
    m_column_count = std::max(m_column_count, cells.size());
}

void Sheet::correct(std::size_t row, std::size_t column, std::string_view text) {
    m_corrected[place_of(row, column)] = text;
    m_column_count = std::max(m_column_count, column + 1);
}

} // namespace crm
