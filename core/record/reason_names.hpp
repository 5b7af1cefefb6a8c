// Reasons by name, for programs and files: "not_a_date".
#pragma once
#include <iterator>
#include <optional>
#include <string_view>

#include "core/record/problem.hpp"

namespace crm {

inline constexpr std::string_view reason_names[] = {
    "required",
    "not_a_number",
    "not_money",
    "not_a_date",
    "not_a_phone",
    "phone_too_short",
    "phone_too_long",
    "not_an_email",
    "not_a_link",
    "not_a_choice",
    "no_such_record",
    "record_in_bin",
    "too_small",
    "too_large",
    "too_long",
    "refers_to_itself",
    "ends_before_it_begins",
    "read_only_field",
    "wrong_type",
    "unknown_field",
    "name_taken",
    "nobody_named",
    "several_match",
    "record_erased",
    "not_unique",
    "not_like_example",
    "formula_wrong",
    "kind_would_lose",
    "bounds_crossed",
    "target_missing",
    "mixed_currencies",
    "no_rate",
    "over_ceiling",
    "is_issued",
    "more_than_left",
    "nothing_chosen",
    "numbers_used_up",
    "stage_elsewhere",
    "not_a_rule",
    "bundle_in_bundle",
    "bundle_sold",
    "not_in_team",
    "may_not_approve",
    "other_customers",
    "no_action",
};
static_assert(std::size(reason_names) == static_cast<std::size_t>(reason_last) + 1);
constexpr std::string_view name_of(Reason reason) { return reason_names[static_cast<std::size_t>(reason)]; }
constexpr std::optional<Reason> reason_from(std::string_view name) {
    for (std::size_t i = 0; i < std::size(reason_names); ++i)
        if (reason_names[i] == name) return static_cast<Reason>(i);
    return {};
}

} // namespace crm
