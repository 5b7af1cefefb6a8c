// Rows on their way from a staging table into the workspace, as the blocks that the journal keeps. Encoding them is the
// long part of taking in a large file, so it can be done in steps, with frames in between; committing what is ready is
// quick.
//
//     RowBlocks rows(file.tables());
//     while (rows.step()) …                                  // some milliseconds each
//     workspace.merge(file, std::move(rows));
#pragma once
#include <cstdint>
#include <vector>

#include "core/store/block.hpp"

namespace crm {

class RowBlocks {
public:
    // The tables must neither change nor go before the rows are committed.
    explicit RowBlocks(const Tables& staged);
    bool step(); // makes one block; false when there is none left to make
    float progress() const;

    const Tables& staged() const { return *m_staged; }
    std::uint64_t op_count() const { return m_op_count; } // operations that the rows are
    std::vector<Bytes> take() { return std::move(m_blocks); }

private:
    const Tables* m_staged;
    std::vector<BlockRange> m_ranges;
    std::size_t m_next = 0;
    std::vector<Bytes> m_blocks;
    std::uint64_t m_op_count = 0;
};

} // namespace crm
