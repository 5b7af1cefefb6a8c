// Dates and times, written and read. "Today" is Saturday, 21 November 2026 = 11 Jumada al-Akhirah 1448.
#include "core/text/dates.hpp"
#include "core/text/hijri.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {
constexpr Locale ar{Language::ar, DigitSet::latin}, ar_digits{Language::ar, DigitSet::arabic},
    en{Language::en, DigitSet::latin};
constexpr Date today = date_of(CivilDate{2026, 11, 21});
Date day(int year, unsigned month, unsigned day) { return date_of(CivilDate{year, month, day}); }
} // namespace

TEST_CASE("dates are written in both languages, digit sets and calendars") {
    CHECK(date_text(today, {ar}) == "21 نوفمبر 2026");
    CHECK(date_text(today, {ar_digits}) == "٢١ نوفمبر ٢٠٢٦");
    CHECK(date_text(today, {en}) == "21 Nov 2026");
    CHECK(date_text(today, {ar, DateForm::numeric}) == "21/11/2026");
    CHECK(date_text(today, {ar_digits, DateForm::iso}) == "2026-11-21");
    CHECK(date_text(today, {ar, DateForm::full}) == "السبت، 21 نوفمبر 2026");
    CHECK(date_text(today, {en, DateForm::full}) == "Saturday, 21 November 2026");
    CHECK(date_text(today, {en, DateForm::day_month}) == "21 November");
    CHECK(date_text(today, {ar, DateForm::month_year, Calendar::gregorian, MonthNames::levant}) == "تشرين الثاني 2026");
    const Date ramadan = *date_of(HijriDate{1447, 9, 1});
    CHECK(date_text(ramadan, {ar, DateForm::medium, Calendar::hijri}) == "1 رمضان 1447هـ");
    CHECK(date_text(ramadan, {en, DateForm::medium, Calendar::hijri}) == "1 Ramadan 1447 AH");
    CHECK(date_text(ramadan, {ar_digits, DateForm::numeric, Calendar::hijri}) == "١/٩/١٤٤٧هـ");
    CHECK(date_text(day(1900, 1, 1), {en, DateForm::medium, Calendar::hijri}) == "1 Jan 1900");
}

TEST_CASE("times are written by twelve and by twenty-four hours") {
    CHECK(time_text(0, en) == "12:00 AM");
    CHECK(time_text(12 * 60, en) == "12:00 PM");
    CHECK(time_text(15 * 60 + 5, ar) == "3:05 م");
    CHECK(time_text(15 * 60 + 5, ar_digits) == "٣:٠٥ م");
    CHECK(time_text(5, ar, Clock::hours_24) == "00:05");
}

TEST_CASE("distances in time use the right word for the number") {
    const std::tuple<int, std::string_view, std::string_view> same[] = {
        {0, "اليوم", "today"},
        {1, "غدًا", "tomorrow"},
        {2, "بعد غد", "in 2 days"},
        {-1, "أمس", "yesterday"},
        {-2, "أول أمس", "2 days ago"},
        {3, "بعد 3 أيام", "in 3 days"},
        {-3, "قبل 3 أيام", "3 days ago"},
        {11, "بعد 11 يومًا", "in 11 days"},
        {-29, "قبل 29 يومًا", "29 days ago"},
        {-31, "قبل شهر", "1 month ago"},
        {61, "بعد شهرين", "in 2 months"},
        {-100, "قبل 3 أشهر", "3 months ago"},
        {365, "بعد سنة", "in 1 year"},
        {-365 * 2 - 1, "قبل سنتين", "2 years ago"},
        {-4000, "قبل 10 سنوات", "10 years ago"},
    };
    for (const auto& [distance, arabic, english] : same) {
        CHECK(relative_day_text({today.days + distance}, today, ar) == arabic);
        CHECK(relative_day_text({today.days + distance}, today, en) == english);
    }
    CHECK(relative_day_text({today.days + 3}, today, ar_digits) == "بعد ٣ أيام");
    const Moment now = moment_of({today, 600}, 180);
    CHECK(relative_moment_text({now.ms - 30000}, now, 180, ar) == "الآن");
    CHECK(relative_moment_text({now.ms - 5 * 60000}, now, 180, ar) == "قبل 5 دقائق");
    CHECK(relative_moment_text({now.ms + 2 * 3600000}, now, 180, ar) == "بعد ساعتين");
    CHECK(relative_moment_text({now.ms - 23 * 3600000}, now, 180, en) == "23 hours ago");
    CHECK(relative_moment_text({now.ms - 25 * 3600000}, now, 180, en) == "yesterday");
}

