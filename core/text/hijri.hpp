// The Umm al-Qura calendar of Saudi Arabia, from its official table of month starts: 1 Muharram 1343 (1 August 1924) to
// 30 Dhu al-Hijja 1500 (16 November 2077). Outside of it nobody knows, so the answer is none. (Browsers' own
// "islamic-umalqura" starts two months in five on another day; do not compare with it.)
#pragma once
#include <compare>
#include <optional>

#include "core/base/date.hpp"

namespace crm {

struct HijriDate {
    int year = 0;
    unsigned month = 1, day = 1; // 1..12, 1..30
    auto operator<=>(const HijriDate&) const = default;
};

std::optional<HijriDate> hijri_of(Date date);
std::optional<Date> date_of(HijriDate hijri); // none for a day the month does not have, too

// Days in a month: 29 or 30 (28 and 31 happened in print); 0 outside the table.
unsigned hijri_days_in_month(int year, unsigned month);

} // namespace crm
