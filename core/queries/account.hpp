// A customer's account: what was sold to him and what he paid, day by day, with the balance after each; and how old
// what he owes is. One account per currency; currencies are never added up.
//
// Orders that are neither drafts nor cancelled are owed from their day on; a payment takes off, one paid back adds.
// What is paid covers the oldest orders first, so what is left of each says how long it has been due: the parts of
// `ageing` add up to the balance where something is owed, and are nought where too much was paid.
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "core/queries/related.hpp"

namespace crm {

inline constexpr int ageing_parts = 4; // up to 30 days, up to 60, up to 90, more

struct AccountEntry {
    Place document; // an order or a payment
    std::int32_t day = 0;
    std::int64_t amount = 0;  // minor units; above nought: owed, below: paid
    std::int64_t balance = 0; // after it
};

struct Account {
    Currency currency{};
    std::vector<AccountEntry> entries; // by day; on one day orders come first
    std::int64_t balance = 0;          // above nought: owed by the customer
    std::array<std::int64_t, ageing_parts> ageing{};
};

// By currency, that of the most entries first. None: amounts that no number holds.
std::optional<std::vector<Account>> accounts_of(const Tables& tables, RelationCache& relations, Place customer,
                                                Date today);

} // namespace crm
