// The first half of grouping: every row as a small number for the group it is in. Private to core/queries.
#pragma once
#include <span>
#include <vector>

#include "core/queries/group.hpp"

namespace crm {

inline constexpr std::int32_t missing_group = -1;

struct GroupCodes {
    std::vector<Row> own_rows;       // where a row stands in several groups it stands here several times
    std::span<const Row> rows;       // the rows that were given, or own_rows
    std::vector<std::int32_t> codes; // one for each of `rows`: 0…size-1, or missing_group
    std::int32_t size = 0;
    std::int32_t first_period = 0;   // of dates: code 0
    DateUnit unit = DateUnit::month; // of dates: coarser than asked where there were too many
};

// `follow`: numbers beside the rows, repeated where these are.
GroupCodes group_codes(const Tables& tables, EntityIx entity, const GroupBy& by, std::span<const Row> rows,
                       const Reader& reader, std::vector<std::int32_t>* follow = nullptr);

} // namespace crm
