// What numbers, days and moments a condition lets pass: one range, both ends included.
#pragma once
#include <algorithm>

#include "core/queries/filter.hpp"

namespace crm {

struct Range { // both ends included; never reaches the number that means missing
    std::int64_t low = missing_number + 1, high = INT64_MAX;
};

inline std::int64_t number_in(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* money = std::get_if<Money>(&value)) return money->minor;
    return 0;
}

// The numbers that pass, of days for dates and moments.
inline Range range_of(const Condition& condition, const Reader& reader) {
    const Date today = reader.today;
    const auto value = [&](std::size_t i) { return i < condition.values.size() ? number_in(condition.values[i]) : 0; };
    Range range;
    switch (condition.op) {
    case Operator::less:
    case Operator::before: range.high = value(0) - 1; break;
    case Operator::at_most: range.high = value(0); break;
    case Operator::greater:
    case Operator::after: range.low = value(0) + 1; break;
    case Operator::at_least: range.low = value(0); break;
    case Operator::between: range = {std::min(value(0), value(1)), std::max(value(0), value(1))}; break;
    case Operator::in_last_days: range = {today.days - value(0), today.days}; break;
    case Operator::in_next_days: range = {today.days, today.days + value(0)}; break;
    case Operator::older_than_days: range.high = today.days - value(0) - 1; break;
    case Operator::in_period: {
        const auto* key = condition.values.empty() ? nullptr : std::get_if<std::string>(&condition.values[0]);
        const NamedPeriod* period = key ? find_period(*key) : nullptr;
        const Days days = period ? days_of(*period, reader) : Days{};
        range = {days.first, days.last};
        break;
    }
    default: range = {value(0), value(0)}; break;
    }
    range.low = std::max(range.low, missing_number + 1);
    return range;
}

// Days where the reader is, as milliseconds.
inline Range moments_of(Range days, int offset_minutes) {
    constexpr std::int64_t day_ms = 86'400'000, days_max = INT64_MAX / day_ms / 2;
    const std::int64_t offset_ms = std::int64_t{offset_minutes} * 60'000;
    Range moments;
    if (days.low > -days_max) moments.low = std::min(days.low, days_max) * day_ms - offset_ms;
    if (days.high < days_max) moments.high = (std::max(days.high, -days_max) + 1) * day_ms - offset_ms - 1;
    return moments;
}

} // namespace crm
