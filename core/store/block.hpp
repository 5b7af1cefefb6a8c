// A block: a run of rows of one entity as bytes, column by column. Snapshots, bulk imports and transfers are made of
// blocks. A block names entities, fields and words by their keys and brings its own lists of sessions, stamps and
// words, so it can be read by another device, and by a release that lacks some of its fields. Checksums are the
// vault's.
//
//     magic 'W' 'B' · format · flags · entity key · row count · sessions · stamps · ids · born stamps · columns
//     column: key · encoding · byte length · which rows have a value · values · cells with a stamp of their own
//
// Applying a block gives what applying row_as_ops of each of its rows would give; where none of its records exists yet,
// whole columns are appended instead.
#pragma once
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/store/tables.hpp"

namespace crm {

inline constexpr std::size_t block_bytes_max = 4'000'000;

enum class BlockError : std::uint8_t {
    not_a_block,
    newer_format, // written by a later release in a way this one cannot read
    damaged,      // lengths, numbers or codes that cannot be
    too_many_rows // more than a table can hold
};
std::string_view name_of(BlockError error);

struct BlockInfo {
    EntityIx entity = no_entity; // no_entity: a kind of record this release does not know
    std::string entity_key;
    Row rows = 0;             // in the block
    bool is_appended = false; // all of them were new and are now [first, last) of the table
    Row first = 0, last = 0;
    std::vector<Row> changed; // merged: rows of the table in which a cell changed, each once
    Bytes unknown; // what this release does not know, as a block of its own: keep it, try again after an upgrade
};

// Rows [first, last) as one block; the same tables give the same bytes.
Bytes encode_block(const Tables& tables, EntityIx entity, Row first, Row last);
// Where a block that begins at `first` must end to stay below `bytes_max` (at least one row).
Row block_end(const Tables& tables, EntityIx entity, Row first, std::size_t bytes_max = block_bytes_max);
// All rows of all entities; `field` (the firm's own fields) and `firm` first, because the others need them.
struct BlockRange {
    EntityIx entity = no_entity;
    Row first = 0, last = 0;
    bool operator==(const BlockRange&) const = default;
};
std::vector<BlockRange> block_ranges(const Tables& tables, std::size_t bytes_max = block_bytes_max);

// An error changes nothing.
Result<BlockInfo, BlockError> apply_block(Tables& tables, BytesView block);

} // namespace crm
