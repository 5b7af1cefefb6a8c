// Days that come back every year: birthdays, and the occasions that are not for once, in the Gregorian or the Hijri
// calendar.
#pragma once
#include <map>
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

// The next return of a yearly day, today included; of 29 February and of the 30th of a short Hijri month, the last of
// the month.
Date next_return(Date date, bool is_hijri, Date today, int& years);

// The same day of another year: the stored year, the month and day of `to`, as the day's own calendar counts them.
Date moved_return(Date date, bool is_hijri, Date to);

enum class Returns : std::uint8_t { never, by_gregorian_year, by_hijri_year };

// Which dates of a field come back; asked row by row.
class YearlyField {
public:
    YearlyField(const Tables& tables, EntityIx entity, FieldIx field);
    bool any() const { return m_is_birthday || m_once; }
    Returns of(Row row) const;

private:
    bool m_is_birthday = false;
    const Column *m_once = nullptr, *m_calendar = nullptr;
    std::int32_t m_hijri = missing_code;
};

// Finds who returns on a day without walking through all of them.
class YearlyDays {
public:
    struct Return {
        Row row = 0;
        int years = 0; // the how-manieth
    };
    void add(Row row, Date date, Returns returns);
    void clear() { *this = {}; }
    void append_on(Date day, std::vector<Return>& out) const; // from the day itself on, never before it

private:
    struct Entry {
        Date date{};
        Row row = 0;
    };
    std::map<unsigned, std::vector<Entry>> m_gregorian, m_hijri; // by month * 32 + day
};

} // namespace crm
