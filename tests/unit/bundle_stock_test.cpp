// The stock that bundles take, beside counts, the bin and sales taken back; what their parts are worth.
#include <doctest/doctest.h>

#include "core/queries/stock.hpp"
#include "core/sales/bundles.hpp"
#include "core/sales/counter_sale.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

constexpr std::int64_t unknown = -99'999;

struct BundleShop {
    WorkspaceWorld world;
    RelationCache relations;
    RecordId dates = world.add("product", {{"name", "تمر"}, {"price", riyals(10)}});
    RecordId coffee = world.add("product", {{"name", "بن"}, {"price", riyals(25)}});
    RecordId box = world.add("product", {{"name", "صندوق الضيافة"}, {"kind", words("bundle")}, {"price", riyals(40)}});
    RecordId sara = world.add("person", {{"name", "سارة"}});

    SaveRecord part_of(RecordId bundle, RecordId product, std::int64_t quantity) const {
        return world.save_of("bundle_part",
                             {{"bundle", bundle}, {"product", product}, {"quantity", number(quantity * decimal_one)}});
    }
    RecordId part(RecordId bundle, RecordId product, std::int64_t quantity) {
        const auto committed = world.send(part_of(bundle, product, quantity));
        REQUIRE(committed);
        return committed->added.front();
    }
    void count(RecordId product, std::int64_t quantity) {
        world.add("stock_move",
                  {{"product", product}, {"kind", words("counted")}, {"quantity", number(quantity * decimal_one)}});
    }
    RecordId order(RecordId product, std::int64_t quantity, std::string_view state) {
        const RecordId id =
            world.add("order", {{"date", day(2026, 11, 20)}, {"person", sara}, {"state", words(state)}});
        world.add("order_line", {{"order", id}, {"product", product}, {"quantity", number(quantity * decimal_one)}});
        return id;
    }
    void sell(RecordId product, std::int64_t quantity) {
        REQUIRE(world.send(SellAtCounter{.customer = sara,
                                         .lines = {{.product = product, .quantity = quantity * decimal_one}},
                                         .terms = {},
                                         .paid = {}}));
    }
    std::int64_t there(RecordId product) const { // whole ones
        const Place place = world.tables().find(product);
        const Value known = on_hand(world.tables(), place);
        const auto* n = std::get_if<std::int64_t>(&known);
        if (!n) return unknown;
        CHECK(*n == stock_on_hand(world.tables())[place.row]); // the formula and the count say the same
        return *n / decimal_one;
    }
    std::vector<BundlePart> parts() {
        relations.clear();
        return bundle_parts(world.tables(), relations, world.tables().find(box));
    }
};

} // namespace

TEST_CASE("a count after a bundle is sold says what is there, and the next bundle is taken from it") {
    BundleShop shop;
    shop.part(shop.box, shop.dates, 3);
    shop.order(shop.box, 5, "delivered");
    shop.count(shop.dates, 8);
    CHECK(shop.there(shop.dates) == 8);
    shop.sell(shop.box, 1);
    CHECK(shop.there(shop.dates) == 5);
}

TEST_CASE("what is in a bundle that was sold stays, until the sale is taken back") {
    BundleShop shop;
    const RecordId part = shop.part(shop.box, shop.dates, 2);
    const RecordId order = shop.order(shop.box, 1, "delivered");
    const SaveRecord change = shop.world.save_of("bundle_part", {{"quantity", number(5 * decimal_one)}}, part);
    CHECK(shop.world.reasons(change) == std::vector{Reason::bundle_sold});
    CHECK(shop.world.reasons(shop.part_of(shop.box, shop.coffee, 1)) == std::vector{Reason::bundle_sold});
    CHECK(shop.world.reasons(RemoveRecords{{part}}) == std::vector{Reason::bundle_sold});
    REQUIRE(shop.world.send(shop.world.save_of("order", {{"state", "cancelled"}}, order)));
    CHECK(shop.world.reasons(change).empty());
    CHECK(shop.world.reasons(RemoveRecords{{part}}).empty());
}

TEST_CASE("a bundle that goes to the bin gives nothing back to the stock") {
    BundleShop shop;
    shop.part(shop.box, shop.dates, 2);
    shop.count(shop.dates, 20);
    shop.sell(shop.box, 3);
    REQUIRE(shop.there(shop.dates) == 14);
    REQUIRE(shop.world.send(RemoveRecords{{shop.box}}));
    CHECK(shop.there(shop.dates) == 14);
    REQUIRE(shop.world.send(RestoreRecords{{shop.box}}));
    CHECK(shop.there(shop.dates) == 14);
    CHECK(shop.parts().size() == 1);
}

TEST_CASE("what the parts are worth, and how many bundles the stock makes") {
    BundleShop shop;
    CHECK(shop.parts().empty());
    shop.part(shop.box, shop.dates, 2);
    shop.part(shop.box, shop.coffee, 1);
    CHECK(worth_of_parts(shop.world.tables(), shop.parts()) == Money{45'00, currency_of("SAR")});
    CHECK(!bundles_on_hand(shop.world.tables(), shop.parts()));
    shop.count(shop.dates, 7);
    CHECK(bundles_on_hand(shop.world.tables(), shop.parts()) == 3 * decimal_one); // that of coffee is not known
    shop.count(shop.coffee, 2);
    CHECK(bundles_on_hand(shop.world.tables(), shop.parts()) == 2 * decimal_one);
    shop.sell(shop.coffee, 5);
    CHECK(bundles_on_hand(shop.world.tables(), shop.parts()) == 0);
    const RecordId saffron = shop.world.add("product", {{"name", "زعفران"}});
    shop.world.add("bundle_part", {{"bundle", shop.box}, {"product", saffron}, {"quantity", number(decimal_one / 2)}});
    CHECK(!worth_of_parts(shop.world.tables(), shop.parts())); // one has no price
    REQUIRE(
        shop.world.send(shop.world.save_of("product", {{"price", Value{Money{3'000, currency_of("KWD")}}}}, saffron)));
    CHECK(!worth_of_parts(shop.world.tables(), shop.parts())); // nor is there one of two currencies
    REQUIRE(shop.world.send(shop.world.save_of("product", {{"price", Value{Money{33, currency_of("SAR")}}}}, saffron)));
    CHECK(worth_of_parts(shop.world.tables(), shop.parts()) == Money{45'17, currency_of("SAR")}); // 0.165 up
}
