// Bundles: what one is made of, what its parts are worth by themselves, how many can be put together.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/money.hpp"
#include "core/queries/related.hpp"

namespace crm {

struct BundlePart {
    Place place{}; // its record
    Place product{};
    std::int64_t quantity = 0; // in one bundle, ten-thousandths
};

// In the order they were added; of those whose product is still there. Of what is no bundle: none.
std::vector<BundlePart> bundle_parts(const Tables& tables, RelationCache& relations, Place product);

// How many of a part are in so many bundles, rounded half away from zero; none where no number holds it. All of them
// are ten-thousandths.
std::optional<std::int64_t> quantity_in(const BundlePart& part, std::int64_t bundles);

// The sum of the parts' own prices, each rounded half away from zero; none where one has no price, two are in different
// currencies, or no number holds it.
std::optional<Money> worth_of_parts(const Tables& tables, const std::vector<BundlePart>& parts);

// How many whole bundles the stock of the parts makes, in ten-thousandths; none where the stock of no part is known.
std::optional<std::int64_t> bundles_on_hand(const Tables& tables, const std::vector<BundlePart>& parts);

} // namespace crm
