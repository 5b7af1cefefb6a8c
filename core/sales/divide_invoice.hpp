// Divides an invoice into instalments, anew if it is divided already, before or after it is issued; without parts it is
// due as a whole again. The parts must add up to its total, and a credit note has none.
#pragma once
#include "core/commands/planner.hpp"
#include "core/sales/instalments.hpp"

namespace crm {

struct DivideInvoice {
    RecordId invoice;
    std::vector<Instalment> parts;
};
Planned plan_intent(const Tables& tables, const DivideInvoice& intent, const PlanContext& context);

// A draft's instalments become those of the invoice that it is issued as, fitted to what that comes to.
void hand_on_instalments(Planner& planner, Place draft, RecordId issued, Money total);

} // namespace crm
