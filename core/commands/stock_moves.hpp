// What a movement of the stock needs besides what is typed: a count keeps what was on hand before it.
#pragma once
#include "core/commands/planner.hpp"

namespace crm {

// A quantity that is corrected later keeps what was there before; another product or another kind of movement is a
// count of today.
void settle_stock_move(Planner& planner, const SaveRecord& save, RecordId move);

} // namespace crm
