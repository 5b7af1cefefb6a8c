// How much discount may be given without asking (entities/discount_ceiling.hpp), as plain numbers.
//
// Which rule counts for a line: of those whose every condition (the product, its category, the customer's stage and
// tag, the seller, his role) holds, the one that names most conditions; of several that name as many, the lowest
// percentage. None holds: no ceiling.
//
// Whose role: the list of the team gives the seller one (queries/team.hpp). A document that names no seller, or one who
// is not in that list, is held to the least that anybody would be: the line is asked about without a role and with
// every role that some rule names, and the lowest ceiling counts, so that nobody may give more by leaving the seller
// out. Where no rule names a role, the list of the team changes nothing.
//
// What a line's discount is: its own (amount and percent) and its part of the document's, together, against quantity ×
// price. It is reckoned without the rounding of the sums, so that 15 % of any price is 15 %, and it is over the ceiling
// from one whole minor unit above it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/record/value.hpp"
#include "core/sales/document_total.hpp"

namespace crm {

struct CeilingRule {
    std::string category, stage, seller; // empty: any
    std::int64_t percent = 0;            // ten-thousandths of a percent
    RecordId product{}, tag{};           // none: any
    std::string role{};                  // a key of team_roles; empty: any
};
struct CeilingQuestion {
    std::string_view category, stage, seller;
    RecordId product{};
    std::span<const Value> tags{}; // of the customer
    std::string_view role{};       // of the seller
};
inline constexpr std::int64_t no_ceiling = -1;
// The rule that counts; null: none does.
const CeilingRule* rule_for(std::span<const CeilingRule> rules, const CeilingQuestion& line);
std::int64_t ceiling_for(std::span<const CeilingRule> rules, const CeilingQuestion& line);
// The rule with the lowest ceiling that counts for a seller of one of these roles; null: none does.
const CeilingRule* lowest_rule_for(std::span<const CeilingRule> rules, CeilingQuestion line,
                                   std::span<const std::string> roles);
// No role, and each that a rule names: a seller who has none may be any of them. Only no role where none is named.
std::vector<std::string> roles_named(std::span<const CeilingRule> rules);

struct OverCeiling {
    std::size_t line = 0;
    std::int64_t given = 0, ceiling = 0; // ten-thousandths of a percent; `given` rounded to them
    std::string role{};                  // that the ceiling is for; empty: for any
    bool is_lowest = false;              // of all roles, because its seller has none
    bool operator==(const OverCeiling&) const = default;
};
// `ceilings`: one for each line. Lines without a price, or with one of nothing or less, have no discount. A document
// that has no total (two currencies, amounts out of bounds) answers nothing: it says so itself.
std::vector<OverCeiling> lines_over(std::span<const LineAmounts> lines, const DocumentTerms& terms,
                                    std::span<const std::int64_t> ceilings);

} // namespace crm
