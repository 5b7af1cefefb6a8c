// Who comes is recorded, counted once a day by person and found by card; coming is a contact. The day is Sunday,
// 22 November 2026, in Riyadh.
#include "core/commands/attendance.hpp"

#include <doctest/doctest.h>

#include "core/queries/attendance.hpp"
#include "core/queries/display.hpp"
#include "core/queries/timeline.hpp"
#include "core/text/dates.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr int riyadh = 180;
constexpr Date sunday = date_of(CivilDate{2026, 11, 22});
Value moment(int days_after, int hour, int minute = 0) {
    return moment_of({Date{sunday.days + days_after}, hour * 60 + minute}, riyadh).ms;
}

struct Cell {
    std::string_view key;
    Value value;
};

struct Firm {
    WorkspaceWorld world{9};
    Workspace& workspace = *world.workspace;
    Reader reader{.offset_minutes = riyadh, .today = sunday};

    const Tables& tables() const { return workspace.tables(); }
    Result<Committed, Problems> save(std::string_view key, std::initializer_list<Cell> cells) {
        const Schema& schema = tables().schema();
        SaveRecord save{.entity = schema.entity(key)};
        for (const Cell& cell : cells) save.cells.push_back({schema.field(save.entity, cell.key), cell.value, {}});
        return workspace.send(save);
    }
    RecordId add(std::string_view key, std::initializer_list<Cell> cells) {
        const auto done = save(key, cells);
        REQUIRE(done.has_value());
        return done->added.front();
    }
    RecordId person(std::string_view name, std::string_view card = {}) {
        return add("person", {{"name", std::string(name)}, {"card_number", std::string(card)}});
    }
    Value value(RecordId id, std::string_view key) const {
        return tables().value(id, tables().schema().field(tables().find(id).entity, key));
    }
    Visits visits(RecordId person) { return visits_of(tables(), workspace.caches().relations, tables().find(person)); }
};

} // namespace

TEST_CASE("who checks in is recorded with the moment, and has been in contact; one undo takes the visit back") {
    Firm firm;
    const RecordId sara = firm.person("سارة");
    const auto done = firm.workspace.send(CheckIn{sara});
    REQUIRE(done.has_value());
    const RecordId visit = done->added.front();
    CHECK(firm.value(visit, "person") == Value{sara});
    CHECK(firm.value(sara, "last_contacted") == firm.value(visit, "at"));
    CHECK(firm.visits(sara).count == 1);
    CHECK(Value{firm.visits(sara).last.ms} == firm.value(visit, "at"));
    firm.workspace.undo();
    CHECK(firm.visits(sara).count == 0);
}

TEST_CASE("who leaves is noted once, and nobody leaves before he came") {
    Firm firm;
    const RecordId sara = firm.person("سارة"),
                   visit = firm.add("attendance", {{"person", sara}, {"at", moment(-2, 1)}});
    CHECK(firm.workspace.send(CheckOut{visit}).has_value());
    const Value left = firm.value(visit, "left_at");
    CHECK_FALSE(is_missing(left));
    firm.world.environment.now_ms += 60'000;
    CHECK(firm.workspace.send(CheckOut{visit}).has_value());
    CHECK(firm.value(visit, "left_at") == left);
    const auto early = firm.save("attendance", {{"person", sara}, {"at", moment(0, 10)}, {"left_at", moment(0, 9)}});
    REQUIRE_FALSE(early.has_value());
    CHECK(early.error().front().reason == Reason::ends_before_it_begins);
}

TEST_CASE("a day's attendance: the last who came first, everybody counted once, the day by the local clock") {
    Firm firm;
    const RecordId sara = firm.person("سارة"), omar = firm.person("عمر");
    firm.add("attendance", {{"person", sara}, {"at", moment(0, 0, 5)}}); // five past midnight: UTC's day before
    firm.add("attendance", {{"person", omar}, {"at", moment(0, 23)}, {"left_at", moment(0, 23, 30)}});
    firm.add("attendance", {{"person", sara}, {"at", moment(0, 9)}});
    firm.add("attendance", {{"person", sara}, {"at", moment(-1, 23, 59)}});
    firm.add("attendance", {{"person", sara}, {"at", moment(1, 0)}});
    const DayAttendance day = attendance_of(firm.tables(), firm.reader, sunday);
    REQUIRE(day.rows.size() == 3);
    CHECK(day.rows == std::vector<Row>{1, 2, 0});
    CHECK(day.people == 2);
    CHECK(day.present == 2);
    CHECK(firm.visits(sara).count == 4);
    CHECK(Value{firm.visits(sara).last.ms} == moment(1, 0));
}

TEST_CASE("a card is found as a whole, in any digits; two may hold the same, and one in the bin holds none") {
    Firm firm;
    const RecordId sara = firm.person("سارة", "A-1001"), omar = firm.person("عمر", "1001"),
                   noor = firm.person("نور", "1001");
    CHECK(people_with_card(firm.tables(), " a-1001 ") == std::vector{sara});
    CHECK(people_with_card(firm.tables(), "١٠٠١") == std::vector{omar, noor});
    CHECK(people_with_card(firm.tables(), "100").empty());
    CHECK(people_with_card(firm.tables(), "").empty());
    REQUIRE(firm.workspace.send(RemoveRecords{{noor}}).has_value());
    CHECK(people_with_card(firm.tables(), "1001") == std::vector{omar});
    CHECK_FALSE(firm.workspace.send(CheckIn{noor}).has_value());
}

TEST_CASE("visits stand among what happened with a customer, and go to the bin with him") {
    Firm firm;
    const RecordId sara = firm.person("سارة");
    const RecordId visit = firm.add("attendance", {{"person", sara}, {"at", moment(0, 9)}});
    const auto events =
        timeline(firm.tables(), firm.workspace.caches().relations, firm.tables().find(sara), firm.reader);
    CHECK(std::ranges::contains(events, firm.tables().find(visit), &TimelineItem::place));
    CHECK(display_name(firm.tables(), visit, firm.reader).starts_with("سارة"));
    REQUIRE(firm.workspace.send(RemoveRecords{{sara}}).has_value());
    CHECK_FALSE(firm.tables().is_live(visit));
}
