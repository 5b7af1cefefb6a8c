// Closing a day at the counter: what was counted of each method and currency is kept beside what its payments came to
// at that moment, as one change that one undo takes back.
//
//     workspace.send(CloseDay{.day = today, .counted = {{"cash", riyal, Money{120'00, riyal}}}, .closed_by = "هند"});
#pragma once
#include <string>
#include <vector>

#include "core/commands/planner.hpp"

namespace crm {

struct CountedTaking {
    std::string method; // of payment_methods; empty: nothing was said
    Currency currency;  // of the taking
    Money counted;
};

struct CloseDay {
    Date day;
    std::vector<CountedTaking> counted{}; // no method and currency twice
    std::string closed_by{};
};

// One closing a method and currency of a day: where there is one it is written over, with the moment it was closed at.
// Problems: nothing counted (nothing_chosen), a sum in another currency than its taking (mixed_currencies), sums or a
// difference that no number holds (too_large); `record` is the place in `counted`.
Planned plan_intent(const Tables& tables, const CloseDay& intent, const PlanContext& context);

struct DayClosing {
    Place place{};
    std::string method;
    Currency currency{};
    std::int64_t expected = 0, counted = 0; // minor units
};

// The live closings of a day; where two devices closed the same method and currency, the one closed last.
std::vector<DayClosing> closings_of(const Tables& tables, Date day);

} // namespace crm
