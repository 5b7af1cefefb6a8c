#include "core/sales/bundles.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/sales/document_total.hpp"
#include "core/store/stock_fields.hpp"

namespace crm {

std::vector<BundlePart> bundle_parts(const Tables& tables, RelationCache& relations, Place product) {
    std::vector<BundlePart> parts;
    const EntityIx entity = known_entity(tables.schema(), "bundle_part");
    const Column &of = known_column(tables, "bundle_part", "product"),
                 &quantity = known_column(tables, "bundle_part", "quantity");
    for (const Row row : children(tables, relations, "bundle_part", "bundle", product))
        if (const Place part = place_in(tables, of, row); part && quantity.number(row) != missing_number)
            parts.push_back({{entity, row}, part, quantity.number(row)});
    return parts;
}

std::optional<std::int64_t> quantity_in(const BundlePart& part, std::int64_t bundles) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(part.quantity, bundles, &product)) return {};
    const std::int64_t half = product < 0 ? -decimal_one / 2 : decimal_one / 2;
    if (__builtin_add_overflow(product, half, &product)) return {};
    return product / decimal_one;
}

std::optional<Money> worth_of_parts(const Tables& tables, const std::vector<BundlePart>& parts) {
    const FieldIx price = known_field(tables.schema(), known_entity(tables.schema(), "product"), "price");
    std::vector<LineAmounts> lines;
    for (const BundlePart& part : parts) {
        const Value value = tables.value(part.product, price);
        const auto* each = std::get_if<Money>(&value);
        if (!each) return {};
        lines.push_back({.quantity = part.quantity, .price = *each});
    }
    const auto total = document_total(lines, {});
    return total && total->currency ? std::optional(total->money(total->total())) : std::nullopt;
}

std::optional<std::int64_t> bundles_on_hand(const Tables& tables, const std::vector<BundlePart>& parts) {
    std::optional<std::int64_t> least;
    for (const BundlePart& part : parts) {
        const Value known = on_hand(tables, part.product);
        const auto* there = std::get_if<std::int64_t>(&known);
        if (!there || part.quantity <= 0) continue;
        const std::int64_t whole = std::max<std::int64_t>(0, *there) / part.quantity * decimal_one;
        least = std::min(least.value_or(whole), whole);
    }
    return least;
}

} // namespace crm
