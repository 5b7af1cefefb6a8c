#include "core/queries/yearly.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/text/hijri.hpp"

namespace crm {

Date next_return(Date date, bool is_hijri, Date today, int& years) {
    if (is_hijri) {
        const auto first = hijri_of(date), now = hijri_of(today);
        if (first && now)
            for (int year = now->year; year <= now->year + 1; ++year) {
                const unsigned days = hijri_days_in_month(year, first->month);
                const auto next =
                    days ? date_of(HijriDate{year, first->month, std::min(first->day, days)}) : std::nullopt;
                if (!next || *next < today) continue;
                years = year - first->year;
                return *next;
            }
    }
    const CivilDate first = civil_of(date), now = civil_of(today);
    for (int year = now.year;; ++year) {
        const Date next = date_of(CivilDate{year, first.month, std::min(first.day, days_in_month(year, first.month))});
        if (next < today) continue;
        years = std::max(0, year - first.year);
        return next;
    }
}

Date moved_return(Date date, bool is_hijri, Date to) {
    if (is_hijri) {
        const auto first = hijri_of(date), goal = hijri_of(to);
        if (first && goal) {
            const unsigned days = hijri_days_in_month(first->year, goal->month);
            if (const auto moved = date_of(HijriDate{first->year, goal->month, std::min(goal->day, days)}))
                return *moved;
        }
    }
    const int year = civil_of(date).year;
    const CivilDate goal = civil_of(to);
    return date_of(CivilDate{year, goal.month, std::min(goal.day, days_in_month(year, goal.month))});
}

YearlyField::YearlyField(const Tables& tables, EntityIx entity, FieldIx field) {
    const std::string_view kind = tables.schema().entity(entity).key, key = tables.schema().field(entity, field).key;
    m_is_birthday = kind == "person" && key == "birthday";
    if (kind != "occasion" || key != "date") return;
    m_once = &known_column(tables, kind, "is_once");
    m_calendar = &known_column(tables, kind, "calendar");
    m_hijri = m_calendar->dictionary().find("hijri");
}

Returns YearlyField::of(Row row) const {
    if (m_is_birthday) return Returns::by_gregorian_year;
    if (!m_once || m_once->code(row) == 1) return Returns::never;
    const bool is_hijri = m_hijri != missing_code && m_calendar->code(row) == m_hijri;
    return is_hijri ? Returns::by_hijri_year : Returns::by_gregorian_year;
}

void YearlyDays::add(Row row, Date date, Returns returns) {
    if (returns == Returns::never) return;
    if (const auto hijri = hijri_of(date); hijri && returns == Returns::by_hijri_year) {
        m_hijri[hijri->month * 32 + hijri->day].push_back({date, row});
        return;
    }
    const CivilDate civil = civil_of(date);
    m_gregorian[civil.month * 32 + civil.day].push_back({date, row});
}

void YearlyDays::append_on(Date day, std::vector<Return>& out) const {
    // On the last of a month return the days that this month does not have, too.
    const auto append = [&](const auto& all, unsigned month, unsigned number, unsigned days, bool is_hijri) {
        const unsigned to = number == days ? 31 : number;
        for (auto at = all.lower_bound(month * 32 + number); at != all.end() && at->first <= month * 32 + to; ++at)
            for (const Entry& entry : at->second) {
                int years = 0;
                if (day >= entry.date && next_return(entry.date, is_hijri, day, years) == day)
                    out.push_back({entry.row, years});
            }
    };
    const CivilDate civil = civil_of(day);
    append(m_gregorian, civil.month, civil.day, days_in_month(civil.year, civil.month), false);
    if (const auto hijri = hijri_of(day))
        append(m_hijri, hijri->month, hijri->day, hijri_days_in_month(hijri->year, hijri->month), true);
}

} // namespace crm
