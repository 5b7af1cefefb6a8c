// Dates and moments as plain integers: a Date counts days, a Moment counts milliseconds, both from 1970-01-01 (UTC).
// Calendar arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
#pragma once
#include <compare>
#include <cstdint>

namespace crm {

struct Date { // days since 1970-01-01, proleptic Gregorian
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;
};

struct Moment { // milliseconds since 1970-01-01T00:00Z
    std::int64_t ms = 0;
    auto operator<=>(const Moment&) const = default;
};

struct CivilDate {
    std::int32_t year = 1970;
    unsigned month = 1, day = 1; // 1..12, 1..31
    auto operator<=>(const CivilDate&) const = default;
};

constexpr Date date_of(CivilDate civil) {
    const int y = civil.year - (civil.month <= 2);
    const int era = (y >= 0 ? y : y - 399) / 400;
    const unsigned yoe = static_cast<unsigned>(y - era * 400);
    const unsigned doy = (153 * (civil.month > 2 ? civil.month - 3 : civil.month + 9) + 2) / 5 + civil.day - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return {era * 146097 + static_cast<int>(doe) - 719468};
}

constexpr CivilDate civil_of(Date date) {
    const int z = date.days + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const unsigned doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const unsigned month = mp < 10 ? mp + 3 : mp - 9;
    return {static_cast<int>(yoe) + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
constexpr unsigned days_in_month(int year, unsigned month) {
    constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}
constexpr bool is_valid(CivilDate civil) {
    return civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= days_in_month(civil.year, civil.month);
}

// 0 = Sunday … 6 = Saturday.
constexpr int weekday_of(Date date) { return static_cast<int>(((date.days + 4) % 7 + 7) % 7); }

// The day a moment falls on for somebody `offset_minutes` east of Greenwich.
constexpr Date date_of(Moment moment, int offset_minutes = 0) {
    const std::int64_t ms = moment.ms + std::int64_t{offset_minutes} * 60000, day = 86400000;
    return {static_cast<std::int32_t>(ms >= 0 ? ms / day : (ms - day + 1) / day)};
}

} // namespace crm
