// The prices of lists from a sheet: the list by its name, the product by its name or its code, one undo for all.
#include <doctest/doctest.h>

#include "core/app/import_commit.hpp"
#include "core/sales/price_of.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct PricedShop {
    WorkspaceWorld world;
    RecordId dates = world.add("product", {{"name", "تمر"}, {"code", "DT-1"}, {"price", riyals(10)}});
    RecordId coffee = world.add("product", {{"name", "بن"}, {"code", "CF-2"}, {"price", riyals(30)}});
    RecordId wholesale = world.add("price_list", {{"name", "الجملة"}});
    const ParseContext context{.locale = {}, .country = country_of("SA"), .currency = currency_of("SAR")};
    Sheet sheet;

    void read(std::initializer_list<std::vector<std::string_view>> rows) {
        std::size_t line = 0;
        for (const auto& cells : rows) sheet.add({.line = ++line, .cells = cells});
    }
    std::size_t import(std::initializer_list<std::string_view> targets) { // how many cells are not understood
        SheetMapping mapping{.entity = "price", .columns = {}};
        for (const std::string_view target : targets) {
            mapping.columns.emplace_back();
            mapping.columns.back().target = target;
        }
        SheetImport import(world.tables(), world.workspace->begin_rows(),
                           {.sheet = &sheet, .mapping = std::move(mapping), .decisions = {}}, context);
        import.run();
        const std::size_t problems = import.problems().size();
        commit_import(*world.workspace, import);
        world.run();
        return problems;
    }
    FoundPrice found(RecordId product, std::int64_t quantity) const {
        RelationCache relations;
        return price_of(world.tables(), relations,
                        {.product = product,
                         .date = date_of(CivilDate{2026, 11, 22}),
                         .currency = currency_of("SAR"),
                         .quantity = quantity * decimal_one});
    }
    std::size_t live(std::string_view of) const {
        const Table& table = world.tables().table(world.entity(of));
        std::size_t count = 0;
        for (Row row = 0; row < table.rows(); ++row) count += table.is_live(row);
        return count;
    }
};

} // namespace

TEST_CASE("prices of a sheet go into their list, by the product's name or code, from their quantity on; one undo") {
    PricedShop shop;
    shop.read({{"Price list", "Product", "From quantity", "Price"},
               {"الجملة", "تمر", "", "9"},
               {"الجملة", "DT-1", "10", "8"},
               {"الجملة", "CF-2", "", "27.5"}});
    CHECK(shop.import({"price_list", "product", "from_quantity", "price"}) == 0);
    CHECK(shop.live("product") == 2); // a code makes no product
    CHECK(shop.live("price_list") == 1);
    REQUIRE(shop.live("price") == 3);
    CHECK(shop.found(shop.dates, 1).price == Money{9'00, currency_of("SAR")});
    CHECK(shop.found(shop.dates, 10).price == Money{8'00, currency_of("SAR")});
    CHECK(shop.found(shop.coffee, 1) == FoundPrice{Money{27'50, currency_of("SAR")}, shop.wholesale, 0});
    shop.world.workspace->undo();
    CHECK(shop.live("price") == 0);
    CHECK(shop.found(shop.dates, 10).price == Money{10'00, currency_of("SAR")});
}

TEST_CASE("a price that is no number, or has no product, is told and loses no other row") {
    PricedShop shop;
    shop.read(
        {{"Price list", "Product", "Price"}, {"الجملة", "تمر", "x"}, {"الجملة", "", "9"}, {"الجملة", "بن", "25"}});
    CHECK(shop.import({"price_list", "product", "price"}) >= 2);
    CHECK(shop.live("price") == 1);
    CHECK(shop.found(shop.coffee, 1).price == Money{25'00, currency_of("SAR")});
}
