// A customer's account: what was sold to him and what he paid, day by day, with the balance after each; and how long
// what he owes has been due. One account per currency; currencies are never added up.
//
// What a payment or a credit note takes off it takes off what it is for first (of an order: of the invoices that were
// made of it, then of its rest); what is left of it, and what is for nothing, pays what has been due longest. So what
// is open of each debt says how late it is: the parts of `ageing` add up to the balance where something is owed, and
// are nought where too much was paid.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/sales/ledger.hpp"

namespace crm {

inline constexpr int ageing_parts = 5; // not due yet; 1 to 30 days late, 31 to 60, 61 to 90, more
int ageing_part(std::int32_t days_late);

struct AccountEntry {
    Place document; // an order, an invoice, an opening balance, a credit note or a payment
    std::int32_t day = 0;
    std::int32_t due = 0;     // of a debt
    std::int64_t amount = 0;  // minor units; above nought: owed, below: taken off
    std::int64_t balance = 0; // after it
    std::int64_t open = 0;    // of a debt: what nothing has paid yet
    int instalment = 0;       // of a divided invoice: which part, from 1
};

struct Account {
    Currency currency{};
    std::vector<AccountEntry> entries; // by day; on one day debts come first
    std::int64_t balance = 0;          // above nought: owed by the customer
    std::array<std::int64_t, ageing_parts> ageing{};
};

// By currency, that of the most entries first. None: amounts that no number holds.
std::optional<std::vector<Account>> accounts_of(const Tables& tables, Place customer, Date today);
// The same of entries that are all one customer's.
std::optional<std::vector<Account>> accounts_of(std::span<const LedgerEntry> entries, Date today);

} // namespace crm
