// Appointments: those that come back in the calendar, moved, left out, held; what they meet. The day is Sunday,
// 22 November 2026, in Riyadh.
#include "core/commands/appointments.hpp"

#include <doctest/doctest.h>

#include "core/queries/display.hpp"
#include "core/queries/schedule.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr int riyadh = 180;
constexpr Date sunday = date_of(CivilDate{2026, 11, 22});
Date day(int after) { return {sunday.days + after}; }
Value moment(Date on, int hour, int minute = 0) { return moment_of({on, hour * 60 + minute}, riyadh).ms; }

struct Cell {
    std::string_view key;
    Value value;
};

struct Firm {
    WorkspaceWorld world{7};
    Workspace& workspace = *world.workspace;
    Reader reader{.offset_minutes = riyadh, .today = sunday};

    const Tables& tables() const { return workspace.tables(); }
    EntityIx entity(std::string_view key) const { return tables().schema().entity(key); }
    FieldIx field(std::string_view entity_key, std::string_view key) const {
        return tables().schema().field(entity(entity_key), key);
    }
    RecordId add(std::string_view key, std::initializer_list<Cell> cells) {
        SaveRecord save{.entity = entity(key)};
        for (const Cell& cell : cells) save.cells.push_back({field(key, cell.key), cell.value, {}});
        return send(save).added.front();
    }
    Committed send(const Command& command) {
        auto done = workspace.send(command);
        REQUIRE(done.has_value());
        return *done;
    }
    // "22 10:00 weekly; 29 10:00 weekly": the appointments of some days.
    std::string shown(int days) const {
        std::string out;
        for (const ScheduleItem& item : schedule(tables(), reader, sunday, day(days))) {
            if (item.kind != ScheduleKind::appointment) continue;
            if (!out.empty()) out += "; ";
            out += std::to_string(civil_of(item.day).day) + " " +
                   (item.minute < 0 ? "all day" : time_text(item.minute, {}, Clock::hours_24)) + " " +
                   display_name(tables(), item.place, reader);
        }
        return out;
    }
    std::size_t count(std::string_view key) const { return tables().table(entity(key)).live_count; }
};

} // namespace

TEST_CASE("an appointment that comes back stands on each of its days; one moved alone leaves its rule") {
    Firm firm;
    const RecordId weekly = firm.add("appointment", {{"title", words("weekly")},
                                                     {"starts_at", moment(sunday, 10)},
                                                     {"minutes", std::int64_t{30}},
                                                     {"recurrence", words("FREQ=WEEKLY;BYDAY=SU")}});
    CHECK(firm.shown(21) == "22 10:00 weekly; 29 10:00 weekly; 6 10:00 weekly; 13 10:00 weekly");
    firm.send(MoveAppointment{
        .appointment = weekly, .day = day(7), .to = Moment{std::get<std::int64_t>(moment(day(8), 15))}});
    CHECK(firm.shown(21) == "22 10:00 weekly; 30 15:00 weekly; 6 10:00 weekly; 13 10:00 weekly");
    CHECK(firm.count("appointment") == 2);
    firm.workspace.undo();
    CHECK(firm.shown(21) == "22 10:00 weekly; 29 10:00 weekly; 6 10:00 weekly; 13 10:00 weekly");
    // All of them: the rule and what it leaves out move along, from whichever occurrence was carried.
    firm.send(SkipAppointment{weekly, day(14)});
    CHECK(firm.shown(21) == "22 10:00 weekly; 29 10:00 weekly; 13 10:00 weekly");
    firm.send(MoveAppointment{.appointment = weekly,
                              .day = day(7),
                              .to = Moment{std::get<std::int64_t>(moment(day(9), 9, 30))},
                              .minutes = 45,
                              .is_only_this = false});
    CHECK(firm.shown(23) == "24 09:30 weekly; 1 09:30 weekly; 15 09:30 weekly");
    firm.workspace.undo();
    CHECK(firm.shown(21) == "22 10:00 weekly; 29 10:00 weekly; 13 10:00 weekly");
}

TEST_CASE("a rule whose days are not those of its start is not moved by days, and says so") {
    Firm firm;
    const RecordId paydays = firm.add("appointment", {{"title", words("p")},
                                                      {"starts_at", moment(sunday, 10)},
                                                      {"recurrence", words("FREQ=MONTHLY;BYMONTHDAY=15,30")}});
    const MoveAppointment all{.appointment = paydays,
                              .day = day(8),
                              .to = Moment{std::get<std::int64_t>(moment(day(9), 10))},
                              .is_only_this = false};
    const auto refused = firm.workspace.send(all);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().front().reason == Reason::not_a_rule);
    MoveAppointment later_that_day = all; // the hour alone may change
    later_that_day.to = {std::get<std::int64_t>(moment(day(8), 12))};
    firm.send(later_that_day);
    CHECK(firm.shown(9) == "22 12:00 p; 30 12:00 p");
}

