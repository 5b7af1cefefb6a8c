// What has been paid: for an order and by a customer, what went back taken off.
#pragma once
#include <optional>

#include "core/queries/related.hpp"

namespace crm {

struct Paid {
    std::size_t count = 0;        // of payments
    std::optional<Money> paid;    // none: no payment, or in several currencies
    std::optional<Money> to_come; // of an order's total, in its currency; below zero: too much was paid
};
Paid paid_for(const Tables& tables, RelationCache& relations, Place payer); // an order or a customer

} // namespace crm
