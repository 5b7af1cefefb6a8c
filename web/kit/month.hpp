// A month of either calendar, for those who show one. Private to web/kit.
#pragma once
#include <string>

#include "core/base/date.hpp"
#include "core/text/calendar_words.hpp"

namespace crm {

struct Month {
    Calendar calendar = Calendar::gregorian;
    int year = 0;
    unsigned month = 1;
};

Month month_with(Date date, Calendar calendar);
Date first_day(const Month& month);
unsigned days_in(const Month& month);
Month moved(Month month, int step); // stays at the end of the official Hijri table
std::string title_of(const Month& month);
std::string day_name(Date date, Calendar calendar); // "السبت، 21 نوفمبر 2026"

} // namespace crm
