// How much discount may be given without asking (entities/discount_ceiling.hpp), as plain numbers.
//
// Which rule counts for a line: of those whose every condition (the product, its category, the customer's stage and
// tag, the seller) holds, the one that names most conditions; of several that name as many, the lowest percentage. None
// holds: no ceiling.
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
};
struct CeilingQuestion {
    std::string_view category, stage, seller;
    RecordId product{};
    std::span<const Value> tags{}; // of the customer
};
inline constexpr std::int64_t no_ceiling = -1;
std::int64_t ceiling_for(std::span<const CeilingRule> rules, const CeilingQuestion& line);

struct OverCeiling {
    std::size_t line = 0;
    std::int64_t given = 0, ceiling = 0; // ten-thousandths of a percent; `given` rounded to them
    bool operator==(const OverCeiling&) const = default;
};
// `ceilings`: one for each line. Lines without a price, or with one of nothing or less, have no discount. A document
// that has no total (two currencies, amounts out of bounds) answers nothing: it says so itself.
std::vector<OverCeiling> lines_over(std::span<const LineAmounts> lines, const DocumentTerms& terms,
                                    std::span<const std::int64_t> ceilings);

} // namespace crm
