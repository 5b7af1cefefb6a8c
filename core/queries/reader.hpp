// Who reads: in which language and digits, in which currency amounts without one are meant, what day it is where they
// are. Everything that turns records into text or compares with "today" gets it as a value, so that the core asks no
// clock.
#pragma once
#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/store/tables.hpp"
#include "core/text/country.hpp"
#include "core/text/language.hpp"

namespace crm {

struct Reader {
    Locale locale{};
    Currency currency = currency_of("SAR");
    Country country = country_of("SA");
    int offset_minutes = 0; // how far local time is ahead of UTC
    Date today{};
    bool hijri = false; // show the Hijri date beside the Gregorian one
    Language language() const { return locale.language; }
};

// The reader's settings as the firm's record has them; a firm that says nothing is Saudi.
Reader reader_of(const Tables& tables, Language language, Date today, int offset_minutes);

Place firm_place(const Tables& tables);
int quiet_days(const Tables& tables); // after how many days without contact a customer counts as gone quiet

} // namespace crm
