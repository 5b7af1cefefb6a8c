// A lead becomes a customer: a person (a new one, or one that is known already), his company if he has one, and a deal
// if it is wanted. Nothing is typed again: what the lead knows goes into what is still empty there, telephones and
// addresses that differ go to the others, what was said with him (dealings, tasks, notes, files) is theirs as well, and
// the lead says what it became. All of it is one change.
//
//     workspace.send(ConvertLead{.lead = huda, .deal_title = "تجهيز المقهى"});                  // all of it new
//     workspace.send(ConvertLead{.lead = huda, .person = known, .company = {}, .has_company = false});
//
// A lead that became somebody already is refused (read_only_field on `person`), one in the bin as well.
#pragma once
#include <string>

#include "core/commands/command.hpp"

namespace crm {

struct ConvertLead {
    RecordId lead;
    RecordId person{};        // an existing one; none: a new one
    RecordId company{};       // an existing one; none: a new one by the lead's company name, if it has one
    bool has_company = true;  // false: no company at all
    std::string deal_title{}; // empty: no deal
};

Planned plan_intent(const Tables& tables, const ConvertLead& intent, const PlanContext& context);

// Does the lead say what it became?
bool is_converted(const Tables& tables, Place lead);

} // namespace crm
