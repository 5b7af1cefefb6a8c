// Writing dates. Reading them is in date_reading.cpp.
#include "core/text/dates.hpp"

#include "core/base/text_append.hpp"
#include "core/text/hijri.hpp"
#include "core/text/item_list.hpp"
#include "core/text/numbers.hpp"
#include "core/text/plural.hpp"

namespace crm {
namespace {

// What the styles need to know of a day in either calendar.
struct DayInCalendar {
    std::int32_t year;
    unsigned month, day;
    Calendar calendar;
};

DayInCalendar in_calendar(Date date, Calendar calendar) {
    if (calendar == Calendar::hijri)
        if (const auto hijri = hijri_of(date)) return {hijri->year, hijri->month, hijri->day, Calendar::hijri};
    const CivilDate civil = civil_of(date);
    return {civil.year, civil.month, civil.day, Calendar::gregorian};
}

std::string_view name_of_month(const DayInCalendar& day, const DateStyle& style) {
    const Language language = style.locale.language;
    if (day.calendar == Calendar::hijri) return hijri_month_name(day.month, language);
    return style.form == DateForm::medium ? month_name_short(day.month, language, style.months)
                                          : month_name(day.month, language, style.months);
}

void append_year(std::string& out, const DayInCalendar& day, Language language) {
    append_integer(out, day.year);
    if (day.calendar == Calendar::hijri) out += language == Language::ar ? "هـ" : " AH";
}

void append_parts(std::string& out, Date date, const DateStyle& style) {
    const Language language = style.locale.language;
    const DayInCalendar day = in_calendar(date, style.calendar);
    if (style.form == DateForm::numeric) {
        append_unsigned(out, day.day);
        out += '/';
        append_unsigned(out, day.month);
        out += '/';
        return append_year(out, day, language);
    }
    if (style.form == DateForm::full) {
        out += weekday_name(weekday_of(date), language);
        out += comma(language);
    }
    if (style.form != DateForm::month_year) {
        append_unsigned(out, day.day);
        out += ' ';
    }
    out += name_of_month(day, style);
    if (style.form == DateForm::day_month) return;
    out += ' ';
    append_year(out, day, language);
}

// The words behind قبل and بعد are in the genitive: يومين, not يومان.
constexpr BothPlurals minutes{{{}, "دقيقة", "دقيقتين", "# دقائق", "# دقيقة", "# دقيقة"},
                              {.one = "# minute", .other = "# minutes"}};
constexpr BothPlurals hours{{{}, "ساعة", "ساعتين", "# ساعات", "# ساعة", "# ساعة"},
                            {.one = "# hour", .other = "# hours"}};
constexpr BothPlurals days{{{}, "يوم", "يومين", "# أيام", "# يومًا", "# يوم"}, {.one = "# day", .other = "# days"}};
constexpr BothPlurals months{{{}, "شهر", "شهرين", "# أشهر", "# شهرًا", "# شهر"},
                             {.one = "# month", .other = "# months"}};
constexpr BothPlurals years{{{}, "سنة", "سنتين", "# سنوات", "# سنة", "# سنة"}, {.one = "# year", .other = "# years"}};

std::string distance_text(const BothPlurals& unit, int count, Locale locale) {
    const std::string amount = counted_text(unit, count < 0 ? -count : count, locale);
    if (locale.language == Language::ar) return (count < 0 ? "قبل " : "بعد ") + amount;
    return count < 0 ? amount + " ago" : "in " + amount;
}

int whole_months_between(Date from, Date to) {
    const CivilDate a = civil_of(from), b = civil_of(to);
    const int months_apart = (b.year - a.year) * 12 + static_cast<int>(b.month) - static_cast<int>(a.month);
    if (from <= to) return months_apart - (add_months(from, months_apart) > to);
    return months_apart + (add_months(from, months_apart) < to);
}

} // namespace

void append_date(std::string& out, Date date, const DateStyle& style) {
    if (style.form == DateForm::iso) {
        out += iso_text(date);
        return;
    }
    std::string parts;
    append_parts(parts, date, style);
    append_with_digits(out, parts, style.locale.digits);
}

std::string date_text(Date date, const DateStyle& style) {
    std::string out;
    append_date(out, date, style);
    return out;
}

std::string iso_text(Date date) {
    const CivilDate civil = civil_of(date);
    std::string out;
    append_integer(out, civil.year, 4);
    out += '-';
    append_unsigned(out, civil.month, 2);
    out += '-';
    append_unsigned(out, civil.day, 2);
    return out;
}

void append_time(std::string& out, int minute_of_day, Locale locale, Clock clock) {
    const int hour = minute_of_day / 60;
    std::string parts;
    append_unsigned(parts, static_cast<unsigned>(clock == Clock::hours_24 ? hour : (hour + 11) % 12 + 1),
                    clock == Clock::hours_24 ? 2 : 1);
    parts += ':';
    append_unsigned(parts, static_cast<unsigned>(minute_of_day % 60), 2);
    if (clock == Clock::hours_12)
        parts += locale.language == Language::ar ? (hour < 12 ? " ص" : " م") : (hour < 12 ? " AM" : " PM");
    append_with_digits(out, parts, locale.digits);
}

std::string time_text(int minute_of_day, Locale locale, Clock clock) {
    std::string out;
    append_time(out, minute_of_day, locale, clock);
    return out;
}

std::string relative_day_text(Date date, Date today, Locale locale) {
    constexpr BothNames near_days[] = {{"أول أمس", "2 days ago"},
                                       {"أمس", "yesterday"},
                                       {"اليوم", "today"},
                                       {"غدًا", "tomorrow"},
                                       {"بعد غد", "in 2 days"}};
    const int distance = date.days - today.days;
    if (distance >= -2 && distance <= 2) return with_digits(near_days[distance + 2].in(locale.language), locale.digits);
    const int months_apart = whole_months_between(today, date);
    if (months_apart == 0) return distance_text(days, distance, locale);
    return months_apart > -12 && months_apart < 12 ? distance_text(months, months_apart, locale)
                                                   : distance_text(years, months_apart / 12, locale);
}

std::string relative_moment_text(Moment moment, Moment now, int offset_minutes, Locale locale) {
    const std::int64_t distance = (moment.ms - now.ms) / 60000;
    if (distance == 0) return locale.language == Language::ar ? "الآن" : "now";
    if (distance > -60 && distance < 60) return distance_text(minutes, static_cast<int>(distance), locale);
    if (distance > -1440 && distance < 1440) return distance_text(hours, static_cast<int>(distance / 60), locale);
    return relative_day_text(date_of(moment, offset_minutes), date_of(now, offset_minutes), locale);
}

DateTime local_of(Moment moment, int offset_minutes) {
    const Date date = date_of(moment, offset_minutes);
    const std::int64_t minute =
        (moment.ms + std::int64_t{offset_minutes} * 60000 - std::int64_t{date.days} * 86400000) / 60000;
    return {date, static_cast<int>(minute)};
}

Date add_months(Date date, int count) {
    CivilDate civil = civil_of(date);
    const int month = civil.year * 12 + static_cast<int>(civil.month) - 1 + count;
    civil.year = month >= 0 ? month / 12 : (month - 11) / 12;
    civil.month = static_cast<unsigned>(month - civil.year * 12) + 1;
    const unsigned last = days_in_month(civil.year, civil.month);
    if (civil.day > last) civil.day = last;
    return date_of(civil);
}

int whole_years_between(Date from, Date to) { return whole_months_between(from, to) / 12; }

} // namespace crm
