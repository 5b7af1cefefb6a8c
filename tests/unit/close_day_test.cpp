// Closings of a day: what was counted beside what was expected, kept as it stood, closed again in its place.
#include <doctest/doctest.h>

#include "core/entities/payment.hpp"
#include "core/queries/display.hpp"
#include "core/sales/close_day.hpp"
#include "core/sales/day_takings.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

const Currency riyal = currency_of("SAR"), dinar = currency_of("KWD");

struct Till {
    WorkspaceWorld world;
    Date today = date_of(Moment{world.environment.now_ms}, 180);
    RecordId sara = world.add("person", {{"name", "سارة"}});

    void take(Money amount, std::string_view method = "cash", std::string_view direction = "received") {
        world.add("payment", {{"date", std::int64_t{today.days}},
                              {"person", sara},
                              {"amount", amount},
                              {"method", words(method)},
                              {"direction", words(direction)}});
    }
    std::vector<DayClosing> closings() { return closings_of(world.tables(), today); }
    Value cell(const DayClosing& closing, std::string_view key) {
        return world.tables().value(closing.place, world.field("closing", key));
    }
    CloseDay close(std::vector<CountedTaking> counted) {
        return {.day = today, .counted = std::move(counted), .closed_by = "هند"};
    }
};

} // namespace

TEST_CASE("what is counted of a day is kept beside what was expected then, and one undo takes all of it back") {
    Till till;
    till.take({130'00, riyal});
    till.take({10'00, riyal}, "cash", "paid_back");
    till.take({3'765, dinar});
    till.take({55'00, riyal}, "card");
    REQUIRE(till.world.send(till.close(
        {{"cash", riyal, {115'00, riyal}}, {"cash", dinar, {3'765, dinar}}, {"card", riyal, {55'50, riyal}}})));
    const auto closings = till.closings();
    REQUIRE(closings.size() == 3);
    CHECK(closings[0].expected == 120'00);
    CHECK(closings[0].counted == 115'00);
    CHECK(till.cell(closings[0], "difference") == Value{Money{-5'00, riyal}});
    CHECK(till.cell(closings[0], "closed_by") == words("هند"));
    CHECK(till.cell(closings[1], "difference") == Value{Money{0, dinar}});
    CHECK(till.cell(closings[2], "difference") == Value{Money{50, riyal}});
    till.take({7'00, riyal}); // later that day: what was signed stays
    CHECK(till.closings()[0].expected == 120'00);
    REQUIRE(till.world.workspace->undo()); // of the payment
    REQUIRE(till.world.workspace->undo());
    CHECK(till.closings().empty());
}

TEST_CASE("a day closed again is written over, for its own method and currency alone") {
    Till till;
    till.take({100'00, riyal});
    till.take({40'00, riyal}, "card");
    REQUIRE(till.world.send(till.close({{"cash", riyal, {100'00, riyal}}, {"card", riyal, {40'00, riyal}}})));
    const RecordId cash = till.world.tables().id(till.closings()[0].place);
    const Value first = till.cell(till.closings()[0], "created_at");
    till.take({20'00, riyal});
    REQUIRE(till.world.send(till.close({{"cash", riyal, {118'00, riyal}}})));
    const auto closings = till.closings();
    REQUIRE(closings.size() == 2);
    CHECK(till.world.tables().id(closings[0].place) == cash);
    CHECK(closings[0].expected == 120'00);
    CHECK(till.cell(closings[0], "difference") == Value{Money{-2'00, riyal}});
    CHECK(till.cell(closings[0], "created_at") > first); // when it was closed
    CHECK(closings[1].counted == 40'00);
    REQUIRE(till.world.workspace->undo());
    CHECK(till.closings()[0].expected == 100'00);
    CHECK(till.cell(till.closings()[0], "difference") == Value{Money{0, riyal}});
    REQUIRE(till.world.send(RemoveRecords{{cash}})); // what is in the bin is not closed
    REQUIRE(till.world.send(till.close({{"cash", riyal, {120'00, riyal}}})));
    CHECK(till.world.tables().id(till.closings()[1].place) != cash);
}

TEST_CASE("nothing counted, another currency, sums that no number holds: refused, and nothing is written") {
    Till till;
    till.take({100'00, riyal});
    CHECK(till.world.reasons(till.close({})) == std::vector{Reason::nothing_chosen});
    const Planned other =
        till.world.workspace->plan(till.close({{"cash", riyal, {100'00, riyal}}, {"card", riyal, {1'000, dinar}}}));
    REQUIRE(other.problems.size() == 1);
    CHECK(other.problems[0].reason == Reason::mixed_currencies);
    CHECK(other.problems[0].record == 1);
    CHECK(till.world.reasons(till.close({{"shells", riyal, {1'00, riyal}}})) == std::vector{Reason::not_a_choice});
    till.take({INT64_MAX, riyal}, "card", "paid_back");
    CHECK(till.world.reasons(till.close({{"card", riyal, {INT64_MAX, riyal}}})) == std::vector{Reason::too_large});
    till.take({INT64_MAX, riyal}, "card", "paid_back");
    CHECK(till.world.reasons(till.close({{"cash", riyal, {1'00, riyal}}})) == std::vector{Reason::too_large});
    CHECK(till.closings().empty());
}

TEST_CASE("two devices close one method: the later one counts; one of a form has its difference as well") {
    Till till;
    const auto add = [&](std::int64_t counted) {
        return till.world.add("closing", {{"date", std::int64_t{till.today.days}},
                                          {"method", "cash"},
                                          {"expected", riyals(100)},
                                          {"counted", riyals(counted)}});
    };
    add(90);
    const RecordId second = add(95);
    REQUIRE(till.closings().size() == 1);
    CHECK(till.world.tables().id(till.closings()[0].place) == second);
    CHECK(till.cell(till.closings()[0], "difference") == riyals(-5));
    REQUIRE(till.world.send(till.world.save_of("closing", {{"counted", riyals(101)}}, second)));
    CHECK(till.cell(till.closings()[0], "difference") == riyals(1));
    CHECK(till.world.reasons(till.world.save_of("closing", {{"counted", Money{1'000, dinar}}}, second)) ==
          std::vector{Reason::mixed_currencies});
    CHECK(till.world.reasons(till.world.save_of("closing", {{"difference", riyals(9)}}, second)) ==
          std::vector{Reason::read_only_field});
    const Reader reader{.locale = {.language = Language::en}};
    CHECK(display_name(till.world.tables(), till.world.tables().find(second), reader).ends_with("2026 · Cash"));
}
