// What has been paid: for a document or an opening balance and by a customer, what went back taken off.
#pragma once
#include <optional>

#include "core/queries/related.hpp"

namespace crm {

struct Paid {
    std::size_t count = 0;        // of payments
    std::optional<Money> paid;    // none: no payment, or in several currencies
    std::optional<Money> to_come; // of an order's total, in its currency; below zero: too much was paid
};
// An order, an invoice, an opening balance or a customer.
Paid paid_for(const Tables& tables, RelationCache& relations, Place payer);

// What a payment is for: the invoice that it names, else the order, else the opening balance; nowhere: nothing.
class PaidFor {
public:
    explicit PaidFor(const Tables& tables);
    Place operator()(Row payment) const;

private:
    const Tables& m_tables;
    const Column &m_invoice, &m_order, &m_opening_balance;
};

} // namespace crm
