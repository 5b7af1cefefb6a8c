// A set of rows of one table, a bit each: what a filter answers. Combining and counting go 64 rows at a time.
#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "core/store/directory.hpp"

namespace crm {

class RowSet {
public:
    RowSet() = default;
    explicit RowSet(Row rows) : m_rows(rows), m_bits((rows + 63) / 64) {}

    Row rows() const { return m_rows; } // how many there could be
    bool has(Row row) const { return row < m_rows && (m_bits[row / 64] >> row % 64 & 1); }
    void add(Row row) { m_bits[row / 64] |= std::uint64_t{1} << row % 64; }
    void drop(Row row) { m_bits[row / 64] &= ~(std::uint64_t{1} << row % 64); }
    void set(Row row, bool is_in) { is_in ? add(row) : drop(row); }
    void grow(Row rows) {
        if (rows <= m_rows) return;
        m_rows = rows;
        m_bits.resize((rows + 63) / 64);
    }

    std::size_t count() const {
        std::size_t count = 0;
        for (const std::uint64_t word : m_bits) count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }
    template <class Visit> void each(Visit&& visit) const {
        for (std::size_t i = 0; i < m_bits.size(); ++i)
            for (std::uint64_t word = m_bits[i]; word; word &= word - 1)
                visit(static_cast<Row>(i * 64 + static_cast<unsigned>(std::countr_zero(word))));
    }
    std::vector<std::uint64_t>& words() { return m_bits; }
    const std::vector<std::uint64_t>& words() const { return m_bits; }
    std::size_t bytes() const { return m_bits.capacity() * 8; }
    bool operator==(const RowSet&) const = default;

private:
    Row m_rows = 0;
    std::vector<std::uint64_t> m_bits;
};

} // namespace crm
