// Bundles: no bundle within another, parts leave the stock as bundles are sold, and a sold bundle stays as it is. What
// a product says of tax, and what the firm says of all.
#include <doctest/doctest.h>

#include "core/queries/stock.hpp"
#include "core/sales/bundles.hpp"
#include "core/sales/counter_sale.hpp"
#include "core/sales/price_of.hpp"
#include "core/sales/usual_tax.hpp"
#include "core/store/stock_fields.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct Shop {
    WorkspaceWorld world;
    RecordId dates = world.add("product", {{"name", "تمر"}, {"price", riyals(10)}});
    RecordId coffee = world.add("product", {{"name", "قهوة"}, {"price", riyals(30)}});
    RecordId gift = world.add("product", {{"name", "هدية"}, {"kind", "bundle"}, {"price", riyals(55)}});

    Command part_of(RecordId bundle, RecordId product, std::int64_t quantity) {
        return world.save_of("bundle_part",
                             {{"bundle", bundle}, {"product", product}, {"quantity", number(quantity * decimal_one)}});
    }
    void count(RecordId product, std::int64_t quantity) {
        world.add("stock_move",
                  {{"product", product}, {"kind", "counted"}, {"quantity", number(quantity * decimal_one)}});
    }
    void sell(RecordId product, std::int64_t quantity) {
        REQUIRE(world.send(SellAtCounter{.customer = world.add("person", {{"name", "سارة"}}),
                                         .lines = {{.product = product, .quantity = quantity * decimal_one}},
                                         .terms = {},
                                         .paid = {}}));
    }
    std::int64_t there(RecordId product) {
        const Place place = world.tables().find(product);
        const Value known = on_hand(world.tables(), place);
        REQUIRE(std::holds_alternative<std::int64_t>(known));
        CHECK(std::get<std::int64_t>(known) == stock_on_hand(world.tables())[place.row]);
        return std::get<std::int64_t>(known) / decimal_one;
    }
    std::vector<BundlePart> parts() { return bundle_parts(world.tables(), relations, world.tables().find(gift)); }
    RelationCache relations;
};

bool is_refused(WorkspaceWorld& world, const Command& command, Reason reason) {
    const auto problems = world.workspace->plan(command).problems;
    return problems.size() == 1 && problems.front().reason == reason;
}

} // namespace

TEST_CASE("the parts of a bundle leave the stock as bundles are sold and delivered, and one undo puts them back") {
    Shop shop;
    REQUIRE(shop.world.send(shop.part_of(shop.gift, shop.dates, 2)));
    REQUIRE(shop.world.send(shop.part_of(shop.gift, shop.coffee, 1)));
    shop.count(shop.dates, 20);
    shop.count(shop.coffee, 5);
    CHECK(shop.there(shop.dates) == 20);
    shop.sell(shop.gift, 3);
    CHECK(shop.there(shop.dates) == 14);
    CHECK(shop.there(shop.coffee) == 2);
    shop.sell(shop.dates, 1); // by itself
    CHECK(shop.there(shop.dates) == 13);
    CHECK(bundles_on_hand(shop.world.tables(), shop.parts()) == 2 * decimal_one);
    const RecordId order = shop.world.add("order", {{"date", day(2026, 11, 20)}, {"state", "delivered"}});
    shop.world.add("order_line", {{"order", order}, {"product", shop.gift}, {"quantity", number(decimal_one)}});
    CHECK(shop.there(shop.coffee) == 1);
    shop.world.workspace->undo();
    CHECK(shop.there(shop.coffee) == 2);
}

TEST_CASE("what the parts of a bundle cost by themselves") {
    Shop shop;
    CHECK(!worth_of_parts(shop.world.tables(), shop.parts()));
    REQUIRE(shop.world.send(shop.part_of(shop.gift, shop.dates, 2)));
    REQUIRE(shop.world.send(shop.part_of(shop.gift, shop.coffee, 2)));
    CHECK(worth_of_parts(shop.world.tables(), shop.parts()) == Money{8000, currency_of("SAR")});
    const RecordId free = shop.world.add("product", {{"name", "كيس"}});
    REQUIRE(shop.world.send(shop.part_of(shop.gift, free, 1)));
    CHECK(!worth_of_parts(shop.world.tables(), shop.parts())); // one has no price
}

