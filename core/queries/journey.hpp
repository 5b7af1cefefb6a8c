// A customer's road from the first word to the service after the sale, as its milestones with their days: what each
// record said first (the first dealing, deal, quote, purchase, payment, ticket), the lead he was, the second purchase
// that made him one who comes back, and what happened last.
#pragma once
#include <vector>

#include "core/queries/related.hpp"

namespace crm {

enum class Milestone : std::uint8_t {
    lead,    // the lead he was converted from was added
    dealing, // the first
    deal,
    quote,
    purchase, // an order that counts as sold, or an invoice that stands in the books without one
    payment,  // received
    purchase_again,
    ticket,
    last_dealing // where there is more than one
};

struct JourneyStep {
    Milestone what = Milestone::dealing;
    Place place;
    Date day{};
};

// Of a person or a company: by day; of one day in the order of Milestone. Empty: nothing has happened yet.
std::vector<JourneyStep> journey(const Tables& tables, RelationCache& relations, Place customer, const Reader& reader);

} // namespace crm
