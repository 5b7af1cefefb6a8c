// The table of countries, and finding one by its name.
#include "core/text/country.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/text/fold.hpp"

namespace crm {
namespace {

constexpr std::uint8_t sun = 1, thu = 1 << 4, fri = 1 << 5, sat = 1 << 6;
constexpr std::uint8_t fri_sat = fri | sat, sat_sun = sat | sun, thu_fri = thu | fri;
constexpr std::uint8_t on_sunday = 0, on_monday = 1, on_saturday = 6;
constexpr DigitSet latin = DigitSet::latin, arabic = DigitSet::arabic;
constexpr MonthNames standard = MonthNames::standard, levant = MonthNames::levant, maghreb = MonthNames::maghreb,
                     morocco = MonthNames::morocco;

// Weekend and first day of the week from CLDR's supplemental data, with the changes since (the Emirates' Saturday and
// Sunday).
constexpr CountryInfo countries[] = {
    {"SA",
     {"السعودية", "Saudi Arabia"},
     966,
     "SAR",
     fri_sat,
     on_sunday,
     latin,
     standard,
     true,
     "KSA|المملكة العربية السعودية|المملكة"},
    {"AE",
     {"الإمارات", "United Arab Emirates"},
     971,
     "AED",
     sat_sun,
     on_monday,
     latin,
     standard,
     false,
     "UAE|الإمارات العربية المتحدة|Emirates"},
    {"EG", {"مصر", "Egypt"}, 20, "EGP", fri_sat, on_saturday, arabic, standard, false, "جمهورية مصر العربية"},
    {"KW", {"الكويت", "Kuwait"}, 965, "KWD", fri_sat, on_sunday, latin},
    {"QA", {"قطر", "Qatar"}, 974, "QAR", fri_sat, on_sunday, latin},
    {"BH", {"البحرين", "Bahrain"}, 973, "BHD", fri_sat, on_sunday, latin},
    {"OM", {"عمان", "Oman"}, 968, "OMR", fri_sat, on_sunday, latin, standard, false, "سلطنة عمان"},
    {"YE", {"اليمن", "Yemen"}, 967, "YER", fri_sat, on_sunday, arabic},
    {"JO", {"الأردن", "Jordan"}, 962, "JOD", fri_sat, on_saturday, latin, levant},
    {"LB", {"لبنان", "Lebanon"}, 961, "LBP", sat_sun, on_monday, latin, levant},
    {"SY", {"سوريا", "Syria"}, 963, "SYP", fri_sat, on_saturday, latin, levant, false, "سورية"},
    {"IQ", {"العراق", "Iraq"}, 964, "IQD", fri_sat, on_saturday, latin, levant},
    {"PS", {"فلسطين", "Palestine"}, 970, "ILS", fri_sat, on_sunday, latin, levant},
    {"LY", {"ليبيا", "Libya"}, 218, "LYD", fri_sat, on_saturday, latin},
    {"TN", {"تونس", "Tunisia"}, 216, "TND", sat_sun, on_monday, latin, maghreb},
    {"DZ", {"الجزائر", "Algeria"}, 213, "DZD", fri_sat, on_sunday, latin, maghreb},
    {"MA", {"المغرب", "Morocco"}, 212, "MAD", sat_sun, on_monday, latin, morocco},
    {"MR", {"موريتانيا", "Mauritania"}, 222, "MRU", sat_sun, on_monday, latin},
    {"SD", {"السودان", "Sudan"}, 249, "SDG", fri_sat, on_saturday, arabic},
    {"SO", {"الصومال", "Somalia"}, 252, "SOS", thu_fri, on_saturday, latin},
    {"DJ", {"جيبوتي", "Djibouti"}, 253, "DJF", fri_sat, on_saturday, latin},
    {"KM", {"جزر القمر", "Comoros"}, 269, "KMF", sat_sun, on_monday, latin},

    {"TR", {"تركيا", "Türkiye"}, 90, "TRY", sat_sun, on_monday, latin, standard, false, "Turkey"},
    {"IR", {"إيران", "Iran"}, 98, "IRR", fri, on_saturday, arabic},
    {"IL", {"إسرائيل", "Israel"}, 972, "ILS", fri_sat, on_sunday},
    {"PK", {"باكستان", "Pakistan"}, 92, "PKR", sat_sun, on_sunday},
    {"IN", {"الهند", "India"}, 91, "INR", sun, on_sunday},
    {"BD", {"بنغلاديش", "Bangladesh"}, 880, "BDT", fri_sat, on_sunday},
    {"LK", {"سريلانكا", "Sri Lanka"}, 94, "LKR", sat_sun, on_monday},
    {"NP", {"نيبال", "Nepal"}, 977, "NPR", sat, on_sunday},
    {"AF", {"أفغانستان", "Afghanistan"}, 93, "AFN", thu_fri, on_saturday},
    {"PH", {"الفلبين", "Philippines"}, 63, "PHP", sat_sun, on_sunday},
    {"ID", {"إندونيسيا", "Indonesia"}, 62, "IDR", sat_sun, on_sunday},
    {"MY", {"ماليزيا", "Malaysia"}, 60, "MYR", sat_sun, on_monday},
    {"SG", {"سنغافورة", "Singapore"}, 65, "SGD", sat_sun, on_sunday},
    {"CN", {"الصين", "China"}, 86, "CNY", sat_sun, on_monday},
    {"HK", {"هونغ كونغ", "Hong Kong"}, 852, "HKD", sat_sun, on_sunday},
    {"JP", {"اليابان", "Japan"}, 81, "JPY", sat_sun, on_sunday},
    {"KR", {"كوريا الجنوبية", "South Korea"}, 82, "KRW", sat_sun, on_sunday, latin, standard, false, "كوريا"},
    {"ET", {"إثيوبيا", "Ethiopia"}, 251, "ETB", sat_sun, on_sunday},
    {"ER", {"إريتريا", "Eritrea"}, 291, "ERN", sat_sun, on_monday},
    {"SS", {"جنوب السودان", "South Sudan"}, 211, "SSP", sat_sun, on_monday},
    {"TD", {"تشاد", "Chad"}, 235, "XAF", sat_sun, on_monday},
    {"NG", {"نيجيريا", "Nigeria"}, 234, "NGN", sat_sun, on_monday},
    {"KE", {"كينيا", "Kenya"}, 254, "KES", sat_sun, on_sunday},
    {"ZA", {"جنوب أفريقيا", "South Africa"}, 27, "ZAR", sat_sun, on_sunday},
    {"SN", {"السنغال", "Senegal"}, 221, "XOF", sat_sun, on_monday},
    {"US",
     {"الولايات المتحدة", "United States"},
     1,
     "USD",
     sat_sun,
     on_sunday,
     latin,
     standard,
     false,
     "USA|أمريكا|America"},
    {"CA", {"كندا", "Canada"}, 1, "CAD", sat_sun, on_sunday},
    {"BR", {"البرازيل", "Brazil"}, 55, "BRL", sat_sun, on_sunday},
    {"GB",
     {"المملكة المتحدة", "United Kingdom"},
     44,
     "GBP",
     sat_sun,
     on_monday,
     latin,
     standard,
     false,
     "UK|بريطانيا|إنجلترا|England|Britain"},
    {"IE", {"أيرلندا", "Ireland"}, 353, "EUR", sat_sun, on_monday},
    {"FR", {"فرنسا", "France"}, 33, "EUR", sat_sun, on_monday},
    {"DE", {"ألمانيا", "Germany"}, 49, "EUR", sat_sun, on_monday, latin, standard, false, "Deutschland"},
    {"AT", {"النمسا", "Austria"}, 43, "EUR", sat_sun, on_monday},
    {"CH", {"سويسرا", "Switzerland"}, 41, "CHF", sat_sun, on_monday},
    {"IT", {"إيطاليا", "Italy"}, 39, "EUR", sat_sun, on_monday},
    {"ES", {"إسبانيا", "Spain"}, 34, "EUR", sat_sun, on_monday},
    {"PT", {"البرتغال", "Portugal"}, 351, "EUR", sat_sun, on_sunday},
    {"NL", {"هولندا", "Netherlands"}, 31, "EUR", sat_sun, on_monday, latin, standard, false, "Holland"},
    {"BE", {"بلجيكا", "Belgium"}, 32, "EUR", sat_sun, on_monday},
    {"GR", {"اليونان", "Greece"}, 30, "EUR", sat_sun, on_monday},
    {"CY", {"قبرص", "Cyprus"}, 357, "EUR", sat_sun, on_monday},
    {"MT", {"مالطا", "Malta"}, 356, "EUR", sat_sun, on_sunday},
    {"SE", {"السويد", "Sweden"}, 46, "SEK", sat_sun, on_monday},
    {"NO", {"النرويج", "Norway"}, 47, "NOK", sat_sun, on_monday},
    {"DK", {"الدنمارك", "Denmark"}, 45, "DKK", sat_sun, on_monday},
    {"FI", {"فنلندا", "Finland"}, 358, "EUR", sat_sun, on_monday},
    {"PL", {"بولندا", "Poland"}, 48, "PLN", sat_sun, on_monday},
    {"RO", {"رومانيا", "Romania"}, 40, "RON", sat_sun, on_monday},
    {"RU", {"روسيا", "Russia"}, 7, "RUB", sat_sun, on_monday},
    {"UA", {"أوكرانيا", "Ukraine"}, 380, "UAH", sat_sun, on_monday},
    {"AU", {"أستراليا", "Australia"}, 61, "AUD", sat_sun, on_monday},
    {"NZ", {"نيوزيلندا", "New Zealand"}, 64, "NZD", sat_sun, on_monday},
};

static_assert([] {
    for (const CountryInfo& info : countries)
        if (!country_of(info.code) || !currency_of(info.currency) || info.name.ar.empty() || info.name.en.empty() ||
            info.weekend == 0)
            return false;
    return true;
}());

std::unordered_map<std::string, Country> countries_by_form() {
    std::unordered_map<std::string, Country> known;
    for (const CountryInfo& info : countries) {
        const auto add = [&](std::string_view name) { known.try_emplace(folded(name), country_of(info.code)); };
        add(info.code);
        add(info.name.ar);
        add(info.name.en);
        for (std::string_view also = info.also; !also.empty();) {
            const std::size_t end = std::min(also.find('|'), also.size());
            add(also.substr(0, end));
            also.remove_prefix(std::min(end + 1, also.size()));
        }
    }
    return known;
}

} // namespace

std::span<const CountryInfo> known_countries() { return countries; }

const CountryInfo* find_country(Country country) {
    for (const CountryInfo& info : countries)
        if (country_of(info.code) == country) return &info;
    return nullptr;
}

WorkingDay working_day(Country country) {
    static constexpr struct {
        std::string_view code;
        WorkingDay day;
    } others[] = {{"EG", {9 * 60, 17 * 60}}, {"AE", {9 * 60, 18 * 60}},      {"SY", {8 * 60, 16 * 60}},
                  {"IQ", {8 * 60, 16 * 60}}, {"YE", {8 * 60, 16 * 60}},      {"MA", {8 * 60 + 30, 16 * 60 + 30}},
                  {"TR", {9 * 60, 18 * 60}}, {"IN", {9 * 60 + 30, 18 * 60}}, {"PK", {9 * 60, 18 * 60}},
                  {"GB", {9 * 60, 17 * 60}}, {"US", {9 * 60, 17 * 60}},      {"FR", {9 * 60, 18 * 60}},
                  {"DE", {9 * 60, 17 * 60}}};
    for (const auto& other : others)
        if (country_of(other.code) == country) return other.day;
    return {};
}

Country country_from(std::string_view text) {
    static const std::unordered_map<std::string, Country> known = countries_by_form(); // an import asks for every row
    const auto at = known.find(folded(text));
    return at == known.end() ? Country{} : at->second;
}

Country country_of_time_zone(std::string_view zone) {
    static constexpr struct {
        std::string_view zone, code;
    } zones[] = {{"Asia/Riyadh", "SA"},       {"Asia/Dubai", "AE"},         {"Africa/Cairo", "EG"},
                 {"Asia/Kuwait", "KW"},       {"Asia/Qatar", "QA"},         {"Asia/Bahrain", "BH"},
                 {"Asia/Muscat", "OM"},       {"Asia/Aden", "YE"},          {"Asia/Amman", "JO"},
                 {"Asia/Beirut", "LB"},       {"Asia/Damascus", "SY"},      {"Asia/Baghdad", "IQ"},
                 {"Asia/Gaza", "PS"},         {"Asia/Hebron", "PS"},        {"Africa/Tripoli", "LY"},
                 {"Africa/Tunis", "TN"},      {"Africa/Algiers", "DZ"},     {"Africa/Casablanca", "MA"},
                 {"Africa/Nouakchott", "MR"}, {"Africa/Khartoum", "SD"},    {"Africa/Mogadishu", "SO"},
                 {"Africa/Djibouti", "DJ"},   {"Indian/Comoro", "KM"},      {"Europe/Istanbul", "TR"},
                 {"Asia/Tehran", "IR"},       {"Asia/Jerusalem", "IL"},     {"Asia/Karachi", "PK"},
                 {"Asia/Kolkata", "IN"},      {"Asia/Calcutta", "IN"},      {"Asia/Dhaka", "BD"},
                 {"Asia/Colombo", "LK"},      {"Asia/Kathmandu", "NP"},     {"Asia/Katmandu", "NP"},
                 {"Asia/Kabul", "AF"},        {"Asia/Manila", "PH"},        {"Asia/Kuala_Lumpur", "MY"},
                 {"Asia/Kuching", "MY"},      {"Asia/Singapore", "SG"},     {"Asia/Shanghai", "CN"},
                 {"Asia/Urumqi", "CN"},       {"Asia/Hong_Kong", "HK"},     {"Asia/Tokyo", "JP"},
                 {"Asia/Seoul", "KR"},        {"Africa/Addis_Ababa", "ET"}, {"Africa/Asmara", "ER"},
                 {"Africa/Asmera", "ER"},     {"Africa/Juba", "SS"},        {"Africa/Ndjamena", "TD"},
                 {"Africa/Lagos", "NG"},      {"Africa/Nairobi", "KE"},     {"Africa/Johannesburg", "ZA"},
                 {"Africa/Dakar", "SN"},      {"Europe/London", "GB"},      {"Europe/Dublin", "IE"},
                 {"Europe/Paris", "FR"},      {"Europe/Berlin", "DE"},      {"Europe/Vienna", "AT"},
                 {"Europe/Zurich", "CH"},     {"Europe/Rome", "IT"},        {"Europe/Amsterdam", "NL"},
                 {"Europe/Brussels", "BE"},   {"Europe/Athens", "GR"},      {"Asia/Nicosia", "CY"},
                 {"Asia/Famagusta", "CY"},    {"Europe/Malta", "MT"},       {"Europe/Stockholm", "SE"},
                 {"Europe/Oslo", "NO"},       {"Europe/Copenhagen", "DK"},  {"Europe/Helsinki", "FI"},
                 {"Europe/Warsaw", "PL"},     {"Europe/Bucharest", "RO"},   {"Europe/Kyiv", "UA"},
                 {"Europe/Kiev", "UA"}};
    for (const auto& each : zones)
        if (each.zone == zone) return country_of(each.code);
    return {};
}

} // namespace crm