TEST_CASE("how many of a part are in so many bundles: to the last ten-thousandth, none where no number holds it") {
    const auto in = [](std::int64_t part, std::int64_t bundles) { return quantity_in({.quantity = part}, bundles); };
    CHECK(in(2 * decimal_one, 3 * decimal_one) == 6 * decimal_one);
    CHECK(in(decimal_one / 2, 5 * decimal_one) == decimal_one * 5 / 2);
    CHECK(in(1, decimal_one / 2) == 1); // half away from zero
    CHECK(in(1, -decimal_one / 2) == -1);
    CHECK(in(1, decimal_one / 2 - 1) == 0);
    CHECK_FALSE(in(INT64_MAX / 2, 3 * decimal_one));
}

TEST_CASE("a bundle without a price of its own costs what its parts come to") {
    Shop shop;
    const RecordId box = shop.world.add("product", {{"name", "صندوق"}, {"kind", "bundle"}});
    const auto price = [&](std::string_view currency) {
        return price_of(shop.world.tables(), shop.relations, {.product = box, .currency = currency_of(currency)}).price;
    };
    CHECK(!price("SAR").currency);
    REQUIRE(shop.world.send(shop.part_of(box, shop.dates, 3)));
    CHECK(price("SAR") == Money{3000, currency_of("SAR")});
    CHECK(!price("USD").currency);
}

TEST_CASE("a bundle is in no bundle, and a sold one keeps its parts") {
    Shop shop;
    WorkspaceWorld& world = shop.world;
    REQUIRE(world.send(shop.part_of(shop.gift, shop.dates, 2)));
    const RecordId part = world.tables().id({world.entity("bundle_part"), 0});
    CHECK(is_refused(world, shop.part_of(shop.gift, shop.gift, 1), Reason::refers_to_itself));
    CHECK(is_refused(world, shop.part_of(shop.dates, shop.coffee, 1), Reason::bundle_in_bundle)); // is a part
    CHECK(is_refused(world, shop.part_of(shop.coffee, shop.gift, 1), Reason::bundle_in_bundle));  // has parts
    CHECK(world.workspace->plan(RemoveRecords{{part}}).problems.empty());
    shop.sell(shop.gift, 1);
    CHECK(is_refused(world, shop.part_of(shop.gift, shop.coffee, 1), Reason::bundle_sold));
    CHECK(is_refused(world, world.save_of("bundle_part", {{"quantity", number(3 * decimal_one)}}, part),
                     Reason::bundle_sold));
    CHECK(is_refused(world, RemoveRecords{{part}}, Reason::bundle_sold));
    CHECK(world.send(world.save_of("bundle_part", {{"note", "في كيس"}}, part))); // says nothing of the stock
}

TEST_CASE("a product that says nothing of tax has the firm's usual rate") {
    Shop shop;
    const Tables& tables = shop.world.tables();
    CHECK(is_missing(brought_by(tables, tables.find(shop.dates), "tax_rate")));
    REQUIRE(shop.world.send(
        SaveRecord{.entity = shop.world.entity("firm"),
                   .id = firm_id,
                   .cells = {{shop.world.field("firm", "tax_rate"), Value{std::int64_t{150'000}}, {}}}}));
    CHECK(brought_by(tables, tables.find(shop.dates), "tax_rate") == Value{std::int64_t{150'000}});
    const RecordId exempt = shop.world.add("product", {{"name", "دواء"}, {"tax_kind", "exempt"}});
    CHECK(is_missing(brought_by(tables, tables.find(exempt), "tax_rate")));
    const RecordId five = shop.world.add("product", {{"name", "خدمة"}, {"tax_rate", number(50'000)}});
    CHECK(brought_by(tables, tables.find(five), "tax_rate") == Value{std::int64_t{50'000}});
}
