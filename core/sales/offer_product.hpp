// A product offered to a customer: a line of a deal at the price that he has today.
#pragma once
#include "core/commands/command.hpp"
#include "core/sales/price_of.hpp"

namespace crm {

// A new line of a deal, of one, without a price where price_of() knows none.
SaveRecord deal_line_of(const Tables& tables, RelationCache& relations, PriceWanted wanted);

// A new deal of the person, the company or both, called like the product, with one line of it; its owner is the
// company's, else the person's. Refused: required at the person, where it is nobody's; a customer or product that is
// not there.
struct OfferProduct {
    RecordId product;
    RecordId person{}, company{};
};
Planned plan_intent(const Tables& tables, const OfferProduct& intent, const PlanContext& context);

} // namespace crm
