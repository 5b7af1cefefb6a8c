// The words of what comes back: "كل أسبوعين يوم الأحد", "every 2 weeks on Sunday, 10 times".
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothPlurals every_days = {{"", "كل يوم", "كل يومين", "كل # أيام", "كل # يومًا", "كل # يوم"},
                                           {"", "every day", "", "", "", "every # days"}};
inline constexpr BothPlurals every_weeks = {{"", "كل أسبوع", "كل أسبوعين", "كل # أسابيع", "كل # أسبوعًا", "كل # أسبوع"},
                                            {"", "every week", "", "", "", "every # weeks"}};
inline constexpr BothPlurals every_months = {{"", "كل شهر", "كل شهرين", "كل # أشهر", "كل # شهرًا", "كل # شهر"},
                                             {"", "every month", "", "", "", "every # months"}};
inline constexpr BothPlurals every_years = {{"", "كل سنة", "كل سنتين", "كل # سنوات", "كل # سنة", "كل # سنة"},
                                            {"", "every year", "", "", "", "every # years"}};
inline constexpr BothPlurals times_in_all = {{"", "مرة واحدة", "مرتين", "# مرات", "# مرة", "# مرة"},
                                             {"", "once", "twice", "", "", "# times"}};
inline constexpr BothPlurals on_weekdays = {{"", "يوم ", "يومي ", "أيام ", "أيام ", "أيام "},
                                            {"", "on ", "", "", "", "on "}};
inline constexpr BothNames on_one_day = {"في ", "on "};
inline constexpr BothNames on_month_day = {"يوم ", "on day "};
inline constexpr BothNames on_month_days = {"أيام ", "on days "};
inline constexpr BothNames on_last_day = {"آخر يوم", "on the last day"};
inline constexpr BothNames from_the_end = {"من الآخر", "from the end"};
inline constexpr BothNames in_months = {"في ", "in "};
inline constexpr BothNames until_day = {"حتى ", "until "};
inline constexpr BothNames and_word = {" و", " and "};
inline constexpr BothNames only_these = {"منها فقط: ", "of these only: "};
inline constexpr BothNames number_word = {"رقم ", "number "};
inline constexpr BothNames last_word = {"آخر ", "the last "};
inline constexpr BothNames the_last_of_all = {"الأخير", "the last"};
inline constexpr BothNames nth_words[] = {{"أول ", "the first "},
                                          {"ثاني ", "the second "},
                                          {"ثالث ", "the third "},
                                          {"رابع ", "the fourth "},
                                          {"خامس ", "the fifth "}};

} // namespace crm::words
