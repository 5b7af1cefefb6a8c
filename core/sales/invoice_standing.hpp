// What an issued invoice stands at: what has been paid and credited, what is still due, and since when.
//     due = total − credit notes − payments + what was paid back
#pragma once
#include <optional>

#include "core/queries/related.hpp"

namespace crm {

enum class Standings : std::uint8_t { draft, open, partly_paid, paid, overpaid, overdue };

struct InvoiceStanding {
    Standings standing = Standings::draft;
    std::optional<Money> total, paid, credited; // paid: payments less what went back
    std::optional<Money> due;   // none: several currencies, or nothing issued; below zero: too much paid
    std::int32_t days_late = 0; // past the due date while something is due
};
InvoiceStanding invoice_standing(const Tables& tables, RelationCache& relations, Place invoice, Date today);

} // namespace crm
