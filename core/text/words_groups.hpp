// The words of lists in groups.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames group_rows = {"تجميع", "Group"};
inline constexpr BothNames group_by_nothing = {"بلا تجميع", "No groups"};
inline constexpr BothNames group_field = {"التجميع حسب", "Group by"};
inline constexpr BothNames totals_line = {"سطر المجاميع", "Line of totals"};
inline constexpr BothNames group_totals = {"ما يُحسب تحت العمود", "What stands under the column"};

} // namespace crm::words
