// Tasks that come back: done, the next one is made; late, early, the last of a number; the reminder goes along. The day
// is Sunday, 22 November 2026, half past one at night in Riyadh.
#include "core/commands/tasks.hpp"

#include <doctest/doctest.h>

#include "core/queries/display.hpp"
#include "core/text/dates.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr Date sunday = date_of(CivilDate{2026, 11, 22});
Value day(int after) { return std::int64_t{sunday.days + after}; }

struct Team {
    WorkspaceWorld world;

    // "2026-11-22 x!; 2026-11-29 x FREQ=WEEKLY": the tasks in the order they were made; ! is done.
    std::string shown() const {
        const Tables& tables = world.tables();
        const EntityIx task = world.entity("task");
        const auto words_of = [&](Row row, std::string_view key) {
            return std::string(tables.table(task).columns[world.field("task", key)].words(row));
        };
        std::string out;
        for (Row row = 0; row < tables.table(task).rows(); ++row) {
            if (!tables.table(task).is_live(row)) continue;
            const Value due = tables.value(Place{task, row}, world.field("task", "due"));
            const auto* days = std::get_if<std::int64_t>(&due);
            out += out.empty() ? "" : "; ";
            out += (days ? iso_text(Date{static_cast<std::int32_t>(*days)}) : "-") + " " + words_of(row, "title");
            if (tables.table(task).columns[world.field("task", "done_at")].has(row)) out += "!";
            if (const std::string rule = words_of(row, "recurrence"); !rule.empty()) out += " " + rule;
        }
        return out;
    }
    RecordId add(std::initializer_list<QueryFirm::Cell> cells) { return world.add("task", cells); }
    void finish(RecordId task) { REQUIRE(world.send(CompleteTasks{{task}})); }
    RecordId newest() const {
        return world.tables().id(Place{world.entity("task"), world.tables().table(world.entity("task")).rows() - 1});
    }
};

} // namespace

TEST_CASE("a task that comes back is done once, and the next one stands on its day; one undo takes both back") {
    Team team;
    const RecordId sara = team.world.add("person", {{"name", "سارة"}});
    const RecordId call = team.add({{"title", "x"},
                                    {"due", day(0)},
                                    {"kind", "call"},
                                    {"person", sara},
                                    {"recurrence", "FREQ=WEEKLY;BYDAY=SU"},
                                    {"remind_at", Value{moment_of({sunday, 9 * 60}, 180).ms}}});
    team.finish(call);
    CHECK(team.shown() == "2026-11-22 x!; 2026-11-29 x FREQ=WEEKLY;BYDAY=SU");
    const RecordId next = team.newest();
    const auto value = [&](std::string_view key) {
        return team.world.tables().value(next, team.world.field("task", key));
    };
    CHECK(value("person") == Value{sara});
    CHECK(value("kind") == Value{std::string("call")});
    CHECK(value("remind_at") == Value{moment_of({{sunday.days + 7}, 9 * 60}, 180).ms});
    team.world.workspace->undo();
    CHECK(team.shown() == "2026-11-22 x FREQ=WEEKLY;BYDAY=SU");
    team.world.workspace->redo();
    CHECK(team.shown() == "2026-11-22 x!; 2026-11-29 x FREQ=WEEKLY;BYDAY=SU");
    // Opened again it is one task; it does not make a second next one.
    REQUIRE(team.world.send(CompleteTasks{{call}, false}));
    team.finish(call);
    CHECK(team.shown() == "2026-11-22 x!; 2026-11-29 x FREQ=WEEKLY;BYDAY=SU");
}

TEST_CASE("who is late owes one task, not four; who is early waits for the day after") {
    Team team;
    team.finish(team.add({{"title", "late"}, {"due", day(-21)}, {"recurrence", "FREQ=WEEKLY"}}));
    CHECK(team.shown() == "2026-11-01 late!; 2026-11-29 late FREQ=WEEKLY");
    Team other;
    other.finish(other.add({{"title", "early"}, {"due", day(3)}, {"recurrence", "FREQ=WEEKLY;INTERVAL=2"}}));
    CHECK(other.shown() == "2026-11-25 early!; 2026-12-09 early FREQ=WEEKLY;INTERVAL=2");
    Team monthly; // the 31st is not in every month
    monthly.finish(monthly.add(
        {{"title", "m"}, {"due", date_of(CivilDate{2026, 12, 31}).days + 0LL}, {"recurrence", "FREQ=MONTHLY"}}));
    CHECK(monthly.shown() == "2026-12-31 m!; 2027-01-31 m FREQ=MONTHLY");
}

TEST_CASE("a number of times counts down, an end ends, a task without a rule makes no other") {
    Team team;
    const RecordId first = team.add({{"title", "n"}, {"due", day(0)}, {"recurrence", "FREQ=DAILY;COUNT=2"}});
    team.finish(first);
    CHECK(team.shown() == "2026-11-22 n!; 2026-11-23 n FREQ=DAILY;COUNT=1");
    team.finish(team.newest());
    CHECK(team.shown() == "2026-11-22 n!; 2026-11-23 n! FREQ=DAILY;COUNT=1");
    Team late; // what was missed counts too
    late.finish(late.add({{"title", "n"}, {"due", day(-2)}, {"recurrence", "FREQ=DAILY;COUNT=5"}}));
    CHECK(late.shown() == "2026-11-20 n!; 2026-11-23 n FREQ=DAILY;COUNT=2");
    Team ended;
    ended.finish(ended.add({{"title", "u"}, {"due", day(0)}, {"recurrence", "FREQ=DAILY;UNTIL=20261122"}}));
    CHECK(ended.shown() == "2026-11-22 u! FREQ=DAILY;UNTIL=20261122");
    Team once;
    once.finish(once.add({{"title", "o"}, {"due", day(0)}}));
    CHECK(once.shown() == "2026-11-22 o!");
}

TEST_CASE("a rule without a day begins on its first day from today; a wrong one says so") {
    Team team;
    team.add({{"title", "daily"}, {"recurrence", "FREQ=DAILY"}});
    team.add({{"title", "tuesdays"}, {"recurrence", "FREQ=WEEKLY;BYDAY=TU"}});
    team.add({{"title", "sundays"}, {"recurrence", "FREQ=WEEKLY;BYDAY=SU,TU;COUNT=3"}});
    CHECK(team.shown() == "2026-11-22 daily FREQ=DAILY; 2026-11-24 tuesdays FREQ=WEEKLY;BYDAY=TU; "
                          "2026-11-22 sundays FREQ=WEEKLY;BYDAY=SU,TU;COUNT=3");
    CHECK(team.world.reasons(team.world.save_of("task", {{"title", "x"}, {"recurrence", "each full moon"}})) ==
          std::vector{Reason::not_a_rule});
}

TEST_CASE("several at once are one change") {
    Team team;
    const RecordId a = team.add({{"title", "a"}, {"due", day(0)}}),
                   b = team.add({{"title", "b"}, {"due", day(0)}, {"recurrence", "FREQ=YEARLY"}});
    REQUIRE(team.world.send(CompleteTasks{{a, b}}));
    CHECK(team.shown() == "2026-11-22 a!; 2026-11-22 b!; 2027-11-22 b FREQ=YEARLY");
    team.world.workspace->undo();
    CHECK(team.shown() == "2026-11-22 a; 2026-11-22 b FREQ=YEARLY");
}
