// Sales territories: places that several name, districts, many at once, and what each territory brings.
#include <doctest/doctest.h>

#include "core/commands/territories.hpp"
#include "core/queries/display.hpp"
#include "core/sales/territory_results.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct Firm {
    WorkspaceWorld world;

    void territory(std::string_view name, std::vector<std::string> places, std::vector<std::string> people = {}) {
        SaveRecord save = world.save_of("territory", {{"name", words(name)}});
        CellEdit at{.field = world.field("territory", "places")},
            who{.field = world.field("territory", "representatives")};
        for (std::string& place : places) at.elements.emplace_back(std::move(place));
        for (std::string& one : people) who.elements.emplace_back(std::move(one));
        save.cells.push_back(std::move(at));
        save.cells.push_back(std::move(who));
        REQUIRE(world.send(save));
    }
    SaveRecord person(std::string_view name, std::string district, std::string city) {
        return world.save_of(
            "person",
            {{"name", words(name)}, {"address", Address{.district = std::move(district), .city = std::move(city)}}});
    }
    std::string territory_of(RecordId id) { return std::string(world.words(id, "territory")); }
};

} // namespace

TEST_CASE("a district goes before its city, the older territory before the newer, spelling does not matter") {
    Firm firm;
    firm.territory("الرياض", {"الرياض"});
    firm.territory("شمال الرياض", {"الملقا", "الرياض"});
    const Territories territories(firm.world.tables());
    CHECK(territories.of({.district = "الملقا", .city = "الرياض"}) == "شمال الرياض");
    CHECK(territories.of({.district = "العليا", .city = "الرياض"}) == "الرياض");
    CHECK(territories.of({.city = "الرِّياض"}) == "الرياض");
    CHECK(territories.of({.city = "جدة"}).empty());
    CHECK(territories.of({}).empty());
}

TEST_CASE("customers of one change are counted with those before them, and one undo takes all of it back") {
    Firm firm;
    firm.territory("الرياض", {"الرياض"}, {"هند", "سعد"});
    SaveRecords pasted{.records = {}, .label = "paste"};
    for (const char* name : {"أ", "ب", "ج"}) pasted.records.push_back(firm.person(name, "", "الرياض"));
    const auto done = firm.world.send(pasted);
    REQUIRE(done);
    std::vector<std::string> owners;
    for (const RecordId id : done->added) {
        CHECK(firm.territory_of(id) == "الرياض");
        owners.emplace_back(firm.world.words(id, "owner"));
    }
    CHECK(owners == std::vector<std::string>{"سعد", "هند", "سعد"});
    firm.world.workspace->undo();
    CHECK_FALSE(firm.world.tables().is_live(done->added[0]));
}

TEST_CASE("what a form says itself stands, also when it empties the territory") {
    Firm firm;
    firm.territory("الرياض", {"الرياض"});
    const auto done = firm.world.send(firm.person("أ", "", "الرياض"));
    REQUIRE(done);
    const RecordId id = done->added[0];
    SaveRecord emptied = firm.world.save_of("person", {{"address", Address{.city = "الرياض", .country = "SA"}}}, id);
    emptied.cells.push_back({.field = firm.world.field("person", "territory")});
    REQUIRE(firm.world.send(emptied));
    CHECK(firm.territory_of(id).empty());
}

TEST_CASE(
    "what a territory brings: customers, open deals, sales once, credit taken back, others' currencies left out") {
    Firm firm;
    firm.territory("الرياض", {"الرياض"}, {"هند"});
    firm.territory("الغربية", {"جدة"});
    const auto done = firm.world.send(firm.person("أ", "", "الرياض"));
    REQUIRE(done);
    const RecordId person = done->added[0];
    const Money hundred{10'000, currency_of("SAR")};
    const std::int64_t day = 20'000;
    const auto order = [&](std::string_view state, Money total, std::int64_t on) {
        firm.world.add("order", {{"person", person}, {"state", words(state)}, {"total", total}, {"date", on}});
    };
    order("confirmed", hundred, day);
    order("draft", hundred, day);
    order("confirmed", hundred, day + 40);
    order("confirmed", {500, currency_of("USD")}, day);
    firm.world.add("order", {{"total", hundred}, {"date", day}}); // nobody's
    firm.world.add("deal", {{"title", "صفقة"}, {"person", person}, {"amount", hundred}});

    const Reader reader = reader_of(firm.world.tables(), Language::ar, {static_cast<std::int32_t>(day)}, 180);
    const TerritoryResults results = territory_results(firm.world.tables(), {20'000, 20'010}, reader);
    REQUIRE(results.territories.size() == 3);
    const TerritoryResult &riyadh = results.territories[0], &west = results.territories[1],
                          &none = results.territories[2];
    CHECK(riyadh.name == "الرياض");
    CHECK(riyadh.representatives == std::vector<std::string>{"هند"});
    CHECK(riyadh.customers == 1);
    CHECK(riyadh.open_deals == 1);
    CHECK(riyadh.open_amount == 10'000);
    CHECK(riyadh.sales == 10'000);
    CHECK(west.name == "الغربية");
    CHECK(west.sales == 0);
    CHECK(none.name.empty());
    CHECK(none.sales == 10'000);
    CHECK(results.other_currency == 1);
}
