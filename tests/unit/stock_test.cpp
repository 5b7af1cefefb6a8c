// What is on hand of a product: the fields that lists show follow every movement, delivery and sale, and agree with
// what commands and imports count.
#include <doctest/doctest.h>

#include "core/app/import_commit.hpp"
#include "core/queries/stock.hpp"
#include "core/sales/counter_sale.hpp"
#include "core/store/stock_fields.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

constexpr std::int64_t unknown = -99'999;

struct Store {
    WorkspaceWorld world;
    RecordId dates = world.add("product", {{"name", "تمر"}, {"code", "DT-1"}, {"price", riyals(10)}});
    RecordId sara = world.add("person", {{"name", "سارة"}});

    RecordId move(std::string_view kind, std::int64_t quantity, RecordId product = {}) {
        return world.add("stock_move", {{"product", product ? product : dates},
                                        {"kind", words(kind)},
                                        {"quantity", number(quantity * decimal_one)}});
    }
    RecordId order(std::int64_t quantity, std::string_view state) {
        const RecordId id =
            world.add("order", {{"date", day(2026, 11, 20)}, {"person", sara}, {"state", words(state)}});
        world.add("order_line", {{"order", id}, {"product", dates}, {"quantity", number(quantity * decimal_one)}});
        return id;
    }
    void sell(std::int64_t quantity) {
        REQUIRE(world.send(SellAtCounter{.customer = sara,
                                         .lines = {{.product = dates, .quantity = quantity * decimal_one}},
                                         .terms = {},
                                         .paid = {}}));
    }
    std::int64_t there(RecordId product = {}) {
        const Place place = world.tables().find(product ? product : dates);
        const Value known = on_hand(world.tables(), place);
        const auto* n = std::get_if<std::int64_t>(&known);
        if (!n) return unknown;
        CHECK(*n == stock_on_hand(world.tables())[place.row]); // the formula and the count say the same
        return *n / decimal_one;
    }
    Value to_reorder() { return world.tables().value(dates, world.field("product", to_reorder_key)); }
};

} // namespace

TEST_CASE("a firm that records no movement has no stock; the first count begins it, whatever was delivered before") {
    Store store;
    store.order(30, "delivered");
    CHECK(store.world.field("product", on_hand_key) == no_field);
    const RecordId other = store.world.add("product", {{"name", "بن"}});
    store.move("counted", 12);
    CHECK(store.there() == 12);
    CHECK(store.there(other) == unknown);
    store.world.workspace->undo();
    CHECK(store.there() == unknown);
    store.world.workspace->redo();
    CHECK(store.there() == 12);
    REQUIRE(store.world.save());
    store.world.reopen();
    CHECK(store.there() == 12);
}

TEST_CASE("what comes in, goes out, is delivered and sold at the counter; below nought is told as it is") {
    Store store;
    store.move("counted", 10);
    store.move("received", 5);
    store.move("returned", 1);
    store.move("out", 2);
    CHECK(store.there() == 14);
    store.order(3, "confirmed");
    CHECK(store.there() == 14); // not gone yet
    const RecordId order = store.order(4, "delivered");
    CHECK(store.there() == 10);
    REQUIRE(store.world.send(store.world.save_of("order", {{"state", "cancelled"}}, order)));
    CHECK(store.there() == 14);
    store.sell(6);
    CHECK(store.there() == 8);
    store.sell(9);
    CHECK(store.there() == -1);
    const RecordId count = store.move("counted", 20);
    CHECK(store.there() == 20);
    store.sell(1);
    CHECK(store.there() == 19);
    // A count that is corrected keeps what was there before it.
    REQUIRE(store.world.send(store.world.save_of("stock_move", {{"quantity", number(25 * decimal_one)}}, count)));
    CHECK(store.there() == 24);
    REQUIRE(store.world.send(store.world.save_of("stock_move", {{"kind", "received"}}, count)));
    CHECK(store.there() == 23); // -1 + 25 - 1
    REQUIRE(store.world.send(RemoveRecords{{count}}));
    CHECK(store.there() == -2);
}

TEST_CASE("what is at its reorder level or below it is to be reordered") {
    Store store;
    store.move("counted", 10);
    CHECK(is_missing(store.to_reorder())); // no level
    REQUIRE(store.world.send(store.world.save_of("product", {{"reorder_at", number(5 * decimal_one)}}, store.dates)));
    CHECK(store.to_reorder() == Value{std::int64_t{0}});
    store.sell(5);
    CHECK(store.to_reorder() == Value{std::int64_t{1}});
}

TEST_CASE("movements go to the bin with their product; a movement needs product and quantity") {
    Store store;
    const RecordId move = store.move("counted", 10);
    REQUIRE(store.world.send(RemoveRecords{{store.dates}}));
    CHECK_FALSE(store.world.tables().is_live(move));
    REQUIRE(store.world.send(RestoreRecords{{store.dates}}));
    CHECK(store.there() == 10);
    CHECK(store.world.reasons(store.world.save_of("stock_move", {{"kind", "received"}})) ==
          std::vector{Reason::required, Reason::required});
    CHECK(store.world.reasons(store.world.save_of(
              "stock_move", {{"product", store.dates}, {"quantity", number(-1)}})) == std::vector{Reason::too_small});
}

TEST_CASE("a sheet of counts sets what is there; of one product they follow each other") {
    Store store;
    store.order(7, "delivered");
    const ParseContext context{.locale = {}, .country = country_of("SA"), .currency = currency_of("SAR")};
    Sheet sheet;
    std::size_t line = 0;
    for (const auto& cells :
         {std::vector<std::string_view>{"Product", "Movement", "Quantity"},
          std::vector<std::string_view>{"تمر", "", "40"}, std::vector<std::string_view>{"تمر", "Received", "2"}})
        sheet.add({.line = ++line, .cells = cells});
    SheetMapping mapping{.entity = "stock_move", .columns = {}};
    for (const std::string_view target : {"product", "kind", "quantity"}) {
        mapping.columns.emplace_back();
        mapping.columns.back().target = target;
    }
    SheetImport import(store.world.tables(), store.world.workspace->begin_rows(),
                       {.sheet = &sheet, .mapping = std::move(mapping), .decisions = {}}, context);
    import.run();
    commit_import(*store.world.workspace, import);
    store.world.run();
    CHECK(store.there() == 42);
}
