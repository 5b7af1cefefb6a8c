// Tickets are opened and solved. `opened_at` and `solved_at` follow from what is saved, however it is: by the form, on
// the board, from a sheet. A ticket is solved from the moment its state becomes solved or closed; when its state is
// another again, it no longer has such a moment, so that an empty `solved_at` says that it is open.
#pragma once
#include <string>

#include "core/commands/command.hpp"

namespace crm {

class Planner;

// With how it was solved; empty: what it says of that already stays.
struct SolveTicket {
    RecordId ticket;
    std::string solution{};
};
Planned plan_intent(const Tables& tables, const SolveTicket& intent, const PlanContext& context);

struct ReopenTicket {
    RecordId ticket;
};
Planned plan_intent(const Tables& tables, const ReopenTicket& intent, const PlanContext& context);

// Called when a ticket is saved. A file that brings the moment itself (`solved_at`) is believed.
void settle_ticket(Planner& planner, const SaveRecord& save, RecordId ticket);

} // namespace crm