TEST_CASE("a rule that is not understood is refused under its field") {
    Firm firm;
    const EntityIx entity = firm.entity("appointment");
    const auto refused = firm.workspace.send(
        SaveRecord{.entity = entity,
                   .cells = {{firm.field("appointment", "title"), words("x"), {}},
                             {firm.field("appointment", "starts_at"), moment(sunday, 10), {}},
                             {firm.field("appointment", "recurrence"), words("each full moon"), {}}}});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == Problems{{entity, firm.field("appointment", "recurrence"), Reason::not_a_rule}});
}

TEST_CASE("what was held is a dealing with its customer, once, and one undo takes both back") {
    Firm firm;
    const RecordId sara = firm.add("person", {{"name", words("سارة")}});
    const RecordId weekly = firm.add("appointment", {{"title", words("عرض")},
                                                     {"starts_at", moment(sunday, 10)},
                                                     {"person", Value{sara}},
                                                     {"recurrence", words("FREQ=WEEKLY")}});
    firm.send(RecordOutcome{weekly, sunday, "held", "وافقت"});
    CHECK(firm.count("dealing") == 1);
    CHECK(firm.count("appointment") == 2); // the one that was held, and the rule for the others
    CHECK(firm.shown(7) == "22 10:00 عرض; 29 10:00 عرض");
    const Table& dealings = firm.tables().table(firm.entity("dealing"));
    CHECK(dealings.columns[firm.field("dealing", "points")].words(0) == "عرض\nوافقت");
    CHECK(dealings.columns[firm.field("dealing", "at")].number(0) == std::get<std::int64_t>(moment(sunday, 10)));
    firm.workspace.undo();
    CHECK(firm.count("dealing") == 0);
    CHECK(firm.count("appointment") == 1);

    const RecordId once = firm.add("appointment", {{"title", words("زيارة")},
                                                   {"starts_at", moment(sunday, 12)},
                                                   {"person", Value{sara}},
                                                   {"place", words("المكتب")}});
    firm.send(RecordOutcome{once, sunday, "held"});
    firm.send(RecordOutcome{once, sunday, "held", "والخلاصة"}); // said again: no second dealing
    CHECK(firm.count("dealing") == 1);
    firm.send(RecordOutcome{once, sunday, "missed"});
    CHECK(firm.count("dealing") == 1);
    const RecordId inside = firm.add("appointment", {{"title", words("فريق")}, {"starts_at", moment(sunday, 14)}});
    firm.send(RecordOutcome{inside, sunday, "held"}); // nobody to have dealt with
    CHECK(firm.count("dealing") == 1);
    firm.send(SkipAppointment{inside, sunday});
    CHECK(firm.shown(0) == "22 10:00 عرض; 22 12:00 زيارة"); // cancelled: it is not in the calendar
}

TEST_CASE("the schedule holds tasks, promised steps, occasions, birthdays and what lasts several days") {
    Firm firm;
    const RecordId sara = firm.add(
        "person", {{"name", words("سارة")}, {"birthday", std::int64_t{date_of(CivilDate{1990, 11, 25}).days}}});
    firm.add("task", {{"title", words("t")}, {"due", std::int64_t{day(1).days}}});
    firm.add("dealing", {{"channel", words("call")},
                         {"at", moment(day(-3), 9)},
                         {"person", Value{sara}},
                         {"next_date", std::int64_t{day(2).days}}});
    firm.add("occasion", {{"title", words("o")},
                          {"person", Value{sara}},
                          {"date", std::int64_t{date_of(CivilDate{2020, 11, 26}).days}}});
    firm.add("deal", {{"title", words("d")}, {"person", Value{sara}}, {"next_step_on", std::int64_t{day(5).days}}});
    firm.add("appointment", {{"title", words("fair")},
                             {"starts_at", moment(day(-1), 0)},
                             {"minutes", std::int64_t{3 * 1440}},
                             {"is_all_day", std::int64_t{1}}});
    std::string kinds;
    for (const ScheduleItem& item : schedule(firm.tables(), firm.reader, sunday, day(6)))
        kinds += std::to_string(civil_of(item.day).day) + ":" + std::to_string(static_cast<int>(item.kind)) + "/" +
                 std::to_string(item.years) + " ";
    CHECK(kinds == "22:0/0 23:0/0 23:1/0 24:2/0 25:5/36 26:4/6 27:3/0 ");
}

