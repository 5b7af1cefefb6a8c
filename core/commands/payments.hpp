// A payment is for what its payer owes: the invoice, the opening balance or the order it names is the payer's own.
#pragma once
#include "core/commands/planner.hpp"

namespace crm {

// Of a payment that is saved with a payer or something it is for: Reason::other_customers where that names somebody
// else. Merged records are one; whoever works for a company pays for it and it for him; a branch pays for its company
// and it for a branch. A payment without a payer, and one for what names nobody, is the other's.
void check_payment(Planner& planner, const SaveRecord& save, RecordId payment);

} // namespace crm
