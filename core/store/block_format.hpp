// What encoder and decoder of blocks agree on. See block.hpp for the whole.
#pragma once
#include "core/store/block.hpp"

namespace crm {

inline constexpr char block_magic[] = {'W', 'B'};
inline constexpr std::uint8_t block_format = 1;
inline constexpr Row block_rows_max = 1u << 20;

enum class BlockEncoding : std::uint8_t {
    number = 1, // integers
    money,      // minor units, currencies
    term,       // words, once each, and codes
    record,     // sessions and numbers of ids
    words,      // lengths and bytes
    address,    // likewise, of packed addresses
    set         // rows, counts, words, codes, stamps
};

inline BlockEncoding encoding_of(Layout layout) {
    switch (layout) {
    case Layout::number:
    case Layout::code: return BlockEncoding::number;
    case Layout::money: return BlockEncoding::money;
    case Layout::term: return BlockEncoding::term;
    case Layout::reference: return BlockEncoding::record;
    case Layout::words: return BlockEncoding::words;
    case Layout::address: return BlockEncoding::address;
    case Layout::set: return BlockEncoding::set;
    }
    return BlockEncoding::number;
}

// Which rows of the block a column holds a value for.
enum class BlockPresence : std::uint8_t { none, all, bits, list };

// A column taken apart, ready to be written.
struct BlockColumn {
    std::string_view key;
    BlockEncoding encoding{};
    std::vector<Row> rows;                   // that hold a value (sets: any element), from 0, growing
    std::vector<std::int64_t> first, second; // number · minor, currency · code · session, n · length
    std::vector<std::string_view> texts;     // term, set: the dictionary · words, address: one per row
    std::vector<std::uint16_t> currencies;
    std::vector<std::int64_t> live_counts, gone_counts; // set
    std::vector<std::int64_t> element_codes, element_stamps;
    std::vector<Row> stamped_rows; // cells with a stamp of their own, with a value or without
    std::vector<std::int64_t> stamps;
    bool empty() const { return rows.empty() && stamped_rows.empty(); }
};

void put_block_column(Bytes& out, const BlockColumn& column, Row row_count);

} // namespace crm