TEST_CASE("dates are read as people type them") {
    const Date ramadan = *date_of(HijriDate{1447, 9, 1});
    const std::pair<std::string_view, Date> same[] = {
        {"2026-11-21", today},
        {"21/11/2026", today},
        {"21-11-26", today},
        {"٢١/١١/٢٠٢٦", today},
        {"۲۱/۱۱/۲۰۲۶", today},
        {"21.11.2026", today},
        {"21 11 2026", today},
        {"2026/11/21", today},
        {"20261121", today},
        {"21 نوفمبر 2026", today},
        {"21 نوفمبر، 2026", today},
        {"نوفمبر 21 2026", today},
        {"21 تشرين الثاني 2026", today},
        {"21 نونبر 2026", today},
        {"السبت، 21 نوفمبر 2026", today},
        {"Nov 21, 2026", today},
        {"21st of November 2026", today},
        {"Saturday, 21 November 2026", today},
        {"2026 Nov 21", today},
        {"21 nov", today},
        {"21/11", today},
        {"11/21/2026", today},
        {"21/11/2026م", today},
        {"21 نوفمبر 2026 م", today},
        {"1/2/85", day(1985, 2, 1)},
        {"1/2/46", day(2046, 2, 1)},
        {"1/2/47", day(1947, 2, 1)},
        {"29/2/2024", day(2024, 2, 29)},
        {"1/9/1447", ramadan},
        {"1447/9/1", ramadan},
        {"1-9-1447هـ", ramadan},
        {"1 رمضان 1447هـ", ramadan},
        {"1 رمضان 1447", ramadan},
        {"١ رمضان ١٤٤٧ هـ", ramadan},
        {"1 Ramadan 1447 AH", ramadan},
        {"1/9/47 هـ", ramadan},
        {"11 جمادى الآخرة 1448", *date_of(HijriDate{1448, 6, 11})},
        {"11 جمادى الثانية 1448", *date_of(HijriDate{1448, 6, 11})},
        {"9 ذو الحجة", *date_of(HijriDate{1448, 12, 9})},
        {"9 ذي الحجة 1447", *date_of(HijriDate{1447, 12, 9})},
        {"5 ربيع الأول 1448", *date_of(HijriDate{1448, 3, 5})},
        {"5 Rabi al-Awwal 1448", *date_of(HijriDate{1448, 3, 5})},
        {"اليوم", today},
        {"today", today},
        {"غدا", {today.days + 1}},
        {"غدًا", {today.days + 1}},
        {"tomorrow", {today.days + 1}},
        {"بعد غد", {today.days + 2}},
        {"أمس", {today.days - 1}},
        {"أول أمس", {today.days - 2}},
        {"+3", {today.days + 3}},
        {"+٣", {today.days + 3}},
        {"-1", {today.days - 1}},
        {"+2w", {today.days + 14}},
        {"بعد 3 أيام", {today.days + 3}},
        {"بعد ٣ ايام", {today.days + 3}},
        {"بعد يومين", {today.days + 2}},
        {"بعد أسبوع", {today.days + 7}},
        {"بعد شهر", day(2026, 12, 21)},
        {"قبل شهرين", day(2026, 9, 21)},
        {"منذ 3 أيام", {today.days - 3}},
        {"in 3 days", {today.days + 3}},
        {"3 days ago", {today.days - 3}},
        {"in a week", {today.days + 7}},
        {"next month", day(2026, 12, 21)},
        {"الأسبوع القادم", {today.days + 7}},
        {"بعد سنة", day(2027, 11, 21)},
        {"الأحد", {today.days + 1}},
        {"السبت", {today.days + 7}},
        {"يوم الخميس القادم", {today.days + 5}},
        {"next friday", {today.days + 6}},
        {"الجمعة الماضية", {today.days - 1}},
        {"last saturday", {today.days - 7}},
        {"  21/11/2026  ", today},
        {"\u200f21/11/2026", today},
    };
    for (const auto& [text, date] : same) {
        const auto read = date_from(text, today);
        REQUIRE_MESSAGE(read, text);
        CHECK_MESSAGE(iso_text(*read) == iso_text(date), text);
    }
    CHECK(date_from("3/4/2026", today) == day(2026, 4, 3));
    CHECK(date_from("3/4/2026", today, DateOrder::month_first) == day(2026, 3, 4));
    CHECK(date_from("25/4/2026", today, DateOrder::month_first) == day(2026, 4, 25));
}

