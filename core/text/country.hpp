// The countries our users live and trade in: what a firm there expects of its calendar, its money and its phones. The
// first run asks for the country and takes everything else from here.
#pragma once
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/money.hpp"
#include "core/text/language.hpp"

namespace crm {

// The two letters of ISO 3166, packed. 0 is "no country".
struct Country {
    std::uint16_t code = 0;
    auto operator<=>(const Country&) const = default;
    constexpr explicit operator bool() const { return code != 0; }
};

constexpr Country country_of(std::string_view letters) {
    if (letters.size() != 2) return {};
    unsigned code = 0;
    for (char c : letters) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (c < 'A' || c > 'Z') return {};
        code = code << 8 | static_cast<unsigned>(c);
    }
    return {static_cast<std::uint16_t>(code)};
}

struct CountryLetters {
    char text[3] = {};
    constexpr operator std::string_view() const { return {text, text[0] ? 2u : 0u}; }
};
constexpr CountryLetters letters_of(Country country) {
    return {{static_cast<char>(country.code >> 8), static_cast<char>(country.code & 0xFF), 0}};
}

enum class MonthNames : std::uint8_t { standard, levant, maghreb, morocco }; // يناير، كانون الثاني، جانفي، يناير…غشت

struct CountryInfo {
    std::string_view code;
    BothNames name;
    std::uint16_t phone_code;
    std::string_view currency;
    std::uint8_t weekend;   // bit n: weekday n, 0 = Sunday
    std::uint8_t first_day; // of the week, 0 = Sunday
    DigitSet digits = DigitSet::latin;
    MonthNames months = MonthNames::standard;
    bool shows_hijri = false; // official papers carry the Hijri date too
    std::string_view also{};  // other names people write, separated by '|'
};

// Arab countries first, then the others.
std::span<const CountryInfo> known_countries();
const CountryInfo* find_country(Country country);

// From when to when most offices there are open, in minutes of the day: what a calendar opens at and shades beside.
struct WorkingDay {
    int begins = 8 * 60, ends = 17 * 60;
};
WorkingDay working_day(Country country);

// "السعودية", "KSA", "sa", "Saudi Arabia": the country meant, or none.
Country country_from(std::string_view text);

// "Asia/Riyadh": where that is (IANA's zone.tab), or none for a zone that several countries keep or that we do not
// know.
Country country_of_time_zone(std::string_view zone);

constexpr bool is_weekend(std::uint8_t weekend, int weekday) { return weekend >> weekday & 1; }

} // namespace crm
