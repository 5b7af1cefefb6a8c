#include "core/queries/periods.hpp"

#include <algorithm>
#include <array>

#include "core/text/hijri.hpp"

namespace crm {

namespace {

std::int32_t floor_div(std::int32_t a, std::int32_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

constexpr NamedPeriod periods[] = {
    {"today", {"اليوم", "today"}},
    {"yesterday", {"أمس", "yesterday"}, DateUnit::day, -1, -1},
    {"tomorrow", {"غدًا", "tomorrow"}, DateUnit::day, 1, 1},
    {"this_week", {"هذا الأسبوع", "this week"}, DateUnit::week},
    {"last_week", {"الأسبوع الماضي", "last week"}, DateUnit::week, -1, -1},
    {"next_week", {"الأسبوع القادم", "next week"}, DateUnit::week, 1, 1},
    {"this_month", {"هذا الشهر", "this month"}, DateUnit::month},
    {"last_month", {"الشهر الماضي", "last month"}, DateUnit::month, -1, -1},
    {"next_month", {"الشهر القادم", "next month"}, DateUnit::month, 1, 1},
    {"this_quarter", {"هذا الربع", "this quarter"}, DateUnit::quarter},
    {"last_quarter", {"الربع الماضي", "last quarter"}, DateUnit::quarter, -1, -1},
    {"next_quarter", {"الربع القادم", "next quarter"}, DateUnit::quarter, 1, 1},
    {"this_year", {"هذه السنة", "this year"}, DateUnit::year},
    {"last_year", {"السنة الماضية", "last year"}, DateUnit::year, -1, -1},
    {"next_year", {"السنة القادمة", "next year"}, DateUnit::year, 1, 1},
    {"this_hijri_month", {"هذا الشهر الهجري", "this Hijri month"}, DateUnit::hijri_month},
    {"last_hijri_month", {"الشهر الهجري الماضي", "last Hijri month"}, DateUnit::hijri_month, -1, -1},
    {"next_hijri_month", {"الشهر الهجري القادم", "next Hijri month"}, DateUnit::hijri_month, 1, 1},
    {"this_hijri_year", {"هذه السنة الهجرية", "this Hijri year"}, DateUnit::hijri_year},
    {"last_hijri_year", {"السنة الهجرية الماضية", "last Hijri year"}, DateUnit::hijri_year, -1, -1},
    {"past", {"قبل اليوم", "before today"}, DateUnit::day, endless, -1},
    {"future", {"بعد اليوم", "after today"}, DateUnit::day, 1, endless},
};

} // namespace

int first_weekday_of(const Reader& reader) {
    const CountryInfo* info = find_country(reader.country);
    return info ? info->first_day : 0;
}

std::int32_t period_of(Date date, DateUnit unit, int first_weekday) {
    constexpr int weekday_of_day_0 = 4; // 1 January 1970 was a Thursday
    switch (unit) {
    case DateUnit::day: return date.days;
    case DateUnit::week: return floor_div(date.days + weekday_of_day_0 - first_weekday, 7);
    case DateUnit::hijri_month:
    case DateUnit::hijri_year: {
        const auto hijri = hijri_of(date);
        if (!hijri) return no_period;
        return unit == DateUnit::hijri_year ? hijri->year
                                            : hijri->year * 12 + static_cast<std::int32_t>(hijri->month) - 1;
    }
    default: break;
    }
    const CivilDate civil = civil_of(date);
    const auto month = static_cast<std::int32_t>(civil.month) - 1;
    if (unit == DateUnit::year) return civil.year;
    return unit == DateUnit::quarter ? civil.year * 4 + month / 3 : civil.year * 12 + month;
}

Date first_day_of(std::int32_t period, DateUnit unit, int first_weekday) {
    const auto civil = [](std::int32_t months) {
        const std::int32_t year = floor_div(months, 12);
        return date_of(CivilDate{year, static_cast<unsigned>(months - year * 12) + 1, 1});
    };
    const auto hijri = [](std::int32_t months) {
        const auto date = date_of(HijriDate{months / 12, static_cast<unsigned>(months % 12) + 1, 1});
        if (date) return *date;
        // The month after the table's last: the day after its last day.
        const int year = (months - 1) / 12;
        const auto month = static_cast<unsigned>((months - 1) % 12) + 1;
        const auto last = date_of(HijriDate{year, month, hijri_days_in_month(year, month)});
        return last ? Date{last->days + 1} : Date{};
    };
    switch (unit) {
    case DateUnit::day: return {period};
    case DateUnit::week: return {period * 7 - 4 + first_weekday};
    case DateUnit::month: return civil(period);
    case DateUnit::quarter: return civil(period * 3);
    case DateUnit::year: return civil(period * 12);
    case DateUnit::hijri_month: return hijri(period);
    case DateUnit::hijri_year: return hijri(period * 12);
    }
    return {};
}

std::span<const NamedPeriod> named_periods() { return periods; }

const NamedPeriod* find_period(std::string_view key) {
    const auto* at = std::ranges::find(periods, key, &NamedPeriod::key);
    return at == std::end(periods) ? nullptr : at;
}

Days days_of(const NamedPeriod& period, const Reader& reader) {
    constexpr std::int64_t far = INT32_MAX;
    const int first_weekday = first_weekday_of(reader);
    const std::int32_t now = period_of(reader.today, period.unit, first_weekday);
    if (now == no_period) return {};
    Days days{-far, far};
    if (period.from != endless) days.first = first_day_of(now + period.from, period.unit, first_weekday).days;
    if (period.to != endless)
        days.last = std::int64_t{first_day_of(now + period.to + 1, period.unit, first_weekday).days} - 1;
    return days;
}

} // namespace crm
