// A sale at the counter: goods over the table, paid at once or on credit. One change writes the issued invoice with its
// number, its lines, and a payment for each way it was paid; like any issued invoice it is not undone but corrected by
// a credit note (issue.hpp).
//
//     workspace.send(SellAtCounter{.lines = {{dates, 2 * one_unit}}, .paid = {{"cash", riyals(130)}}});
#pragma once
#include <string>
#include <vector>

#include "core/commands/planner.hpp"
#include "core/sales/ceilings.hpp"
#include "core/sales/document_total.hpp"

namespace crm {

struct CounterLine {
    RecordId product;
    std::int64_t quantity = one_unit;  // ten-thousandths
    std::int64_t discount_percent = 0; // ten-thousandths of a percent
    Money price{};                     // without a currency: the product's own
    bool operator==(const CounterLine&) const = default;
};

struct CounterPayment {
    std::string method; // of payment_methods
    Money amount;       // what is kept: of cash the change is taken off already
};

struct SellAtCounter {
    RecordId customer{}; // a person or a company; none: who pays at once needs no name
    std::vector<CounterLine> lines{};
    DocumentTerms terms{};
    std::vector<CounterPayment> paid{}; // what is left is owed, by a customer with a name
    std::string agent{}, device_code{}; // issue.hpp
};

// Problems: no line (nothing_chosen), a product in the bin, without a price (required on price) or in another currency
// (mixed_currencies), a quantity of nought or less (too_small), more paid than the sale comes to (too_large), less paid
// and nobody named (nobody_named).
Planned plan_intent(const Tables& tables, const SellAtCounter& intent, const PlanContext& context);

// What the lines come to, with each product's own price and tax where the line says nothing.
Result<DocumentTotal, DocumentError> counter_total(const Tables& tables, const SellAtCounter& sale);
// Its lines whose discount is above what the seller may give (approval.hpp): such a sale is refused, for nobody waits
// for an approval at the counter.
std::vector<OverCeiling> counter_lines_over(const Tables& tables, const SellAtCounter& sale);

} // namespace crm
