// A block taken apart and checked: everything in it lies within its bounds and means something, so that what is done
// with it afterwards cannot fail. The values themselves stay in the block's bytes.
#pragma once
#include "core/store/block_bytes.hpp"
#include "core/store/block_format.hpp"

namespace crm {

struct BlockColumnView {
    std::string_view key;
    BytesView bytes;          // the whole column, key and all, to be kept as it is
    FieldIx field = no_field; // no_field: this release does not know it
    BlockEncoding encoding{};
    BlockPresence presence{};
    BytesView bits;
    std::vector<Row> rows;       // presence list; sets
    std::size_t value_count = 0; // rows that hold a value
    Integers first, second;      // number · minor, currency · code · session, n · length
    std::vector<std::string_view> words;
    std::vector<std::uint16_t> currencies;
    BytesView arena; // the bytes of words and addresses, one after the other
    Integers live_counts, gone_counts, element_codes, element_stamps;
    std::vector<Row> stamped_rows;
    Integers stamps;
    std::vector<bool> is_unknown_word; // of a choice: words this release does not know; empty when it knows all

    // visit(row of the block, index of its value)
    template <class Visit> void each_row(Row row_count, Visit visit) const {
        switch (presence) {
        case BlockPresence::none: return;
        case BlockPresence::all:
            for (Row row = 0; row < row_count; ++row) visit(row, std::size_t{row});
            return;
        case BlockPresence::list:
            for (std::size_t i = 0; i < rows.size(); ++i) visit(rows[i], i);
            return;
        case BlockPresence::bits: break;
        }
        std::size_t index = 0;
        for (std::size_t at = 0; at < bits.size(); ++at)
            for (unsigned left = static_cast<unsigned char>(bits[at]); left; left &= left - 1)
                visit(static_cast<Row>(at * 8 + static_cast<unsigned>(std::countr_zero(left))), index++);
    }
};

struct BlockView {
    std::string_view entity_key;
    EntityIx entity = no_entity;
    Row rows = 0;
    std::vector<Session> sessions;
    std::vector<Stamp> stamps;
    std::vector<RecordId> ids;
    Integers born;  // stamp of each row
    BytesView head; // the bytes before the columns
    std::vector<BlockColumnView> columns;
};

Result<BlockView, BlockError> read_block(const Schema& schema, BytesView block);

} // namespace crm
