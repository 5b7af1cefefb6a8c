// The screen of those who sell: a leaderboard of a month, a quarter or a year, everybody's targets, and the statement
// of one representative's commission.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void performance_view_ui(Context& ctx);
} // namespace crm
