// Random shops with bundles: what left the stock of a product is what was sold of it plus, of each bundle sold, as many
// as are in it; and whatever is tried, no bundle comes to be within a bundle.
#include <doctest/doctest.h>

#include <cstdlib>
#include <vector>

#include "core/queries/stock.hpp"
#include "core/sales/bundles.hpp"
#include "core/sales/counter_sale.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

constexpr std::size_t products_max = 6;
constexpr std::int64_t counted = 1000 * decimal_one;

struct AnyShop {
    WorkspaceWorld world;
    Random random;
    std::vector<RecordId> products;
    std::vector<std::vector<std::int64_t>> inside{products_max, std::vector<std::int64_t>(products_max)};
    std::vector<std::int64_t> gone = std::vector<std::int64_t>(products_max);
    RecordId sara;

    explicit AnyShop(std::uint64_t seed) : world(seed), random(seed) {
        for (std::size_t i = 0; i < products_max; ++i)
            products.push_back(world.add("product", {{"name", words("p" + std::to_string(i))}, {"price", riyals(7)}}));
        sara = world.add("person", {{"name", "سارة"}});
    }
    std::size_t any() { return static_cast<std::size_t>(random.below(products_max)); }
    std::int64_t quantity() { // of whole ones, halves and odd fractions
        const std::int64_t n = random.between(1, 9);
        const std::int64_t steps[] = {decimal_one, decimal_one / 2, 3'333, 7};
        return n * steps[random.below(4)];
    }
    bool is_bundle(std::size_t product) const {
        for (const std::int64_t n : inside[product])
            if (n) return true;
        return false;
    }
    bool is_part(std::size_t product) const {
        for (const auto& parts : inside)
            if (parts[product]) return true;
        return false;
    }

    void try_part() {
        const std::size_t bundle = any(), product = any();
        const std::int64_t n = quantity();
        const bool may = bundle != product && !is_bundle(product) && !is_part(bundle) && gone[bundle] == 0;
        const auto done = world.send(world.save_of(
            "bundle_part", {{"bundle", products[bundle]}, {"product", products[product]}, {"quantity", number(n)}}));
        REQUIRE(bool(done) == may);
        if (may && inside[bundle][product] == 0)
            inside[bundle][product] = n;
        else if (may)
            REQUIRE(world.workspace->undo()); // one part of each, so that rounding is of one product
    }
    void sell() {
        const std::size_t product = any();
        const std::int64_t n = quantity();
        if (random.chance(50)) {
            const RecordId order =
                world.add("order", {{"date", day(2026, 11, 20)}, {"person", sara}, {"state", words("delivered")}});
            world.add("order_line", {{"order", order}, {"product", products[product]}, {"quantity", number(n)}});
        } else {
            REQUIRE(world.send(SellAtCounter{
                .customer = sara, .lines = {{.product = products[product], .quantity = n}}, .terms = {}, .paid = {}}));
        }
        gone[product] += n;
    }
    void check() {
        const std::vector<std::int64_t> counts = stock_on_hand(world.tables());
        for (std::size_t i = 0; i < products_max; ++i) {
            CAPTURE(i);
            std::int64_t left = counted - gone[i], ties = 0; // a half of a ten-thousandth goes up or down
            for (std::size_t bundle = 0; bundle < products_max; ++bundle) {
                const std::int64_t taken = inside[bundle][i] * gone[bundle];
                left -= (taken + decimal_one / 2) / decimal_one;
                ties += taken % decimal_one == decimal_one / 2;
            }
            const Place place = world.tables().find(products[i]);
            CHECK(std::abs(counts[place.row] - left) <= ties);
            CHECK(on_hand(world.tables(), place) == number(counts[place.row]));
        }
    }
};

} // namespace

TEST_CASE("the stock that bundles take is parts times bundles sold, by the fields and by the count") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        AnyShop shop(seed);
        for (const RecordId& product : shop.products)
            shop.world.add("stock_move",
                           {{"product", product}, {"kind", words("received")}, {"quantity", number(counted)}});
        for (int step = 0; step < 25; ++step) shop.random.chance(60) ? shop.try_part() : shop.sell();
        shop.check();
    }
}
