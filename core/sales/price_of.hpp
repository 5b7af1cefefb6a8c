// What a product costs a customer on a day, by price lists (core/entities/price_list.hpp).
//
// A list counts when it is live and not retired, the day is in its days (both included), and it names no tag or one
// that the document's person or company carries. Of its prices of the product those count that are in the currency
// asked for and whose quantity is reached. Of all that count, in this order:
//   1. a list for the customer's tag goes before one for everybody;
//   2. the list that began later, one without a beginning last;
//   3. the price from the larger quantity;
//   4. the lower price.
// Where none counts the product's own price does, in the currency asked for; where that is another, there is none. A
// bundle without a price of its own costs what its parts' own prices come to (bundles.hpp).
#pragma once
#include "core/queries/related.hpp"

namespace crm {

struct PriceWanted {
    RecordId product{};
    RecordId person{}, company{}; // of the document; either or both may be nobody
    Date date{};
    Currency currency{};       // none: any
    std::int64_t quantity = 0; // ten-thousandths
    bool operator==(const PriceWanted&) const = default;
};

struct FoundPrice {
    Money price{};                  // without a currency: there is none
    RecordId list{};                // none: the product's own
    std::int64_t from_quantity = 0; // ten-thousandths
    bool operator==(const FoundPrice&) const = default;
};

// Costs as much as the product has prices.
FoundPrice price_of(const Tables& tables, RelationCache& relations, const PriceWanted& wanted);

} // namespace crm
