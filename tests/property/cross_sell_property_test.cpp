// What is bought together, beside sets of names: whatever was ordered, cancelled, credited and merged, the counts are
// those of the definitions, and no rule that speaks is left out.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/sales/cross_sell.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

TEST_CASE("rules and gaps are those of the customers' sets of products") {
    test::Random random(20261124);
    for (int round = 0; round < 60; ++round) {
        QueryFirm firm;
        std::vector<RecordId> people, products;
        const std::size_t product_count = static_cast<std::size_t>(random.between(2, 7));
        for (std::size_t i = 0; i < product_count; ++i) products.push_back(firm.add("product", {{"name", "م"}}));
        for (int i = 0; i < 15; ++i) people.push_back(firm.add("person", {{"name", "ع"}}));
        std::map<Row, std::map<Row, std::int64_t>> quantities;
        for (int i = 0; i < 60; ++i) {
            const RecordId person = random.pick(people);
            const bool is_order = random.chance(60), is_credit = !is_order && random.chance(40),
                       counts = random.chance(85);
            const std::string entity = is_order ? "order" : "invoice";
            const RecordId document = firm.add(entity, {{"person", person}});
            if (is_order && !counts) firm.set(document, "state", words(random.chance(50) ? "draft" : "cancelled"));
            if (!is_order && counts) firm.set(document, "sequence", number(i + 1));
            if (is_credit) firm.set(document, "kind", words("credit_note"));
            for (std::int64_t line = random.between(0, 3); line > 0; --line) {
                const RecordId product = random.pick(products);
                const std::int64_t quantity = random.between(1, 2);
                firm.add(entity + "_line",
                         {{entity, document}, {"product", product}, {"quantity", number(quantity * 10'000)}});
                if (counts)
                    quantities[firm.place(person).row][firm.place(product).row] += is_credit ? -quantity : quantity;
            }
        }
        std::map<Row, std::set<Row>> bought; // by person
        for (const auto& [person, of] : quantities)
            for (const auto& [product, quantity] : of)
                if (quantity > 0) bought[person].insert(product);

        const Purchases purchases(firm.tables, 0);
        for (const RecordId person : people) {
            const Place place = firm.place(person);
            const std::set<Row> expected = bought.contains(place.row) ? bought[place.row] : std::set<Row>{};
            CHECK(purchases.products_of(place) == std::vector<Row>(expected.begin(), expected.end()));
        }
        const auto count = [&](auto has) {
            return std::ranges::count_if(bought, [&](const auto& of) { return has(of.second); });
        };
        for (Row a = 0; a < product_count; ++a) {
            const auto with_a = count([&](const auto& set) { return set.contains(a); });
            std::set<Row> expected;
            for (Row b = 0; b < product_count; ++b) {
                const auto with_b = count([&](const auto& set) { return set.contains(b); }),
                           both = count([&](const auto& set) { return set.contains(a) && set.contains(b); });
                if (a != b && both >= 3 && 4 * both >= with_a &&
                    both * static_cast<std::int64_t>(bought.size()) > with_a * with_b)
                    expected.insert(b);
            }
            std::set<Row> found;
            const Row has[] = {a};
            for (const Together& rule : purchases.together(has, {}, 100)) {
                found.insert(rule.product);
                CHECK(rule.reason == a);
                CHECK(rule.bought_reason == with_a);
                CHECK(rule.both ==
                      count([&](const auto& set) { return set.contains(a) && set.contains(rule.product); }));
            }
            CHECK(found == expected);
            RowSet one(static_cast<Row>(product_count)), other = one;
            one.add(a);
            const Row b = static_cast<Row>(random.below(product_count));
            other.add(b);
            const auto gap = purchases.bought_not(one, other);
            CHECK(static_cast<std::ptrdiff_t>(gap.size()) ==
                  count([&](const auto& set) { return set.contains(a) && !set.contains(b); }));
            CHECK(std::ranges::is_sorted(gap, std::ranges::greater{}, &BoughtNot::times));
        }
    }
}
