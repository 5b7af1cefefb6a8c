// One document made from another: the order from a quote, the invoice from an order, the credit note from an invoice;
// in part or whole. What is left of a line is what no later document has taken yet.
//
// A discount that is an amount goes along in parts: in proportion, rounded half away from zero; what takes all that is
// left takes the whole rest, so that the parts add up to the discount. Percentages go along as they are.
#pragma once
#include <map>

#include "core/commands/planner.hpp"
#include "core/sales/documents.hpp"

namespace crm {

struct ChosenLine {
    RecordId line;
    std::int64_t quantity = 0; // ten-thousandths
};
struct MakeDocument {
    RecordId from;
    std::vector<ChosenLine> lines;
};
// The same quote once more as the next version; the one before is replaced.
struct ReviseQuote {
    RecordId quote;
};
Planned plan_intent(const Tables& tables, const MakeDocument& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const ReviseQuote& intent, const PlanContext& context);

struct LineLeft {
    Place line;
    std::int64_t whole = 0, taken = 0; // quantities
    std::int64_t left() const { return whole > taken ? whole - taken : 0; }
};
// Of every live line, by row. Invoices count that are drafts or issued, orders that are not cancelled; a credit note
// gives back to the order what it takes from the invoice. Of a draft invoice nothing is left to credit.
std::vector<LineLeft> lines_left(const Tables& tables, Place document);

} // namespace crm
