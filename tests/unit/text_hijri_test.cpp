// The Umm al-Qura calendar against its official table and website.
#include "core/text/hijri.hpp"
#include "core/text/numbers.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {
int number(std::string_view text) { return static_cast<int>(integer_from(text).value()); }
Date iso(std::string_view text) {
    return date_of(CivilDate{number(text.substr(0, 4)), static_cast<unsigned>(number(text.substr(5, 2))),
                             static_cast<unsigned>(number(text.substr(8, 2)))});
}
} // namespace

TEST_CASE("every month of the official table starts on its day, both ways") {
    const std::string content = test::text_data("ummalqura_month_starts_1343_1500.csv");
    const auto table = test::rows(content);
    REQUIRE(table.size() == 1896);
    for (const auto& row : table) {
        const HijriDate first{number(row[0]), static_cast<unsigned>(number(row[1])), 1};
        const auto length = static_cast<unsigned>(number(row[3]));
        CHECK(date_of(first) == iso(row[2]));
        CHECK(hijri_of(iso(row[2])) == first);
        CHECK(hijri_days_in_month(first.year, first.month) == length);
        CHECK(date_of(HijriDate{first.year, first.month, length}) ==
              Date{iso(row[2]).days + static_cast<int>(length) - 1});
        CHECK_FALSE(date_of(HijriDate{first.year, first.month, length + 1}));
    }
}

TEST_CASE("the official website agrees") {
    const std::string content = test::text_data("official_website_1431_plus.csv");
    const auto table = test::rows(content);
    REQUIRE(table.size() > 500);
    for (const auto& row : table) {
        const HijriDate hijri{number(row[0]), static_cast<unsigned>(number(row[1])),
                              static_cast<unsigned>(number(row[2]))};
        CHECK(date_of(hijri) == iso(row[3]));
        CHECK(hijri_of(iso(row[3])) == hijri);
    }
}

TEST_CASE("every day of the range survives the way there and back, and no day outside has an answer") {
    const Date first = iso("1924-08-01"), last = iso("2077-11-16");
    HijriDate before{1342, 12, 30};
    for (Date date = first; date <= last; ++date.days) {
        const auto hijri = hijri_of(date);
        REQUIRE(hijri);
        CHECK(*hijri > before);
        CHECK(date_of(*hijri) == date);
        before = *hijri;
    }
    CHECK(before == HijriDate{1500, 12, 30});
    CHECK_FALSE(hijri_of({first.days - 1}));
    CHECK_FALSE(hijri_of({last.days + 1}));
    CHECK_FALSE(date_of(HijriDate{1342, 1, 1}));
    CHECK_FALSE(date_of(HijriDate{1501, 1, 1}));
    CHECK_FALSE(date_of(HijriDate{1447, 13, 1}));
    CHECK_FALSE(date_of(HijriDate{1447, 1, 0}));
}
