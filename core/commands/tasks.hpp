// Tasks are done, and opened again. One that comes back hands its rule on: done, it stays as what was done that day,
// and the next one is made with all it says, due on the rule's first day after both its own due day and today (who is
// three weeks late owes one task, not four). Its reminder moves along by the same days. All of it is one change, taken
// back by one undo. Two devices that finish the same task before they sync make two next ones.
#pragma once
#include <optional>
#include <vector>

#include "core/base/date.hpp"
#include "core/commands/command.hpp"

namespace crm {

class Planner;

struct CompleteTasks {
    std::vector<RecordId> tasks;
    bool is_done = true;
};
Planned plan_intent(const Tables& tables, const CompleteTasks& intent, const PlanContext& context);

// The next of a task that comes back: its day and the rule it goes on by (a number of times counts down). None when
// the task does not come back, has no day, or was the last of its rule.
struct NextTask {
    Date due{};
    std::string rule;
};
std::optional<NextTask> next_task(const Tables& tables, Place task, Date today, int offset_minutes);

// A rule without a day begins on its first day from today on; called when a task is saved.
void settle_task(Planner& planner, const SaveRecord& save, RecordId task);

} // namespace crm