TEST_CASE("two appointments of one owner or with one customer clash when time or way overlap") {
    Firm firm;
    const RecordId sara = firm.add("person", {{"name", words("سارة")}});
    firm.add("appointment", {{"title", words("a")},
                             {"starts_at", moment(day(7), 10)},
                             {"minutes", std::int64_t{60}},
                             {"owner", words("علي")},
                             {"travel_minutes", std::int64_t{20}},
                             {"person", Value{sara}},
                             {"recurrence", words("FREQ=WEEKLY")}});
    const auto met = [&](int hour, int minute, std::string_view owner, RecordId person = {}, int travel = 0) {
        return clashes(firm.tables(), firm.reader,
                       {.starts = Moment{std::get<std::int64_t>(moment(day(21), hour, minute))},
                        .minutes = 30,
                        .travel_minutes = travel,
                        .person = person,
                        .owner = owner})
            .size();
    };
    CHECK(met(10, 30, "علي") == 1);
    CHECK(met(11, 0, "علي") == 1);  // on the way back
    CHECK(met(11, 20, "علي") == 0); // just there again
    CHECK(met(11, 20, "علي", {}, 5) == 1);
    CHECK(met(9, 10, "علي") == 0);
    CHECK(met(9, 11, "علي") == 1);
    CHECK(met(10, 0, "هدى") == 0);
    CHECK(met(10, 0, "هدى", sara) == 1);
}

TEST_CASE("a customer's appointments: those to come by their next day, then those that were; taking part counts") {
    Firm firm;
    const RecordId sara = firm.add("person", {{"name", words("سارة")}}),
                   omar = firm.add("person", {{"name", words("عمر")}});
    const auto add = [&](std::string_view title, Date on, std::string_view rule = {}, std::string_view state = {}) {
        return firm.add("appointment", {{"title", words(title)},
                                        {"starts_at", moment(on, 10)},
                                        {"person", Value{sara}},
                                        {"recurrence", words(rule)},
                                        {"state", words(state)}});
    };
    add("past", day(-3));
    add("weekly", day(-5), "FREQ=WEEKLY"); // next on the 24th
    add("over", day(-30), "FREQ=WEEKLY;COUNT=2");
    add("later", day(9));
    add("cancelled", day(1), {}, "cancelled");
    add("today", sunday);
    SaveRecord taken{.entity = firm.entity("appointment")};
    taken.cells = {{firm.field("appointment", "title"), words("with Omar"), {}},
                   {firm.field("appointment", "starts_at"), moment(day(4), 10), {}},
                   {firm.field("appointment", "person"), Value{omar}, {}},
                   {firm.field("appointment", "participants"), {}, {Value{sara}}}};
    firm.send(taken);
    RelationCache& relations = firm.workspace.caches().relations;
    std::string shown;
    for (const ScheduleItem& item : appointments_of(firm.tables(), relations, firm.reader, firm.tables().find(sara)))
        shown += display_name(firm.tables(), item.place, firm.reader) + " " + std::to_string(civil_of(item.day).day) +
                 (is_to_come(item, sunday) ? "; " : " was; ");
    CHECK(shown == "today 22; weekly 24; with Omar 26; later 1; cancelled 23 was; past 19 was; over 30 was; ");
}

TEST_CASE("the next times of an appointment that comes back leave out what is excepted") {
    Firm firm;
    const RecordId weekly =
        firm.add("appointment",
                 {{"title", words("w")}, {"starts_at", moment(day(-7), 10)}, {"recurrence", words("FREQ=WEEKLY")}});
    firm.send(SkipAppointment{weekly, day(7)});
    const auto next = occurrences_of(firm.tables(), firm.reader, firm.tables().find(weekly), sunday, 3);
    REQUIRE(next.size() == 3);
    CHECK(next[0].day == sunday);
    CHECK(next[1].day == day(14));
    CHECK(next[2].minute == 600);
}

TEST_CASE("what was held with a lead is a dealing with him, and belongs to the deal") {
    Firm firm;
    const RecordId lead = firm.add("lead", {{"name", words("ليلى")}});
    const RecordId deal = firm.add("deal", {{"title", words("d")}});
    const RecordId first = firm.add(
        "appointment",
        {{"title", words("a")}, {"starts_at", moment(day(-1), 10)}, {"lead", Value{lead}}, {"deal", Value{deal}}});
    const Committed done = firm.send(RecordOutcome{first, day(-1), "held"});
    REQUIRE(firm.count("dealing") == 1);
    const RecordId dealing = done.added.front();
    CHECK(firm.tables().value(dealing, firm.field("dealing", "lead")) == Value{lead});
    CHECK(firm.tables().value(dealing, firm.field("dealing", "deal")) == Value{deal});
    CHECK(firm.tables().value(lead, firm.field("lead", "state")) == words("contacted"));
}
