// The list of the day: what is due, what was promised, whose day it is, who has gone quiet.
#include <doctest/doctest.h>

#include "core/queries/query_caches.hpp"
#include "core/queries/yearly.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
Reader on(int year, unsigned month, unsigned day_of_month) {
    return {.today = date_of(CivilDate{year, month, day_of_month})};
}
} // namespace

TEST_CASE("tasks and promises, the most urgent first") {
    QueryFirm firm;
    QueryCaches caches(firm.schema);
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    firm.add("task", {{"title", "غدًا"}, {"due", day(2025, 5, 11)}});
    const RecordId late = firm.add("task", {{"title", "متأخرة"}, {"due", day(2025, 5, 1)}, {"person", sara}});
    firm.add("task", {{"title", "اليوم"}, {"due", day(2025, 5, 10)}, {"priority", "normal"}});
    firm.add("task", {{"title", "اليوم عاجل"}, {"due", day(2025, 5, 10)}, {"priority", "high"}});
    firm.add("task", {{"title", "بعيدة"}, {"due", day(2025, 7, 10)}});
    firm.add("task", {{"title", "بلا موعد"}});
    firm.add("task", {{"title", "منجزة"}, {"due", day(2025, 5, 1)}, {"done_at", moment(2025, 5, 1)}});
    firm.add("dealing", {{"channel", "call"}, {"person", sara}, {"next_date", day(2025, 5, 9)}});
    firm.add("dealing", {{"channel", "call"}, {"next_date", day(2025, 5, 9)}, {"is_followed", number(1)}});
    const Reader reader = on(2025, 5, 10);
    const Today* now = &today(firm.tables, caches, reader);
    REQUIRE(now->tasks.size() == 4);
    CHECK(now->tasks[0].place == firm.place(late));
    CHECK(now->tasks[0].days == -9);
    CHECK(now->tasks[0].customer == firm.place(sara));
    CHECK(now->tasks[1].place.row == 3);
    CHECK(now->tasks[2].place.row == 2);
    CHECK(now->tasks[3].days == 1);
    REQUIRE(now->promises.size() == 1);
    CHECK(now->promises[0].days == -1);
    CHECK(now->promises[0].customer == firm.place(sara));
    firm.set(late, "done_at", moment(2025, 5, 10));
    CHECK(today(firm.tables, caches, reader).tasks.size() == 3);
    firm.remove(now->tasks[0].place.row == 3 ? firm.tables.id(now->tasks[0].place) : late);
    CHECK(today(firm.tables, caches, reader).tasks_total == 2);
    CHECK(today(firm.tables, caches, on(2025, 8, 1)).tasks_total == 3);
    CHECK(today(firm.tables, caches, reader, {.next_days = 7, .items_max = 1}).tasks.size() == 1);
}

TEST_CASE("next steps of open deals and of leads are promises as well") {
    QueryFirm firm;
    QueryCaches caches(firm.schema);
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId deal = firm.add("deal", {{"title", "صفقة"}, {"person", sara}, {"next_step_on", day(2025, 5, 12)}});
    const RecordId lead = firm.add("lead", {{"name", "هدى"}, {"next_step_on", day(2025, 5, 9)}});
    firm.add("lead", {{"name", "بدر"}, {"state", "unqualified"}, {"next_step_on", day(2025, 5, 9)}});
    firm.add("deal", {{"title", "بعيدة"}, {"next_step_on", day(2025, 7, 9)}});
    const Reader reader = on(2025, 5, 10);
    const Today* now = &today(firm.tables, caches, reader);
    REQUIRE(now->promises.size() == 2);
    CHECK(now->promises[0].place == firm.place(lead));
    CHECK(now->promises[0].customer == firm.place(lead));
    CHECK(now->promises[1].place == firm.place(deal));
    CHECK(now->promises[1].customer == firm.place(sara));
    firm.set(deal, "closed_at", moment(2025, 5, 10));
    CHECK(today(firm.tables, caches, reader).promises.size() == 1);
    firm.set(lead, "next_step_on", Value{});
    CHECK(today(firm.tables, caches, reader).promises.empty());
}

