#include "core/text/recurrence.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text_append.hpp"
#include "core/base/trimmed.hpp"

namespace crm {

namespace {

constexpr std::array<std::string_view, 4> frequencies = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<std::string_view, 7> weekdays = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::size_t list_max = 64; // longer than any list that says something
constexpr int periods_max = 20'000;
constexpr Date last_known_day = date_of(CivilDate{9999, 12, 31});

// ---- reading

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return out;
}

std::optional<int> whole(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
    return value;
}

bool is_within(std::optional<int> value, int low, int high) { return value && *value >= low && *value <= high; }

template <class Take> bool each_part(std::string_view text, char between, Take take) {
    for (std::size_t parts = 0; parts < list_max; ++parts) {
        const std::size_t end = text.find(between);
        if (!take(trimmed(text.substr(0, end)))) return false;
        if (end == text.npos) return true;
        text.remove_prefix(end + 1);
    }
    return false;
}

bool read_numbers(std::string_view text, int most, bool may_be_negative, std::vector<int>& to) {
    return to.empty() && each_part(text, ',', [&](std::string_view one) {
               const std::optional<int> value = whole(one);
               if (!is_within(value, may_be_negative ? -most : 1, most) || *value == 0) return false;
               to.push_back(*value);
               return true;
           });
}

template <std::size_t n>
std::optional<int> place_in(const std::array<std::string_view, n>& names, std::string_view one) {
    for (std::size_t i = 0; i < n; ++i)
        if (names[i] == one) return static_cast<int>(i);
    return {};
}

bool read_days(std::string_view text, std::vector<NthWeekday>& to) {
    return to.empty() && each_part(text, ',', [&](std::string_view one) {
               if (one.size() < 2) return false;
               const std::optional<int> weekday = place_in(weekdays, one.substr(one.size() - 2));
               one.remove_suffix(2);
               const std::optional<int> nth = one.empty() ? 0 : whole(one);
               if (!weekday || !is_within(nth, -53, 53) || (!one.empty() && *nth == 0)) return false;
               to.push_back({*nth, *weekday});
               return true;
           });
}

std::optional<RecurrenceEnd> end_from(std::string_view text, int offset_minutes) {
    const auto number = [&](std::size_t at, std::size_t size) {
        const std::string_view digits = at + size <= text.size() ? text.substr(at, size) : std::string_view();
        const bool is_number = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        return is_number ? whole(digits).value_or(-1) : -1;
    };
    const CivilDate civil{number(0, 4), static_cast<unsigned>(number(4, 2)), static_cast<unsigned>(number(6, 2))};
    if (civil.year < 1 || !is_valid(civil)) return {};
    if (text.size() == 8) return RecurrenceEnd{date_of(civil)};
    const int hour = number(9, 2), minute = number(11, 2);
    if (text[8] != 'T' || hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
    const bool is_greenwich = text.ends_with('Z');
    if (text.size() != (is_greenwich ? 16U : 15U) || number(13, 2) < 0) return {};
    const DateTime local =
        local_of(moment_of({date_of(civil), hour * 60 + minute}, 0), is_greenwich ? offset_minutes : 0);
    return RecurrenceEnd{local.date, local.minute};
}

bool is_sound(const Recurrence& rule) {
    const bool is_short = rule.frequency == Frequency::daily || rule.frequency == Frequency::weekly;
    const bool has_ordinals = std::ranges::any_of(rule.by_day, [](const NthWeekday& day) { return day.nth != 0; });
    if (is_short && has_ordinals) return false;
    if (rule.frequency == Frequency::weekly && !rule.by_month_day.empty()) return false;
    const bool has_days = !rule.by_day.empty() || !rule.by_month_day.empty() || !rule.by_month.empty();
    return rule.by_position.empty() || has_days;
}

// One NAME=VALUE; none when it is well.
std::optional<RecurrenceError> read_part(std::string_view name, std::string_view value, int offset_minutes,
                                         Recurrence& rule) {
    const auto bad_unless = [](bool is_good) {
        return is_good ? std::optional<RecurrenceError>() : RecurrenceError::not_a_rule;
    };
    if (name == "FREQ") {
        if (const std::optional<int> found = place_in(frequencies, value)) {
            rule.frequency = static_cast<Frequency>(*found);
            return {};
        }
        const bool is_known = value == "HOURLY" || value == "MINUTELY" || value == "SECONDLY";
        return is_known ? RecurrenceError::not_supported : RecurrenceError::not_a_rule;
    }
    if (name == "INTERVAL" || name == "COUNT") {
        const bool is_count = name == "COUNT";
        const std::optional<int> number = whole(value);
        if (!is_within(number, 1, is_count ? 99'999 : 9'999)) return RecurrenceError::not_a_rule;
        (is_count ? rule.count : rule.interval) = *number;
        return {};
    }
    if (name == "UNTIL") return bad_unless((rule.until = end_from(value, offset_minutes)).has_value());
    if (name == "BYDAY") return bad_unless(read_days(value, rule.by_day));
    if (name == "BYMONTHDAY") return bad_unless(read_numbers(value, 31, true, rule.by_month_day));
    if (name == "BYMONTH") return bad_unless(read_numbers(value, 12, false, rule.by_month));
    if (name == "BYSETPOS") return bad_unless(read_numbers(value, 366, true, rule.by_position));
    if (name == "WKST") {
        const std::optional<int> weekday = place_in(weekdays, value);
        rule.first_weekday = weekday.value_or(1);
        return bad_unless(weekday.has_value());
    }
    for (const std::string_view known : {"BYHOUR", "BYMINUTE", "BYSECOND", "BYWEEKNO", "BYYEARDAY", "RSCALE", "SKIP"})
        if (name == known) return RecurrenceError::not_supported;
    return RecurrenceError::not_a_rule;
}

void append_basic(std::string& out, Date day) {
    const CivilDate civil = civil_of(day);
    append_integer(out, civil.year, 4);
    append_integer(out, civil.month, 2);
    append_integer(out, civil.day, 2);
}

// ---- the days of a rule

struct Period {
    Date first{}, last{};
};

// The period that holds the start, or the `step`th after it.
Period period_at(const Recurrence& rule, const CivilDate& start, Date start_day, std::int64_t step) {
    const auto by_days = [&](Date first, int length) {
        const std::int64_t day = first.days + step * length;
        if (day > last_known_day.days) return Period{{last_known_day.days + 1}, {last_known_day.days + 1}};
        return Period{{static_cast<std::int32_t>(day)}, {static_cast<std::int32_t>(day) + length - 1}};
    };
    switch (rule.frequency) {
    case Frequency::daily: return by_days(start_day, 1);
    case Frequency::weekly: return by_days({start_day.days - (weekday_of(start_day) - rule.first_weekday + 7) % 7}, 7);
    case Frequency::monthly: {
        const std::int64_t month = start.year * std::int64_t{12} + start.month - 1 + step;
        const int year = static_cast<int>(month / 12);
        if (year > 9999) return {{last_known_day.days + 1}, {last_known_day.days + 1}};
        const unsigned of_year = static_cast<unsigned>(month % 12) + 1;
        const Date first = date_of(CivilDate{year, of_year, 1});
        return {first, {first.days + static_cast<int>(days_in_month(year, of_year)) - 1}};
    }
    case Frequency::yearly: break;
    }
    const std::int64_t year = start.year + step;
    if (year > 9999) return {{last_known_day.days + 1}, {last_known_day.days + 1}};
    const int civil_year = static_cast<int>(year);
    return {date_of(CivilDate{civil_year, 1, 1}), date_of(CivilDate{civil_year, 12, 31})};
}

// How many periods after the start's one holds the day.
std::int64_t steps_to(const Recurrence& rule, const CivilDate& start, Date start_day, Date day) {
    const CivilDate civil = civil_of(day);
    switch (rule.frequency) {
    case Frequency::daily: return day.days - start_day.days;
    case Frequency::weekly: return (day.days - period_at(rule, start, start_day, 0).first.days) / 7;
    case Frequency::monthly:
        return (civil.year - start.year) * std::int64_t{12} + static_cast<int>(civil.month) -
               static_cast<int>(start.month);
    case Frequency::yearly: break;
    }
    return civil.year - start.year;
}

template <class T> bool holds(const std::vector<T>& list, const T& one) {
    return std::ranges::find(list, one) != list.end();
}

bool is_nth(const NthWeekday& wanted, int at, int size) { // at: days since the span began; size: days of the span
    if (wanted.nth == 0) return true;
    return wanted.nth > 0 ? at / 7 + 1 == wanted.nth : (size - 1 - at) / 7 + 1 == -wanted.nth;
}

bool is_met(const Recurrence& rule, const CivilDate& start, int start_weekday, Date day, const CivilDate& civil) {
    const bool is_long = rule.frequency == Frequency::monthly || rule.frequency == Frequency::yearly;
    const bool has_days = !rule.by_day.empty() || !rule.by_month_day.empty();
    const int month = static_cast<int>(civil.month), in_month = static_cast<int>(civil.day);
    const int month_size = static_cast<int>(days_in_month(civil.year, civil.month));
    if (!rule.by_month.empty()) {
        if (!holds(rule.by_month, month)) return false;
    } else if (rule.frequency == Frequency::yearly && !has_days && civil.month != start.month) {
        return false;
    }
    if (!rule.by_month_day.empty()) {
        if (!holds(rule.by_month_day, in_month) && !holds(rule.by_month_day, in_month - month_size - 1)) return false;
    } else if (is_long && !has_days && civil.day != start.day) {
        return false;
    }
    const int weekday = weekday_of(day);
    if (rule.by_day.empty()) return rule.frequency != Frequency::weekly || weekday == start_weekday;
    const bool is_in_year = rule.frequency == Frequency::yearly && rule.by_month.empty();
    const int at = is_in_year ? day.days - date_of(CivilDate{civil.year, 1, 1}).days : in_month - 1;
    const int size = is_in_year ? (is_leap(civil.year) ? 366 : 365) : month_size;
    return std::ranges::any_of(rule.by_day,
                               [&](const NthWeekday& one) { return one.weekday == weekday && is_nth(one, at, size); });
}

void keep_positions(const std::vector<int>& positions, std::vector<Date>& days) {
    if (positions.empty()) return;
    std::vector<Date> kept;
    const int size = static_cast<int>(days.size());
    for (int i = 0; i < size; ++i)
        if (holds(positions, i + 1) || holds(positions, i - size)) kept.push_back(days[static_cast<std::size_t>(i)]);
    days = std::move(kept);
}

} // namespace

Result<Recurrence, RecurrenceError> recurrence_from(std::string_view text, int offset_minutes) {
    const std::string all = upper(trimmed(text));
    std::string_view rest = all;
    if (rest.starts_with("RRULE:")) rest.remove_prefix(6);
    if (rest.ends_with(';')) rest.remove_suffix(1);
    Recurrence rule;
    std::optional<RecurrenceError> error;
    std::vector<std::string_view> seen;
    const bool is_read = each_part(rest, ';', [&](std::string_view part) {
        const std::size_t equals = part.find('=');
        if (equals == part.npos) return false;
        const std::string_view name = part.substr(0, equals);
        if (holds(seen, name)) return false;
        seen.push_back(name);
        const auto found = read_part(name, part.substr(equals + 1), offset_minutes, rule);
        if (found && (!error || *found == RecurrenceError::not_a_rule)) error = found;
        return true;
    });
    const bool has_frequency = holds(seen, std::string_view("FREQ"));
    if (!is_read || !has_frequency) return Unexpected{RecurrenceError::not_a_rule};
    if (error) return Unexpected{*error};
    if (!is_sound(rule) || (rule.count > 0 && rule.until)) return Unexpected{RecurrenceError::not_a_rule};
    return rule;
}

std::string rule_text(const Recurrence& rule) {
    std::string out = "FREQ=";
    out += frequencies[static_cast<std::size_t>(rule.frequency)];
    const auto numbers = [&](std::string_view name, const std::vector<int>& list) {
        if (list.empty()) return;
        out += name;
        for (std::size_t i = 0; i < list.size(); ++i) out += (i > 0 ? "," : "") + std::to_string(list[i]);
    };
    if (rule.interval != 1) out += ";INTERVAL=" + std::to_string(rule.interval);
    if (rule.count > 0) out += ";COUNT=" + std::to_string(rule.count);
    if (rule.until) {
        out += ";UNTIL=";
        append_basic(out, rule.until->day);
        if (rule.until->minute >= 0) {
            out += 'T';
            append_integer(out, rule.until->minute / 60, 2);
            append_integer(out, rule.until->minute % 60, 2);
            out += "00";
        }
    }
    numbers(";BYMONTH=", rule.by_month);
    numbers(";BYMONTHDAY=", rule.by_month_day);
    for (std::size_t i = 0; i < rule.by_day.size(); ++i) {
        out += i > 0 ? "," : ";BYDAY=";
        if (rule.by_day[i].nth != 0) out += std::to_string(rule.by_day[i].nth);
        out += weekdays[static_cast<std::size_t>(rule.by_day[i].weekday)];
    }
    numbers(";BYSETPOS=", rule.by_position);
    if (rule.first_weekday != 1) {
        out += ";WKST=";
        out += weekdays[static_cast<std::size_t>(rule.first_weekday)];
    }
    return out;
}

std::vector<Date> occurrences(const Recurrence& rule, DateTime start, Date from, Date to, std::span<const Date> except,
                              std::size_t most) {
    std::vector<Date> found, days;
    const CivilDate civil_start = civil_of(start.date);
    if (civil_start.year < 1 || civil_start.year > 9999) return found;
    const int start_weekday = weekday_of(start.date);
    to = std::min(to, last_known_day);
    int counted = 0;
    // false: nothing after this day
    const auto take = [&](Date day) {
        if (day > to || found.size() >= most) return false;
        const bool is_late =
            rule.until && (day > rule.until->day ||
                           (day == rule.until->day && rule.until->minute >= 0 && start.minute > rule.until->minute));
        if (is_late && day != start.date) return false;
        if (rule.count > 0 && counted >= rule.count) return false;
        ++counted;
        if (day >= from && std::ranges::find(except, day) == except.end()) found.push_back(day);
        return true;
    };
    if (!take(start.date)) return found;
    // Without a number to count to, what lies before `from` needs no look.
    std::int64_t step = 0;
    if (rule.count == 0 && from > start.date) {
        step = steps_to(rule, civil_start, start.date, from);
        step -= step % rule.interval;
    }
    for (int periods = 0; periods < periods_max; ++periods, step += rule.interval) {
        const Period period = period_at(rule, civil_start, start.date, step);
        if (period.first > to) break;
        days.clear();
        for (Date day = period.first; day <= period.last; ++day.days)
            if (is_met(rule, civil_start, start_weekday, day, civil_of(day))) days.push_back(day);
        keep_positions(rule.by_position, days);
        for (const Date day : days)
            if (day > start.date && !take(day)) return found;
    }
    return found;
}

} // namespace crm
