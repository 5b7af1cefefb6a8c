// Issuing: a draft becomes an entry of the books. What is issued is a new record with the draft's cells and lines and a
// number, and the draft goes to the bin: no other device can have an edit of the new record on its way, and no earlier
// step of the undo knows it. It cannot be undone; what was wrong is corrected by a credit note.
//
// Numbers: "INV-2026-0001", one above the highest of its series in the same commit, so that there is no hole. A series
// is a device's own for a year: the device that founded the firm has "INV-2026"; every other one a code of its own,
// "INV-2026-7KQ2XB", so that devices that never meet give no number twice (docs/decisions.md).
#pragma once
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/commands/planner.hpp"

namespace crm {

struct IssueInvoice {
    RecordId draft;
    std::string device_code; // of this device; empty: it founded the firm
};
Planned plan_intent(const Tables& tables, const IssueInvoice& intent, const PlanContext& context);

// Gives a new record of an invoice ("invoice", "credit_note") the next number of its series.
void number_invoice(Planner& planner, RecordId issued, std::string_view kind, Date date, std::string_view device_code);

// Six letters and digits made of a session's random bits, without those that are read as one another (I L O U).
std::string device_code(Session session);

} // namespace crm
