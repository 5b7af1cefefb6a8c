// The kinds of records that a sheet may bring, in the order they are offered. Quotes and invoices are not among them:
// their numbers are given here, and what was owed before comes in as opening balances.
#pragma once
#include <string_view>

namespace crm {

inline constexpr std::string_view imported_kinds[] = {
    "person",      "company", "lead",     "deal",       "order",      "payment", "opening_balance",
    "product",     "price",   "rate",     "stock_move", "dealing",    "task",    "ticket",
    "appointment", "note",    "occasion", "competitor", "attendance", "tag"};

} // namespace crm