TEST_CASE("the day a ticket is to be solved by is a promise to its customer, until it is solved") {
    QueryFirm firm;
    QueryCaches caches(firm.schema);
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId late =
        firm.add("ticket", {{"subject", "أ"}, {"state", "open"}, {"person", sara}, {"due", day(2025, 5, 9)}});
    firm.add("ticket", {{"subject", "ب"}, {"state", "open"}, {"person", sara}, {"due", day(2025, 7, 9)}});
    firm.add("ticket", {{"subject", "ج"}, {"state", "open"}, {"person", sara}});
    const Reader reader = on(2025, 5, 10);
    const Today* now = &today(firm.tables, caches, reader);
    REQUIRE(now->promises.size() == 1);
    CHECK(now->promises[0].place == firm.place(late));
    CHECK(now->promises[0].customer == firm.place(sara));
    CHECK(now->promises[0].days == -1);
    firm.set(late, "solved_at", moment(2025, 5, 10));
    CHECK(today(firm.tables, caches, reader).promises.empty());
}

TEST_CASE("birthdays and occasions return every year, in both calendars") {
    int years = 0;
    const auto d = [](int year, unsigned month, unsigned day_of_month) {
        return date_of(CivilDate{year, month, day_of_month});
    };
    CHECK(next_return(d(1990, 5, 12), false, d(2025, 5, 10), years) == d(2025, 5, 12));
    CHECK(years == 35);
    CHECK(next_return(d(1990, 5, 9), false, d(2025, 5, 10), years) == d(2026, 5, 9));
    CHECK(next_return(d(2000, 2, 29), false, d(2025, 2, 1), years) == d(2025, 2, 28));
    CHECK(next_return(d(2000, 2, 29), false, d(2028, 2, 28), years) == d(2028, 2, 29));
    // 1 Shawwal 1440 was 4 June 2019; 1 Shawwal 1446 was 30 March 2025
    CHECK(next_return(d(2019, 6, 4), true, d(2025, 3, 1), years) == d(2025, 3, 30));
    CHECK(years == 6);

    QueryFirm firm;
    QueryCaches caches(firm.schema);
    const RecordId sara = firm.add("person", {{"name", "سارة"}, {"birthday", day(1990, 5, 12)}});
    firm.add("person", {{"name", "عمر"}, {"birthday", day(1990, 6, 12)}});
    firm.add("occasion", {{"title", "زواج"}, {"date", day(2010, 5, 10)}, {"person", sara}});
    firm.add("occasion", {{"title", "عقد"}, {"date", day(2020, 5, 11)}, {"is_once", number(1)}});
    const Today& now = today(firm.tables, caches, on(2025, 5, 10));
    REQUIRE(now.occasions.size() == 2);
    CHECK(now.occasions[0].kind == TodayKind::occasion);
    CHECK(now.occasions[0].years == 15);
    CHECK(now.occasions[1].kind == TodayKind::birthday);
    CHECK(now.occasions[1].days == 2);
    CHECK(today(firm.tables, caches, on(2024, 2, 25)).occasions.empty());
}

TEST_CASE("customers gone quiet, the best first") {
    QueryFirm firm;
    QueryCaches caches(firm.schema);
    const auto customer = [&](const char* name, const char* stage, std::int64_t worth, Value last) {
        const RecordId id = firm.add("person", {{"name", name}, {"stage", stage}});
        if (worth)
            firm.add("order", {{"person", id}, {"total", riyals(worth)}, {"date", last}, {"state", "delivered"}});
        else
            firm.set(id, "last_contacted", Value{std::get<std::int64_t>(last) * 86'400'000});
        return id;
    };
    const RecordId good = customer("جيد", "recurring", 500, day(2025, 1, 1));
    const RecordId best = customer("أفضل", "vip", 5000, day(2024, 12, 1));
    customer("حديث", "vip", 9000, day(2025, 5, 1));
    customer("مفقود", "lost", 9000, day(2024, 5, 1));
    customer("محتمل", "prospect", 0, day(2024, 5, 1));
    customer("بلا طلب", "recurring", 0, day(2025, 2, 1));
    const Reader reader = on(2025, 5, 10);
    const Today* now = &today(firm.tables, caches, reader);
    REQUIRE(now->quiet.size() == 3);
    CHECK(now->quiet[0].place == firm.place(best));
    CHECK(now->quiet[0].value.minor == 500'000);
    CHECK(now->quiet[1].place == firm.place(good));
    CHECK(now->quiet[1].days == -129);
    firm.set(good, "last_contacted", moment(2025, 5, 9));
    CHECK(today(firm.tables, caches, reader).quiet_total == 2);
}
