// A list of customers or leads, to be called one after another.
//
//     const std::vector<Row> list = who_can_be_called(tables, person, result.rows);
//     const RowSet spoken = dealt_with_since(tables, person, midnight);
//     next_to_call(list, spoken, 0);       // its place in `list`; list.size(): all were called
#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/queries/row_set.hpp"
#include "core/store/tables.hpp"

namespace crm {

// Kinds of records that have a telephone and dealings.
bool can_be_called(const Schema& schema, EntityIx entity);

// Those of `rows` that are live and have a telephone, in their order.
std::vector<Row> who_can_be_called(const Tables& tables, EntityIx entity, std::span<const Row> rows);

// With whom there was a dealing at that moment or later, by whatever channel: one pass over the dealings.
RowSet dealt_with_since(const Tables& tables, EntityIx entity, Moment since);

// The first from `from` on, and then from the beginning, who is not among them.
std::size_t next_to_call(std::span<const Row> list, const RowSet& dealt_with, std::size_t from);

} // namespace crm
