// Somebody comes, and leaves. Each is one change, taken back by one undo; coming is a contact with him.
#pragma once
#include "core/commands/command.hpp"

namespace crm {

struct CheckIn {
    RecordId person;
};
struct CheckOut {
    RecordId attendance; // of one who is in; who has left stays as he is
};

Planned plan_intent(const Tables& tables, const CheckIn& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const CheckOut& intent, const PlanContext& context);

} // namespace crm
