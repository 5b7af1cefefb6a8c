// What an issued invoice stands at: what has been paid and credited, what is still due, and since when.
//     due = total − credit notes − payments + what was paid back − deposit
// A deposit is what was paid for the order that the invoice was made of and names no invoice: the order's issued
// invoices share it, what has been due longest first, as in the customer's account (account.hpp).
// One that is divided is late from the first of its instalments on that is not settled, whatever its own due date says.
#pragma once
#include <optional>
#include <vector>

#include "core/queries/related.hpp"
#include "core/sales/instalments.hpp"

namespace crm {

enum class Standings : std::uint8_t { draft, open, partly_paid, paid, overpaid, overdue };

struct InvoiceStanding {
    Standings standing = Standings::draft;
    std::optional<Money> total, paid, credited; // paid: payments less what went back
    Money deposit{};
    std::optional<Money> due;               // none: several currencies, or nothing issued; below zero: too much paid
    std::int32_t days_late = 0;             // past the due date while something is due
    std::vector<SettledInstalment> parts{}; // none: not divided, or of several currencies
    const SettledInstalment* next() const;  // the first of them that is not settled; none: all are
};
InvoiceStanding invoice_standing(const Tables& tables, RelationCache& relations, Place invoice, Date today);

} // namespace crm
