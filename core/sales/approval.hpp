// The approval of a discount above its ceiling (ceilings.hpp). Somebody asks, somebody approves or refuses, with a
// sentence; who and when is kept in the document, and what was approved as a fingerprint of its lines, its discounts
// and its customer: once these are others, the approval is void. What is made of an approved document is approved with
// it.
//
// Until it is approved such a document is not sent, confirmed, printed or issued, and nothing is made of it
// (Reason::over_ceiling); a new order without a state, which would count as sold, is a draft. What has been issued
// already, credit notes, and documents of a firm without ceilings need none.
//
// Who may approve. While the list of the team is empty, anybody. Else somebody of the team (Reason::not_in_team) whose
// role allows it (Reason::may_not_approve): an owner always; a sales manager what he might sell himself, and beyond it
// whatever no ceiling of his own (one that names his role or his name) forbids; everybody else what they might sell
// themselves. A name that stands in the list with two roles needs both. Refusing needs only to be in the list.
//
// What is over is judged by the rules, the roles and the list of now; what was approved by what it was. So nobody's
// change of role voids an approval, his own or one that he gave. What lay within its ceiling and lies above it now (a
// rule was lowered, its seller has another role or left the list) stays as it is, sent or confirmed, and may be edited
// as long as its discounts stay; before it is printed again or made into the next document it is asked about.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "core/commands/planner.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/ceilings.hpp"
#include "core/sales/documents.hpp"

namespace crm {

struct AskApproval {
    RecordId document;
    std::string by; // as they sign
};
struct AnswerApproval {
    RecordId document;
    bool is_approved = false;
    std::string by, sentence; // a refusal says why
};
// Problems: who nobody is (required, not_in_team, may_not_approve on approval_by), a refusal without a sentence
// (required on approval_note), what is not what was asked for (over_ceiling on approval).
Planned plan_intent(const Tables& tables, const AskApproval& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const AnswerApproval& intent, const PlanContext& context);

// What of a document its discounts hang on.
struct DiscountedLine {
    RecordId product;
    LineAmounts amounts;
};
struct DiscountedDocument {
    RecordId person, company;
    std::string seller;
    DocumentTerms terms;
    std::vector<DiscountedLine> lines;
};
// `value(key)` answers a cell of the document, or of a line.
template <class ValueOf> DiscountedDocument discounted_head(ValueOf value) {
    const auto record = [&](std::string_view key) {
        const Value found = value(key);
        const auto* id = std::get_if<RecordId>(&found);
        return id ? *id : RecordId{};
    };
    const Value agent = value("agent");
    const auto* seller = std::get_if<std::string>(&agent);
    return {.person = record("person"),
            .company = record("company"),
            .seller = seller ? *seller : std::string(),
            .terms = document_terms(value),
            .lines = {}};
}
template <class ValueOf> DiscountedLine discounted_line(ValueOf value) {
    const Value product = value("product");
    const auto* id = std::get_if<RecordId>(&product);
    return {id ? *id : RecordId{}, line_amounts(value)};
}

DiscountedDocument discounted_document(const Tables& tables, Place document, const std::vector<Row>& lines);
// The same for documents with the same lines in any order.
std::string fingerprint_of(const DiscountedDocument& document);

inline bool has_ceilings(const Tables& tables) {
    return std::ranges::contains(tables.table(known_entity(tables.schema(), "discount_ceiling")).standing,
                                 Standing::live);
}
std::vector<OverCeiling> lines_over(const Tables& tables, const DiscountedDocument& document);
// Those of the team, as their names are written in its list, owners first.
std::vector<std::string> who_may_approve(const Tables& tables, const DiscountedDocument& document);

enum class DiscountStandings : std::uint8_t { within, over, asked, refused, approved };
struct DiscountStanding {
    DiscountStandings standing = DiscountStandings::within;
    std::vector<OverCeiling> over; // none: within
    bool is_held() const { return standing != DiscountStandings::within && standing != DiscountStandings::approved; }
};
// `lines`: the live ones, by row (document_lines, live_lines).
DiscountStanding discount_standing(const Tables& tables, Place document, const std::vector<Row>& lines);

// Of any change, before it is made, where has_ceilings(): approvals that it makes void are taken out, and it is refused
// where it would send or confirm what is not approved.
void settle_approvals(const Tables& tables, Planned& planned);
// A document that this change makes of another one is approved with it.
void hand_on_approval(Planner& planner, Place from, RecordId made);

} // namespace crm
