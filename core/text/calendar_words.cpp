// The tables of names, and finding a month or a weekday by what people write.
#include "core/text/calendar_words.hpp"

#include "core/text/fold.hpp"

namespace crm {
namespace {

constexpr std::string_view months_en[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};

constexpr std::string_view months_ar[4][12] = {
    {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
    {"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
     "كانون الأول"},
    {"جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
    {"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"},
};

constexpr BothNames hijri_months[] = {
    {"محرم", "Muharram"},
    {"صفر", "Safar"},
    {"ربيع الأول", "Rabi al-Awwal"},
    {"ربيع الآخر", "Rabi al-Thani"},
    {"جمادى الأولى", "Jumada al-Ula"},
    {"جمادى الآخرة", "Jumada al-Akhirah"},
    {"رجب", "Rajab"},
    {"شعبان", "Shaban"},
    {"رمضان", "Ramadan"},
    {"شوال", "Shawwal"},
    {"ذو القعدة", "Dhu al-Qadah"},
    {"ذو الحجة", "Dhu al-Hijjah"},
};

struct Spelling { // folded
    std::string_view words;
    std::uint8_t month;
};
constexpr Spelling other_gregorian[] = {{"اغشت", 8},   {"اوغسطس", 8}, {"ابريل", 4}, {"نيسان", 4}, {"مايس", 5},
                                        {"حزيران", 6}, {"يوليه", 7},  {"يونيه", 6}, {"sept", 9}};
constexpr Spelling other_hijri[] = {
    {"المحرم", 1},          {"محرم الحرام", 1},  {"ربيع اول", 3},    {"ربيع الثاني", 4}, {"ربيع ثاني", 4},
    {"ربيع اخر", 4},        {"جمادي الاول", 5},  {"جماد الاول", 5},  {"جماد اول", 5},    {"جمادي الثانيه", 6},
    {"جمادي الثاني", 6},    {"جماد الثاني", 6},  {"جماد ثاني", 6},   {"جمادي الاخر", 6}, {"شعبان المعظم", 8},
    {"رمضان المبارك", 9},   {"ذي القعده", 11},   {"ذوالقعده", 11},   {"ذي الحجه", 12},   {"ذوالحجه", 12},
    {"القعده", 11},         {"الحجه", 12},       {"muharam", 1},     {"rabi i", 3},      {"rabi ii", 4},
    {"rabi al akhir", 4},   {"rabi al awal", 3}, {"jumada i", 5},    {"jumada ii", 6},   {"jumada al awwal", 5},
    {"jumada al thani", 6}, {"sha ban", 8},      {"ramadhan", 9},    {"shawal", 10},     {"dhul qadah", 11},
    {"dhul hijjah", 12},    {"dhul hijja", 12},  {"zul hijjah", 12},
};

constexpr BothNames weekdays[] = {
    {"الأحد", "Sunday"},    {"الاثنين", "Monday"}, {"الثلاثاء", "Tuesday"}, {"الأربعاء", "Wednesday"},
    {"الخميس", "Thursday"}, {"الجمعة", "Friday"},  {"السبت", "Saturday"},
};
constexpr std::string_view weekdays_short_ar[] = {"أحد", "اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت"};

// Equal, where "-" and "'" of English spellings count as a space and nothing.
bool is_same(std::string_view name, std::string_view words) {
    std::string form = folded(name);
    for (char& c : form)
        if (c == '-') c = ' ';
    return form == words;
}

} // namespace

std::string_view month_name(unsigned month, Language language, MonthNames names) {
    return language == Language::ar ? months_ar[static_cast<int>(names)][month - 1] : months_en[month - 1];
}
std::string_view month_name_short(unsigned month, Language language, MonthNames names) {
    return language == Language::ar ? month_name(month, language, names) : months_en[month - 1].substr(0, 3);
}
std::string_view hijri_month_name(unsigned month, Language language) { return hijri_months[month - 1].in(language); }
std::string_view weekday_name(int weekday, Language language) { return weekdays[weekday].in(language); }
std::string_view weekday_name_short(int weekday, Language language) {
    return language == Language::ar ? weekdays_short_ar[weekday] : weekdays[weekday].en.substr(0, 3);
}

std::optional<MonthInCalendar> month_from(std::string_view words) {
    for (unsigned m = 1; m <= 12; ++m) {
        for (const auto& names : months_ar)
            if (is_same(names[m - 1], words)) return MonthInCalendar{m, Calendar::gregorian};
        if (is_same(months_en[m - 1], words) || is_same(months_en[m - 1].substr(0, 3), words))
            return MonthInCalendar{m, Calendar::gregorian};
        if (is_same(hijri_months[m - 1].ar, words) || is_same(hijri_months[m - 1].en, words))
            return MonthInCalendar{m, Calendar::hijri};
    }
    for (const Spelling& other : other_gregorian)
        if (other.words == words) return MonthInCalendar{other.month, Calendar::gregorian};
    for (const Spelling& other : other_hijri)
        if (other.words == words) return MonthInCalendar{other.month, Calendar::hijri};
    return {};
}

std::optional<int> weekday_from(std::string_view word) {
    for (int day = 0; day < 7; ++day) {
        const BothNames& name = weekdays[day];
        if (is_same(name.ar, word) || is_same(name.en, word) || is_same(name.en.substr(0, 3), word) ||
            is_same(weekdays_short_ar[day], word))
            return day;
    }
    if (word == "الاتنين" || word == "الاثنين") return 1;
    if (word == "الثلاثا" || word == "التلات") return 2;
    if (word == "الاربعا") return 3;
    return {};
}

} // namespace crm
