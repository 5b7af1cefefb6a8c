// Who bought what and what is bought together: what counts as sold, when a rule speaks, who bought the one and not the
// other, and a product offered in a press.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/commands/deals.hpp"
#include "core/queries/related.hpp"
#include "core/sales/cross_sell.hpp"
#include "core/sales/offer_product.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct Shop {
    QueryFirm firm;
    RecordId coffee = product("بن", "قهوة"), filter = product("مرشح", "أدوات"), cup = product("فنجان", "أدوات");
    RecordId won = firm.add("stage", {{"name", "كسب"}, {"kind", "won"}});

    RecordId product(std::string_view name, std::string_view category) {
        return firm.add("product", {{"name", words(name)}, {"category", words(category)}});
    }
    RecordId person(std::string_view name = "عميل") { return firm.add("person", {{"name", words(name)}}); }
    void line(std::string_view entity, RecordId document, RecordId product, std::int64_t quantity = 1) {
        firm.add(std::string(entity) + "_line",
                 {{entity, document}, {"product", product}, {"quantity", number(quantity * 10'000)}});
    }
    RecordId order(RecordId person, std::initializer_list<RecordId> products, std::string_view state = "confirmed",
                   Value date = day(2026, 11, 1)) {
        const RecordId order =
            firm.add("order", {{"person", person}, {"state", words(state)}, {"date", std::move(date)}});
        for (const RecordId product : products) line("order", order, product);
        return order;
    }
    RecordId invoice(RecordId person, std::initializer_list<RecordId> products, std::string_view kind = "invoice") {
        const RecordId invoice =
            firm.add("invoice", {{"person", person}, {"kind", words(kind)}, {"sequence", number(1)}});
        for (const RecordId product : products) line("invoice", invoice, product);
        return invoice;
    }
    Row row(RecordId id) const { return firm.place(id).row; }
    std::vector<Row> has(RecordId customer) const {
        return Purchases(firm.tables, 180).products_of(firm.place(customer));
    }
    std::vector<Together> together(std::initializer_list<RecordId> has, std::vector<Row> left_out = {}) const {
        std::vector<Row> rows;
        for (const RecordId each : has) rows.push_back(row(each));
        return Purchases(firm.tables, 180).together(rows, left_out, 3);
    }
    RowSet one(RecordId product) const {
        RowSet set(firm.tables.table(firm.schema.entity("product")).rows());
        set.add(row(product));
        return set;
    }
};

} // namespace

TEST_CASE("what a customer has: confirmed orders, issued invoices and won deals, each once, less what came back") {
    Shop shop;
    const RecordId sara = shop.person(), omar = shop.person();
    shop.order(sara, {shop.coffee}, "draft");
    shop.order(sara, {shop.coffee}, "cancelled");
    CHECK(shop.has(sara).empty());
    const RecordId order = shop.order(sara, {shop.coffee});
    CHECK(shop.has(sara) == std::vector{shop.row(shop.coffee)});
    const RecordId invoice = shop.invoice(sara, {shop.coffee}); // of that order: nothing more
    shop.firm.set(invoice, "order", order);
    CHECK(shop.has(sara) == std::vector{shop.row(shop.coffee)});
    const RecordId credit = shop.invoice(sara, {shop.coffee}, "credit_note");
    CHECK(shop.has(sara).empty()); // came back
    shop.firm.remove(credit);

    const RecordId draft = shop.firm.add("invoice", {{"person", omar}});
    shop.line("invoice", draft, shop.cup);
    CHECK(shop.has(omar).empty()); // it has no number yet
    shop.invoice(omar, {shop.filter, shop.cup});
    CHECK(shop.has(omar) == std::vector{shop.row(shop.filter), shop.row(shop.cup)});

    const RecordId deal = shop.firm.add("deal", {{"title", "ص"}, {"person", sara}, {"stage", shop.won}});
    shop.line("deal", deal, shop.cup);
    CHECK(shop.has(sara) == std::vector{shop.row(shop.coffee), shop.row(shop.cup)});
    const RecordId of_deal = shop.order(sara, {shop.filter}); // what was ordered in the end
    shop.firm.set(of_deal, "deal", deal);
    CHECK(shop.has(sara) == std::vector{shop.row(shop.coffee), shop.row(shop.filter)});
    shop.firm.remove(shop.coffee);
    CHECK(shop.has(sara) == std::vector{shop.row(shop.filter)});
}

TEST_CASE("a company is the customer of what its people bought in its name, and counts once") {
    Shop shop;
    const RecordId firm = shop.firm.add("company", {{"name", "مقهى"}}), sara = shop.person();
    shop.firm.set(shop.order(sara, {shop.coffee}), "company", firm);
    CHECK(shop.has(firm) == std::vector{shop.row(shop.coffee)});
    CHECK(shop.has(sara) == std::vector{shop.row(shop.coffee)});
    const Purchases purchases(shop.firm.tables, 180);
    const auto found = purchases.bought_not(shop.one(shop.coffee), shop.one(shop.cup));
    REQUIRE(found.size() == 1);
    CHECK(found[0].customer == shop.firm.place(firm));
    // Merged into another: the other has it.
    const RecordId other = shop.firm.add("company", {{"name", "مقهى ظل"}});
    shop.firm.set(firm, "merged_into", other);
    shop.firm.remove(firm);
    CHECK(shop.has(other) == std::vector{shop.row(shop.coffee)});
}

TEST_CASE("a rule speaks from three customers on, from a quarter on, and only above chance") {
    Shop shop;
    const RecordId huda = shop.person(), tea = shop.product("شاي", "شاي");
    shop.order(huda, {shop.coffee});
    for (int i = 0; i < 2; ++i) shop.order(shop.person(), {shop.coffee, shop.filter});
    for (int i = 0; i < 4; ++i) shop.order(shop.person(), {shop.cup});
    CHECK(shop.together({shop.coffee}).empty()); // two may be chance
    shop.order(shop.person(), {shop.coffee, shop.filter});
    CHECK(shop.together({shop.coffee}) == std::vector{Together{shop.row(shop.filter), shop.row(shop.coffee), 3, 4}});
    CHECK(shop.together({shop.coffee, shop.filter}).empty()); // he has both
    CHECK(shop.together({shop.coffee}, {shop.row(shop.filter)}).empty());
    shop.firm.set(shop.filter, "is_retired", number(1));
    CHECK(shop.together({shop.coffee}).empty());
    shop.firm.set(shop.filter, "is_retired", {});
    for (int i = 0; i < 8; ++i) shop.order(shop.person(), {shop.coffee, tea}); // 3 of 12: a quarter still
    CHECK(shop.together({shop.coffee}).size() == 2);
    shop.order(shop.person(), {shop.coffee});
    CHECK(shop.together({shop.coffee}).size() == 1); // 3 of 13 is not often; the tea's 8 of 13 is …
    for (int i = 0; i < 20; ++i) shop.order(shop.person(), {tea});
    CHECK(shop.together({shop.coffee}).empty()); // … but everybody buys tea
}

TEST_CASE("of several reasons the best is told, and the surest product first") {
    Shop shop;
    for (int i = 0; i < 3; ++i) shop.order(shop.person(), {shop.coffee, shop.filter, shop.cup});
    for (int i = 0; i < 3; ++i) shop.order(shop.person(), {shop.coffee, shop.filter});
    shop.order(shop.person(), {shop.coffee});
    for (int i = 0; i < 9; ++i) shop.order(shop.person(), {shop.product("آخر", "")});
    CHECK(shop.together({shop.coffee}) == std::vector{Together{shop.row(shop.filter), shop.row(shop.coffee), 6, 7},
                                                      Together{shop.row(shop.cup), shop.row(shop.coffee), 3, 7}});
    // 3 of 6 is more than 3 of 7.
    CHECK(shop.together({shop.coffee, shop.filter}) ==
          std::vector{Together{shop.row(shop.cup), shop.row(shop.filter), 3, 6}});
}

TEST_CASE("who bought the one and not the other: the most purchases first, then the latest; by category as well") {
    Shop shop;
    const RecordId once = shop.person(), twice = shop.person(), later = shop.person(), both = shop.person();
    shop.order(once, {shop.coffee}, "confirmed", day(2026, 10, 1));
    shop.order(later, {shop.coffee}, "confirmed", day(2026, 10, 2));
    const RecordId order = shop.order(twice, {shop.coffee}, "delivered", day(2026, 9, 1));
    shop.line("order", order, shop.coffee); // two lines of one order: one purchase
    shop.order(twice, {shop.coffee}, "delivered", day(2026, 9, 2));
    shop.order(both, {shop.coffee, shop.cup});
    const Purchases purchases(shop.firm.tables, 180);
    const RowSet tools = products_in_category(shop.firm.tables, "ادوات");
    CHECK(tools.count() == 2);
    const auto found = purchases.bought_not(shop.one(shop.coffee), tools);
    const auto expect = [&](RecordId who, std::uint32_t times, Value date) {
        return BoughtNot{shop.firm.place(who), times, static_cast<std::int32_t>(std::get<std::int64_t>(date))};
    };
    CHECK(found == std::vector{expect(twice, 2, day(2026, 9, 2)), expect(later, 1, day(2026, 10, 2)),
                               expect(once, 1, day(2026, 10, 1))});
    CHECK(purchases.bought_not(tools, shop.one(shop.coffee)).empty());
    CHECK(purchases.bought_not(shop.one(shop.coffee), shop.one(shop.filter)).size() == 4);
    shop.firm.set(both, "erased_at", number(1));
    CHECK(Purchases(shop.firm.tables, 180).bought_not(shop.one(shop.coffee), shop.one(shop.filter)).size() == 3);
    CHECK(Purchases(QueryFirm().tables, 0).bought_not({}, {}).empty());
}

TEST_CASE("a product offered is a deal with one line at his price, taken back by one undo") {
    WorkspaceWorld world;
    const RecordId mill = world.add("product", {{"name", "مطحنة"}, {"price", riyals(900)}});
    const RecordId cafe = world.add("company", {{"name", "مقهى"}, {"owner", "أمل"}});
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"owner", "سعد"}});
    const auto done = world.send(OfferProduct{.product = mill, .person = sara, .company = cafe});
    REQUIRE(done);
    const RecordId deal = done->added.front();
    CHECK(world.words(deal, "title") == "مطحنة");
    CHECK(world.words(deal, "owner") == "أمل");
    CHECK(world.tables().value(deal, world.field("deal", "amount")) == riyals(900));
    CHECK(world.tables().value(deal, world.field("deal", "person")) == Value{sara});
    RelationCache relations;
    CHECK(children(world.tables(), relations, "deal_line", "deal", world.tables().find(deal)).size() == 1);
    world.workspace->undo();
    CHECK_FALSE(world.tables().is_live(deal));
    CHECK(world.reasons(OfferProduct{.product = mill}) == std::vector{Reason::required});
    CHECK(world.reasons(OfferProduct{.product = sara, .person = sara}) == std::vector{Reason::no_such_record});
    REQUIRE(world.send(RemoveRecords{{sara}}));
    CHECK(world.reasons(OfferProduct{.product = mill, .person = sara}) == std::vector{Reason::record_in_bin});
}
