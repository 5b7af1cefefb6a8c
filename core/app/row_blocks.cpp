#include "core/app/row_blocks.hpp"

#include "core/app/row_order.hpp"

namespace crm {

RowBlocks::RowBlocks(const Tables& staged) : m_staged(&staged), m_ranges(block_ranges(staged)) {}

bool RowBlocks::step() {
    if (m_next == m_ranges.size()) return false;
    const BlockRange& range = m_ranges[m_next++];
    m_blocks.push_back(encode_block(*m_staged, range.entity, range.first, range.last));
    m_op_count += count_row_ops(*m_staged, range.entity, range.first, range.last);
    return m_next < m_ranges.size();
}

float RowBlocks::progress() const {
    return m_ranges.empty() ? 1 : static_cast<float>(m_next) / static_cast<float>(m_ranges.size());
}

} // namespace crm
