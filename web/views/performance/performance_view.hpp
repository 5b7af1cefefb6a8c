// The screen of those who sell: a leaderboard of a month, a quarter or a year, everybody's targets, and the statement
// of one representative's commission; what each sales territory brings.
#pragma once
#include "core/queries/periods.hpp"
#include "web/frame/context.hpp"

namespace crm {
void performance_view_ui(Context& ctx);
void territories_part_ui(Context& ctx, const Days& days); // nothing while nobody is in any
} // namespace crm
