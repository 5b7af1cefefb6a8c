// The words of calendars: months (Gregorian as four regions of the Arab world say them, and Hijri) and days of the
// week.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/country.hpp"
#include "core/text/language.hpp"

namespace crm {

enum class Calendar : std::uint8_t { gregorian, hijri };

// month 1..12, weekday 0 = Sunday.
std::string_view month_name(unsigned month, Language language, MonthNames names = MonthNames::standard);
std::string_view month_name_short(unsigned month, Language language,
                                  MonthNames names = MonthNames::standard); // "Nov"; whole in Arabic
std::string_view hijri_month_name(unsigned month, Language language);
std::string_view weekday_name(int weekday, Language language);
std::string_view weekday_name_short(int weekday, Language language); // "Sat", "سبت": for the heads of columns

struct MonthInCalendar {
    unsigned month = 0; // 1..12
    Calendar calendar = Calendar::gregorian;
};

// By any of the names above and their usual misspellings; `words` is folded text (fold.hpp).
std::optional<MonthInCalendar> month_from(std::string_view words);
std::optional<int> weekday_from(std::string_view word);

} // namespace crm
