// Days that come back every year, found by day.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/queries/yearly.hpp"
#include "core/text/hijri.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
Date on(int year, unsigned month, unsigned day_of_month) { return date_of(CivilDate{year, month, day_of_month}); }
} // namespace

TEST_CASE("a day finds exactly those whose next return it is") {
    std::vector<std::pair<Date, bool>> days;
    std::uint32_t seed = 3;
    for (int i = 0; i < 400; ++i) {
        seed = seed * 1664525u + 1013904223u;
        days.push_back({{on(1930, 1, 1).days + static_cast<int>((seed >> 8) % 36000)}, i % 2 == 0});
    }
    days.push_back({on(2000, 2, 29), false});
    days.push_back({*date_of(HijriDate{1420, 1, 30}), true}); // a month that is shorter in other years
    YearlyDays yearly;
    for (Row row = 0; row < days.size(); ++row)
        yearly.add(row, days[row].first, days[row].second ? Returns::by_hijri_year : Returns::by_gregorian_year);
    std::vector<YearlyDays::Return> found;
    for (Date day = on(2023, 1, 1); day < on(2026, 12, 31); ++day.days) {
        found.clear();
        yearly.append_on(day, found);
        std::vector<Row> rows, expected;
        for (const auto& one : found) rows.push_back(one.row);
        for (Row row = 0; row < days.size(); ++row) {
            int years = 0;
            if (days[row].first <= day && next_return(days[row].first, days[row].second, day, years) == day)
                expected.push_back(row);
        }
        std::ranges::sort(rows);
        REQUIRE(rows == expected);
    }
}

TEST_CASE("nothing returns before it was, and what was never yearly does not") {
    YearlyDays yearly;
    yearly.add(1, on(2020, 5, 12), Returns::by_gregorian_year);
    yearly.add(2, on(2020, 5, 12), Returns::never);
    std::vector<YearlyDays::Return> found;
    yearly.append_on(on(2019, 5, 12), found);
    CHECK(found.empty());
    yearly.append_on(on(2020, 5, 12), found);
    yearly.append_on(on(2026, 5, 12), found);
    REQUIRE(found.size() == 2);
    CHECK(found[0].years == 0);
    CHECK(found[1].row == 1);
    CHECK(found[1].years == 6);
}

TEST_CASE("birthdays and occasions say whether they return, and in which calendar") {
    QueryFirm firm;
    const Row birthday = firm.place(firm.add("person", {{"name", "سارة"}, {"birthday", day(1990, 5, 12)}})).row;
    const Row plain = firm.place(firm.add("occasion", {{"title", "زواج"}, {"date", day(2010, 5, 10)}})).row;
    const EntityIx person = firm.schema.entity("person"), occasion = firm.schema.entity("occasion");
    const auto of_occasion = [&](Row row) {
        return YearlyField(firm.tables, occasion, firm.schema.field(occasion, "date")).of(row);
    };
    CHECK(YearlyField(firm.tables, person, firm.schema.field(person, "birthday")).of(birthday) ==
          Returns::by_gregorian_year);
    CHECK_FALSE(YearlyField(firm.tables, person, firm.schema.field(person, "created_at")).any());
    CHECK(of_occasion(plain) == Returns::by_gregorian_year); // though nobody has written "hijri" yet
    const Row hijri =
        firm.place(firm.add("occasion", {{"title", "حج"}, {"date", day(2010, 5, 10)}, {"calendar", "hijri"}})).row;
    const Row once =
        firm.place(firm.add("occasion", {{"title", "عقد"}, {"date", day(2010, 5, 10)}, {"is_once", number(1)}})).row;
    CHECK(of_occasion(hijri) == Returns::by_hijri_year);
    CHECK(of_occasion(once) == Returns::never);
}

TEST_CASE("a return that is carried to another day keeps its year") {
    CHECK(moved_return(on(1990, 5, 12), false, on(2026, 5, 14)) == on(1990, 5, 14));
    CHECK(moved_return(on(1990, 5, 12), false, on(2024, 2, 29)) == on(1990, 2, 28));
    const Date hijri = *date_of(HijriDate{1420, 9, 1});
    CHECK(moved_return(hijri, true, *date_of(HijriDate{1447, 9, 3})) == *date_of(HijriDate{1420, 9, 3}));
}
