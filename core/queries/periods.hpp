// Days as people gather them: weeks as the reader's country begins them, months and years of both calendars; and those
// that have names seen from today: this week, last month, the coming Hijri year.
#pragma once
#include <cstdint>
#include <span>

#include "core/queries/reader.hpp"

namespace crm {

enum class DateUnit : std::uint8_t { day, week, month, quarter, year, hijri_month, hijri_year };

// By number, so that those without records are there too.
inline constexpr std::int32_t no_period = INT32_MIN;
std::int32_t period_of(Date date, DateUnit unit, int first_weekday); // no_period: outside of the Hijri table
Date first_day_of(std::int32_t period, DateUnit unit, int first_weekday);
int first_weekday_of(const Reader& reader);

// Seen from today. The key is written in filters ("date:this_week") and never changes.
struct NamedPeriod {
    std::string_view key;
    BothNames label;
    DateUnit unit = DateUnit::day;
    std::int8_t from = 0, to = 0; // periods away from today's; `endless` where there is no end
};
inline constexpr std::int8_t endless = INT8_MAX;
std::span<const NamedPeriod> named_periods();
const NamedPeriod* find_period(std::string_view key);

struct Days { // both included; none when the first lies behind the last
    std::int64_t first = 0, last = -1;
    bool operator==(const Days&) const = default;
};
Days days_of(const NamedPeriod& period, const Reader& reader);

} // namespace crm
