// Rules of recurrence, by the examples of RFC 5545 section 3.8.5.3: what the standard says they fall on is copied here.
#include "core/text/recurrence.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {

Date day(int year, unsigned month, unsigned of_month) { return date_of(CivilDate{year, month, of_month}); }
Recurrence rule(std::string_view text) {
    const auto read = recurrence_from(text);
    REQUIRE_MESSAGE(read.has_value(), text);
    return *read;
}

// "9/2 9/16 1/13": the first days after a start at nine o'clock; a smaller month begins the next year, or more of them
// ("1999:" names it).
std::string days(std::string_view text, Date start, std::size_t most, std::vector<Date> except = {}) {
    std::string out;
    int year = civil_of(start).year;
    for (const Date each : occurrences(rule(text), {start, 9 * 60}, start, day(2300, 1, 1), except, most)) {
        const CivilDate civil = civil_of(each);
        if (!out.empty()) out += ' ';
        if (civil.year != year) out += std::to_string(civil.year) + ":";
        year = civil.year;
        out += std::to_string(civil.month) + "/" + std::to_string(civil.day);
    }
    return out;
}

const Date start = day(1997, 9, 2); // a Tuesday

} // namespace

TEST_CASE("RFC 5545: rules by the day and by the week") {
    CHECK(days("FREQ=DAILY;COUNT=10", start, 20) == "9/2 9/3 9/4 9/5 9/6 9/7 9/8 9/9 9/10 9/11");
    const auto until = occurrences(rule("FREQ=DAILY;UNTIL=19971224T000000Z"), {start, 540}, start, day(1999, 1, 1));
    CHECK(until.size() == 113); // 2 September to 23 December
    CHECK(until.back() == day(1997, 12, 23));
    CHECK(days("FREQ=DAILY;INTERVAL=2", start, 5) == "9/2 9/4 9/6 9/8 9/10");
    CHECK(days("FREQ=DAILY;INTERVAL=10;COUNT=5", start, 20) == "9/2 9/12 9/22 10/2 10/12");
    const auto januaries =
        occurrences(rule("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1"), {day(1998, 1, 1), 540}, {}, day(2001, 1, 1));
    CHECK(januaries.size() == 93);
    CHECK(januaries == occurrences(rule("FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA"),
                                   {day(1998, 1, 1), 540}, {}, day(2001, 1, 1)));
    CHECK(days("FREQ=WEEKLY;COUNT=10", start, 20) == "9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4");
    CHECK(days("FREQ=WEEKLY;INTERVAL=2;WKST=SU", start, 6) == "9/2 9/16 9/30 10/14 10/28 11/11");
    CHECK(days("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", start, 20) ==
          "9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2");
    CHECK(days("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", day(1997, 9, 1), 40) ==
          "9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 11/24 "
          "11/26 11/28 12/8 12/10 12/12 12/22");
    CHECK(days("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", start, 20) ==
          "9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16");
    // Where a week begins decides which days are of the same week.
    CHECK(days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", day(1997, 8, 5), 9) == "8/5 8/10 8/19 8/24");
    CHECK(days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", day(1997, 8, 5), 9) == "8/5 8/17 8/19 8/31");
}

TEST_CASE("RFC 5545: rules by the month") {
    CHECK(days("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", day(1997, 9, 5), 20) ==
          "9/5 10/3 11/7 12/5 1998:1/2 2/6 3/6 4/3 5/1 6/5");
    CHECK(days("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", day(1997, 9, 5), 20) == "9/5 10/3 11/7 12/5");
    CHECK(days("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", day(1997, 9, 7), 20) ==
          "9/7 9/28 11/2 11/30 1998:1/4 1/25 3/1 3/29 5/3 5/31");
    CHECK(days("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", day(1997, 9, 22), 20) == "9/22 10/20 11/17 12/22 1998:1/19 2/16");
    CHECK(days("FREQ=MONTHLY;BYMONTHDAY=-3", day(1997, 9, 28), 6) == "9/28 10/29 11/28 12/29 1998:1/29 2/26");
    CHECK(days("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", start, 20) ==
          "9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15 1998:1/2 1/15");
    CHECK(days("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", day(1997, 9, 30), 20) ==
          "9/30 10/1 10/31 11/1 11/30 12/1 12/31 1998:1/1 1/31 2/1");
    CHECK(days("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", day(1997, 9, 10), 20) ==
          "9/10 9/11 9/12 9/13 9/14 9/15 1999:3/10 3/11 3/12 3/13");
    CHECK(days("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", start, 18) ==
          "9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25 1998:1/6 1/13 1/20 1/27 3/3 3/10 3/17 3/24 3/31");
    // Friday the 13th; the start itself is taken out.
    CHECK(days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", start, 5, {start}) ==
          "1998:2/13 3/13 11/13 1999:8/13 2000:10/13");
    CHECK(days("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", day(1997, 9, 13), 10) ==
          "9/13 10/11 11/8 12/13 1998:1/10 2/7 3/7 4/11 5/9 6/13");
    CHECK(days("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", day(1997, 9, 4), 9) == "9/4 10/7 11/6");
    CHECK(days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", day(1997, 9, 29), 7) ==
          "9/29 10/30 11/27 12/30 1998:1/29 2/26 3/30");
    CHECK(days("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", day(2007, 1, 15), 9) == "1/15 1/30 2/15 3/15 3/30");
}

TEST_CASE("RFC 5545: rules by the year") {
    CHECK(days("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", day(1997, 6, 10), 20) ==
          "6/10 7/10 1998:6/10 7/10 1999:6/10 7/10 2000:6/10 7/10 2001:6/10 7/10");
    CHECK(days("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", day(1997, 3, 10), 20) ==
          "3/10 1999:1/10 2/10 3/10 2001:1/10 2/10 3/10 2003:1/10 2/10 3/10");
    CHECK(days("FREQ=YEARLY;BYDAY=20MO", day(1997, 5, 19), 3) == "5/19 1998:5/18 1999:5/17");
    CHECK(days("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", day(1997, 3, 13), 7) == "3/13 3/20 3/27 1998:3/5 3/12 3/19 3/26");
    CHECK(days("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", day(1997, 6, 5), 14) ==
          "6/5 6/12 6/19 6/26 7/3 7/10 7/17 7/24 7/31 8/7 8/14 8/21 8/28 1998:6/4");
    // Election day: the first Tuesday after a Monday in November, every fourth year.
    CHECK(days("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", day(1996, 11, 5), 3) ==
          "11/5 2000:11/7 2004:11/2");
}

TEST_CASE("a leap day waits for its year, and what never comes ends") {
    CHECK(days("FREQ=YEARLY", day(2024, 2, 29), 3) == "2/29 2028:2/29 2032:2/29");
    CHECK(days("FREQ=MONTHLY", day(2026, 1, 31), 4) == "1/31 3/31 5/31 7/31");
    CHECK(days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", day(2026, 1, 1), 9) == "1/1");
    CHECK(days("FREQ=YEARLY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=30", day(2026, 1, 1), 9) == "1/1");
    CHECK(occurrences(rule("FREQ=MONTHLY;INTERVAL=9999"), {start, 0}, {}, Date{INT32_MAX}).size() < 20);
}

TEST_CASE("a window far from the start gives what counting from the start gives") {
    for (const std::string_view text : {"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;WKST=SU",
                                        "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1TH", "FREQ=YEARLY;INTERVAL=3;BYMONTH=1,12"}) {
        const auto all = occurrences(rule(text), {start, 540}, start, day(2030, 1, 1), {}, 100'000);
        const auto late = occurrences(rule(text), {start, 540}, day(2021, 3, 10), day(2030, 1, 1), {}, 100'000);
        REQUIRE(!late.empty());
        CHECK(std::equal(late.rbegin(), late.rend(), all.rbegin()));
        CHECK(all[all.size() - late.size() - 1] < day(2021, 3, 10));
    }
}

TEST_CASE("what is no rule is refused, and what is not followed is told apart") {
    for (const std::string_view text : {"",
                                        "weekly",
                                        "INTERVAL=2",
                                        "FREQ=OFTEN",
                                        "FREQ=DAILY;INTERVAL=0",
                                        "FREQ=DAILY;COUNT=0",
                                        "FREQ=DAILY;COUNT=2;COUNT=3",
                                        "FREQ=DAILY;COUNT=2;UNTIL=20260101",
                                        "FREQ=DAILY;UNTIL=20260231",
                                        "FREQ=DAILY;UNTIL=tomorrow",
                                        "FREQ=WEEKLY;BYDAY=XX",
                                        "FREQ=WEEKLY;BYDAY=1MO",
                                        "FREQ=MONTHLY;BYDAY=0MO",
                                        "FREQ=WEEKLY;BYMONTHDAY=3",
                                        "FREQ=MONTHLY;BYMONTHDAY=32",
                                        "FREQ=YEARLY;BYMONTH=-1",
                                        "FREQ=DAILY;BYSETPOS=1",
                                        "FREQ=DAILY;COUNT=99999999999999999999",
                                        "FREQ=DAILY;;",
                                        "FREQ=DAILY;X=1"}) {
        CAPTURE(text);
        REQUIRE(!recurrence_from(text));
        CHECK(recurrence_from(text).error() == RecurrenceError::not_a_rule);
    }
    for (const std::string_view text : {"FREQ=HOURLY;INTERVAL=3", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
                                        "FREQ=YEARLY;BYYEARDAY=1,100,200", "FREQ=DAILY;BYHOUR=9,10"}) {
        CAPTURE(text);
        REQUIRE(!recurrence_from(text));
        CHECK(recurrence_from(text).error() == RecurrenceError::not_supported);
    }
    CHECK(recurrence_from("RRULE:freq=weekly;byday=mo;")->by_day == std::vector<NthWeekday>{{0, 1}});
}

TEST_CASE("a rule is said in both languages") {
    const DateStyle ar{{Language::ar, DigitSet::latin}}, en{{Language::en, DigitSet::latin}};
    const DateStyle digits{{Language::ar, DigitSet::arabic}};
    const auto say = [](std::string_view text, const DateStyle& style) {
        return recurrence_sentence(rule(text), style);
    };
    CHECK(say("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", ar) == "كل أسبوعين يوم الأحد");
    CHECK(say("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", en) == "every 2 weeks on Sunday");
    CHECK(say("FREQ=DAILY", ar) == "كل يوم");
    CHECK(say("FREQ=DAILY;INTERVAL=3;COUNT=10", digits) == "كل ٣ أيام، ١٠ مرات");
    CHECK(say("FREQ=DAILY;INTERVAL=3;COUNT=10", en) == "every 3 days, 10 times");
    CHECK(say("FREQ=WEEKLY;BYDAY=SU,TU", ar) == "كل أسبوع يومي الأحد والثلاثاء");
    CHECK(say("FREQ=WEEKLY;BYDAY=SU,TU,TH", ar) == "كل أسبوع أيام الأحد والثلاثاء والخميس");
    CHECK(say("FREQ=WEEKLY;BYDAY=SU,TU,TH", en) == "every week on Sunday, Tuesday and Thursday");
    CHECK(say("FREQ=MONTHLY;BYDAY=2TU", ar) == "كل شهر في ثاني ثلاثاء");
    CHECK(say("FREQ=MONTHLY;BYDAY=-1FR", en) == "every month on the last Friday");
    CHECK(say("FREQ=MONTHLY;BYDAY=-1FR", ar) == "كل شهر في آخر جمعة");
    CHECK(say("FREQ=MONTHLY;INTERVAL=11;BYMONTHDAY=15", ar) == "كل 11 شهرًا يوم 15");
    CHECK(say("FREQ=MONTHLY;BYMONTHDAY=-1", ar) == "كل شهر آخر يوم");
    CHECK(say("FREQ=MONTHLY;BYMONTHDAY=-1", en) == "every month on the last day");
    CHECK(say("FREQ=YEARLY;BYMONTH=1;UNTIL=20301231", en) == "every year in January, until 31 Dec 2030");
    CHECK(say("FREQ=YEARLY;BYDAY=20MO", ar) == "كل سنة في الاثنين رقم 20");
    CHECK(say("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", en) ==
          "every month on Monday and Tuesday, of these only: the last");
}
