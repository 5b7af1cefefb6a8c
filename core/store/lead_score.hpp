// The score of leads, 0 to 100: the points of every rule (entities/lead_rule.hpp) that a lead meets, added up. It is a
// field computed by a formula that is put together from the rules, so that lists sort and filter by it, and rules that
// two devices have made meet like any records.
#pragma once
#include <optional>

#include "core/store/tables.hpp"

namespace crm {

inline constexpr std::string_view lead_score_key = "score";
inline constexpr std::int64_t warm_score = 30, hot_score = 60; // from here on

// "not is_empty([phone])": the question of a rule as a formula's condition; empty: the rule asks nothing that could be
// answered (its field is gone or of another kind, its value is missing or no number).
std::string lead_condition(const Schema& schema, std::string_view field, std::string_view test, std::string_view value);
std::string lead_condition(const Tables& tables, Place rule);
// Does a field of this kind allow the test? "dealing" is a number.
bool allows_lead_test(const Schema& schema, std::string_view field, std::string_view test);

// Rules by the day they were made.
std::vector<Place> lead_rules(const Tables& tables);
// Nothing while there never was a rule; out of use when all of them are gone. Rules that cannot be answered and those
// that a formula has no more room for are left out.
std::optional<CustomField> lead_score_field(const Tables& tables);

} // namespace crm
