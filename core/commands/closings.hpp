// What the closing of a day needs besides what is typed: its difference.
#pragma once
#include "core/commands/planner.hpp"

namespace crm {

// The difference is what was counted less what was expected; none while one of them is missing. Problems, on `counted`:
// two currencies (mixed_currencies), a difference that no number holds (too_large).
void settle_closing(Planner& planner, const SaveRecord& save, RecordId closing);

} // namespace crm
