// What comes back: rules of recurrence (RRULE of iCalendar, RFC 5545 section 3.3.10) by the day, the days they fall on,
// and what they mean in a sentence.
//
//     const Recurrence rule = *recurrence_from("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU");
//     occurrences(rule, {start, 9 * 60}, from, to)          // every second Sunday between two days, both included
//     recurrence_sentence(rule, {arabic})                   "كل أسبوعين يوم الأحد"
//
// Known: FREQ of a day and longer, INTERVAL, COUNT, UNTIL, BYDAY with ordinals, BYMONTHDAY, BYMONTH, BYSETPOS, WKST.
// What falls several times on one day (FREQ=HOURLY, BYHOUR …), BYWEEKNO and BYYEARDAY is refused by name, never half
// obeyed.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/text/dates.hpp"

namespace crm {

enum class Frequency : std::uint8_t { daily, weekly, monthly, yearly };

struct NthWeekday {
    int nth = 0;     // -53..53 within the month or the year; 0: every one
    int weekday = 0; // 0 = Sunday
    bool operator==(const NthWeekday&) const = default;
};

// The last moment it may begin at, by the local clock.
struct RecurrenceEnd {
    Date day{};
    int minute = -1; // of the day; -1: all of that day
    bool operator==(const RecurrenceEnd&) const = default;
};

struct Recurrence {
    Frequency frequency = Frequency::weekly;
    int interval = 1; // 1..9999
    int count = 0;    // 1..99999; 0: without a number
    std::optional<RecurrenceEnd> until{};
    std::vector<NthWeekday> by_day{};
    std::vector<int> by_month_day{}; // -31..-1, 1..31
    std::vector<int> by_month{};     // 1..12
    std::vector<int> by_position{};  // -366..-1, 1..366: which of a period's days
    int first_weekday = 1;           // weeks begin on Monday where nobody says otherwise
    bool operator==(const Recurrence&) const = default;
};

enum class RecurrenceError : std::uint8_t {
    not_a_rule,    // not NAME=VALUE;…, or a value that its part cannot have
    not_supported, // a rule of the standard that Wasl does not follow
};

// UNTIL in the time of Greenwich is turned into the local clock, `offset_minutes` east of it.
Result<Recurrence, RecurrenceError> recurrence_from(std::string_view text, int offset_minutes = 0);
std::string rule_text(const Recurrence& rule); // read again, it is the same rule

// The days between `from` and `to`, both included, in order, at most `most` of them. The start is the first occurrence
// whatever the rule says of it, and counts; days in `except` count and are left out. At most 20,000 periods are looked
// at and nothing after the year 9999, so that a rule that nothing ever meets ends, too.
std::vector<Date> occurrences(const Recurrence& rule, DateTime start, Date from, Date to,
                              std::span<const Date> except = {}, std::size_t most = 4000);

// "كل أسبوعين يوم الأحد", "every 2 weeks on Sunday, 10 times".
std::string recurrence_sentence(const Recurrence& rule, const DateStyle& style);

} // namespace crm
