// What came of a call from a call list: the dealing with the customer, and the task to call again where that was agreed
// upon, as one change.
//
//     workspace.send(LogCall{.customer = sara, .outcome = "no_answer"});
//     workspace.send(LogCall{.customer = sara, .outcome = "call_later", .call_back = day, .task = "اتصال: سارة"});
#pragma once
#include <string>

#include "core/commands/command.hpp"

namespace crm {

// Outgoing, now. Refused: a customer who is not there; a day to call again that is missing ("call_later" wants one) or
// before today (too_small), both told at the task's `due`.
struct LogCall {
    RecordId customer;            // a person, a company or a lead
    std::string channel = "call"; // of dealings
    std::string outcome;          // of dealings
    std::string points{};         // what was said; may be empty
    std::string agent{};          // who called; may be empty
    Date call_back{};             // of "call_later"; the first of January 1970: none
    std::string task{};           // what the task is called
};
Planned plan_intent(const Tables& tables, const LogCall& intent, const PlanContext& context);

} // namespace crm
