// What people do with appointments beyond writing them: move one, or one occurrence of one that comes back; leave an
// occurrence out; record what came of it. Each is one change, taken back by one undo.
#pragma once
#include <optional>

#include "core/commands/command.hpp"

namespace crm {

// Carries the occurrence of `day` to another moment, and gives it another length where one is said. Of one that comes
// back, either this occurrence alone (it becomes an appointment of its own) or all, whose rule and exceptions move
// along by the same days; a rule that cannot move by days (the 15th and the 30th of each month) says so.
struct MoveAppointment {
    RecordId appointment;
    Date day; // of the occurrence, by the local clock
    Moment to;
    std::optional<int> minutes{};
    bool is_only_this = true;
};

// The occurrence of `day` does not take place: the rule leaves it out; one that happens once is cancelled.
struct SkipAppointment {
    RecordId appointment;
    Date day;
};

// What came of the occurrence of `day`: a state of appointment_states, and words. What was held is logged as a dealing
// with its customer or lead, once; without one there is none to log.
struct RecordOutcome {
    RecordId appointment;
    Date day;
    std::string state, words{};
};

Planned plan_intent(const Tables& tables, const MoveAppointment& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const SkipAppointment& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const RecordOutcome& intent, const PlanContext& context);

} // namespace crm
