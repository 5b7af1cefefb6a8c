// What a seller asks of a lead or of a deal, what was answered, and which products the answers speak for.
//
//     const Needs needs = needs_of(tables, relations, deal);
//     needs.answered;                                          // 2 of needs.all.size()
//     for (const ProposedProduct& each : proposed_products(tables, needs)) …   // the most reasons first
//
// A rule (entities/need.hpp) speaks when its question is answered and
//   yes or no, one of a list   the answer is the rule's (folded), or the rule names none;
//   a number                   it lies between "from" and "up to", both included; what is empty does not bound;
//   words                      they contain the rule's, folded; or the rule names none.
// It proposes its product, and every product of its category, that is live and not retired. Two devices may answer one
// question of one record: the later answer counts.
#pragma once
#include <string>
#include <vector>

#include "core/commands/command.hpp"
#include "core/queries/related.hpp"

namespace crm {

enum class NeedKind : std::uint8_t { yes_no, choice, number, text };

struct NeedQuestion {
    Place place;
    NeedKind kind = NeedKind::text;
    std::string text;
    std::vector<std::string> options{}; // of a choice, each once
};
// Live ones, by position; those of one position by age.
std::vector<NeedQuestion> need_questions(const Tables& tables);

struct Need {
    NeedQuestion question;
    std::string answer{}; // empty: not answered
};
struct Needs {
    std::vector<Need> all;
    std::size_t answered = 0;
    std::size_t next_open(std::size_t from) const; // the first unanswered one from there on, round; all.size(): none
};
// A lead that became a deal has the deal's answers.
Place asked_record(const Tables& tables, Place lead_or_deal);
Needs needs_of(const Tables& tables, RelationCache& relations, Place lead_or_deal);

struct ProposedProduct {
    Row product = no_row;
    std::vector<std::size_t> because; // places in Needs::all
};
std::vector<ProposedProduct> proposed_products(const Tables& tables, const Needs& needs);

// An answer in the form in which it is kept: "yes", "no", an option as it is written, plain digits; empty: not an
// answer to this question.
std::string kept_answer(const NeedQuestion& question, std::string_view typed);

// Writes, changes or (empty) takes back an answer. Refused: not_a_choice and not_a_number at the answer.
struct AnswerNeed {
    RecordId subject; // a lead or a deal
    RecordId question;
    std::string answer;
};
Planned plan_intent(const Tables& tables, const AnswerNeed& intent, const PlanContext& context);

// A deal gets a line: one of the product, at the price its customer has today (price_of.hpp) in the currency of the
// deal; its amount follows. A lead gets it among the products of interest, which Convert makes lines.
struct AddProposed {
    RecordId subject, product;
};
Planned plan_intent(const Tables& tables, const AddProposed& intent, const PlanContext& context);

// Whether the product is a line of the deal, or among those that interest the lead.
bool has_product(const Tables& tables, RelationCache& relations, Place lead_or_deal, Place product);

} // namespace crm
