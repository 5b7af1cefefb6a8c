// Who a lead may be already: the people and companies that share a telephone, an e-mail address or the whole name with
// him. They are offered when he is converted; nobody is merged without being asked.
#pragma once
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

struct LeadMatch {
    Place place;              // a person or a company
    FieldIx field = no_field; // of the lead: what both have
};

// One pass over the people (companies); those who share a way of reaching them first, then those of the name. At most
// `count_max`.
std::vector<LeadMatch> people_like(const Tables& tables, Place lead, std::size_t count_max = 5);
std::vector<LeadMatch> companies_like(const Tables& tables, Place lead, std::size_t count_max = 5);

} // namespace crm
