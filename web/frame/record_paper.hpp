// Records as paper: tables of any kind of record, and one record with everything that belongs to it.
#pragma once
#include <span>
#include <vector>

#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

inline constexpr std::size_t printed_rows_max = 5000;     // more is no paper for reading, but may be asked for
inline constexpr std::size_t printed_rows_limit = 20'000; // more than a browser can lay on sheets

// The fields a list shows at first, in its order.
std::vector<FieldIx> listed_fields(const Schema& schema, EntityIx entity);
// A table of some of the rows; `has_totals`: a last line with the sums of money (by currency) and numbers, of all.
PrintPart table_part(Context& ctx, EntityIx entity, std::span<const Row> rows, std::span<const ListColumn> columns,
                     bool has_totals, PrintRange range = {.count = printed_rows_max});
PrintPaper record_paper(Context& ctx, Place place);

} // namespace crm
