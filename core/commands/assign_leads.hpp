// Leads are given to somebody of the team by the firm's rules (entities/assignment_rule.hpp): a new one that is saved
// without an owner, within the same change, and on wish those that nobody has.
//
// Of the rules that a lead meets the one that asks most is followed, of two the older. In turn: who comes after the one
// the rule chose last, by the order of their names. By load: who has the fewest open leads (neither customers nor
// unqualified), of two the first by name. The lead says in `assigned_by` which rule it was, until somebody else is made
// its owner. A rule with a first task adds it for the owner, due so many days from today.
//
//     workspace.send(AssignLeads{});   // every open lead without an owner
#pragma once
#include <span>

#include "core/commands/planner.hpp"

namespace crm {

struct AssignLeads {};
Planned plan_intent(const Tables& tables, const AssignLeads& intent, const PlanContext& context);

// After records were saved in this plan, each under the id beside it.
void assign_saved_leads(Planner& planner, std::span<const SaveRecord> saves, std::span<const RecordId> ids);

// Rules in use, those that ask most first.
std::vector<Place> assignment_rules(const Tables& tables);

} // namespace crm
