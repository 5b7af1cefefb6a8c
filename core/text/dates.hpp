// Dates and times as people write and read them, in both languages, both digit sets and both calendars.
//
//     date_text(date, {.locale = ar, .form = DateForm::medium})              "21 نوفمبر 2026"
//     date_from("٢١/١١/٢٠٢٦", today) == date_from("21 نوفمبر 2026", today) == date_from("1 جمادى الآخرة 1448هـ", today)
//     … date_from("بعد 3 أيام", today), date_from("tomorrow", today), date_from("+3", today) relative_day_text(date,
//     today, ar)                                     "قبل 3 أيام"
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/text/calendar_words.hpp"
#include "core/text/language.hpp"

namespace crm {

// ---- writing

enum class DateForm : std::uint8_t {
    numeric,    // 21/11/2026
    iso,        // 2026-11-21, Gregorian and ASCII whatever else is asked
    medium,     // 21 نوفمبر 2026 · 21 Nov 2026
    full,       // السبت، 21 نوفمبر 2026 · Saturday, 21 November 2026
    day_month,  // 21 نوفمبر
    month_year, // نوفمبر 2026
};

struct DateStyle {
    Locale locale{};
    DateForm form = DateForm::medium;
    Calendar calendar = Calendar::gregorian; // Hijri falls back to Gregorian outside the official table
    MonthNames months = MonthNames::standard;
};

void append_date(std::string& out, Date date, const DateStyle& style);
std::string date_text(Date date, const DateStyle& style);
std::string iso_text(Date date); // "2026-11-21"

enum class Clock : std::uint8_t { hours_12, hours_24 };

void append_time(std::string& out, int minute_of_day, Locale locale,
                 Clock clock = Clock::hours_12); // "3:30 م", "15:30"
std::string time_text(int minute_of_day, Locale locale, Clock clock = Clock::hours_12);

// "اليوم", "غدًا", "بعد 3 أيام", "قبل شهرين": counts in days up to a month, then in months, then in years.
std::string relative_day_text(Date date, Date today, Locale locale);
// "الآن", "قبل 5 دقائق", "بعد ساعتين"; from a day on as relative_day_text.
std::string relative_moment_text(Moment moment, Moment now, int offset_minutes, Locale locale);

// ---- reading

enum class DateProblem : std::uint8_t {
    not_a_date,
    no_such_day,        // 31/2/2026, 30 of a Hijri month of 29 days
    hijri_out_of_range, // before 1343 or after 1500
    no_such_time
};

enum class DateOrder : std::uint8_t {
    day_first,
    month_first
}; // of 3/4/2026; what can only be the other is read as the other

// Years 1300 to 1600 are Hijri, as is anything with a Hijri month or "هـ" behind it.
Result<Date, DateProblem> date_from(std::string_view text, Date today, DateOrder order = DateOrder::day_first);

// A wall-clock time without a zone.
struct DateTime {
    Date date{};
    int minute = 0; // of the day
    auto operator<=>(const DateTime&) const = default;
};
constexpr Moment moment_of(DateTime local, int offset_minutes) {
    return {(std::int64_t{local.date.days} * 1440 + local.minute - offset_minutes) * 60000};
}
DateTime local_of(Moment moment, int offset_minutes);

std::optional<int> time_from(std::string_view text); // minute of the day: "15:30", "3:30 م", "3 pm", "٣:٣٠ مساءً"
// A date, a time, or both in either order; a time alone is today's. "بعد ساعتين", "in 30 minutes" count from `now`.
Result<DateTime, DateProblem> date_time_from(std::string_view text, DateTime now,
                                             DateOrder order = DateOrder::day_first);

// ---- arithmetic people mean

Date add_months(Date date, int months);      // the same day, or the month's last
int whole_years_between(Date from, Date to); // an age

} // namespace crm