TEST_CASE("what is no date says why") {
    for (std::string_view text :
         {"", "x", "2026", "21", "نوفمبر 2026", "21/11/2026/5", "32 كلمة 2026", "21 نوفمبر 1447هـ", "999999999",
          "1,250.5 x", "بعد", "بعد 3", "يوم", "/", "+", "+3x", "21:30", "بعد ساعتين"})
        CHECK_MESSAGE(date_from(text, today).error() == DateProblem::not_a_date, text);
    for (std::string_view text :
         {"31/2/2026", "29/2/2026", "0/1/2026", "32/1/2026", "13/13/2026", "31 نوفمبر 2026", "31/9/1447", "30/10/1447"})
        CHECK_MESSAGE(date_from(text, today).error() == DateProblem::no_such_day, text);
    for (std::string_view text : {"1/1/1342", "1/1/1501", "1 رمضان 1600", "1/1/1300"})
        CHECK_MESSAGE(date_from(text, today).error() == DateProblem::hijri_out_of_range, text);
}

TEST_CASE("times and date-times are read") {
    const std::pair<std::string_view, int> times[] = {
        {"15:30", 930}, {"3:30 م", 930},  {"٣:٣٠ مساءً", 930}, {"3:30 pm", 930}, {"3pm", 900},      {"3 p.m.", 900},
        {"12:00 ص", 0}, {"12 ظهرًا", 720}, {"00:00", 0},       {"9 صباحًا", 540}, {"الساعة 9", 540}, {"15:30:59", 930}};
    for (const auto& [text, minute] : times) CHECK_MESSAGE(time_from(text) == minute, text);
    for (std::string_view text : {"25:00", "9:60", "13 pm", "9", "", "9:", "x"}) CHECK_MESSAGE(!time_from(text), text);

    const DateTime now{today, 600};
    const std::pair<std::string_view, DateTime> same[] = {
        {"21/11/2026 15:30", {today, 930}},
        {"2026-11-21T15:30:00Z", {today, 930}},
        {"15:30 21/11/2026", {today, 930}},
        {"غدًا الساعة 9 صباحًا", {{today.days + 1}, 540}},
        {"tomorrow at 9am", {{today.days + 1}, 540}},
        {"21 نوفمبر 2026، 3:30 م", {today, 930}},
        {"٢١/١١/٢٠٢٦ ٣:٣٠ م", {today, 930}},
        {"9:15", {today, 555}},
        {"بعد ساعتين", {today, 720}},
        {"in 30 minutes", {today, 630}},
        {"بعد 20 ساعة", {{today.days + 1}, 360}},
        {"الأحد 10:00", {{today.days + 1}, 600}},
        {"21/11/2026", {today, 0}},
        {"1/9/1447 20:00", {*date_of(HijriDate{1447, 9, 1}), 1200}},
    };
    for (const auto& [text, expected] : same) {
        const auto read = date_time_from(text, now);
        REQUIRE_MESSAGE(read, text);
        CHECK_MESSAGE(*read == expected, text);
    }
    CHECK(date_time_from("21/11/2026 25:00", now).error() == DateProblem::no_such_time);
    CHECK(date_time_from("", now).error() == DateProblem::not_a_date);
    CHECK(local_of(moment_of({today, 930}, 180), 180) == DateTime{today, 930});
    CHECK(local_of(moment_of({today, 30}, -300), -300) == DateTime{today, 30});
}

TEST_CASE("every form that holds a whole date is read back") {
    for (int days = -20000; days < 39000; days += 97)
        for (Locale locale : {ar, ar_digits, en})
            for (Calendar calendar : {Calendar::gregorian, Calendar::hijri})
                for (MonthNames months :
                     {MonthNames::standard, MonthNames::levant, MonthNames::maghreb, MonthNames::morocco})
                    for (DateForm form : {DateForm::numeric, DateForm::iso, DateForm::medium, DateForm::full}) {
                        const std::string text = date_text({days}, {locale, form, calendar, months});
                        CHECK_MESSAGE(date_from(text, today) == Date{days}, text);
                    }
}

TEST_CASE("months and ages are counted as people do") {
    CHECK(add_months(day(2026, 1, 31), 1) == day(2026, 2, 28));
    CHECK(add_months(day(2026, 1, 31), -2) == day(2025, 11, 30));
    CHECK(add_months(day(2026, 12, 5), 1) == day(2027, 1, 5));
    CHECK(whole_years_between(day(2000, 11, 22), today) == 25);
    CHECK(whole_years_between(day(2000, 11, 21), today) == 26);
}
