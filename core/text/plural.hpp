// Which form of a word goes with a number: CLDR's plural categories. Arabic has six, and a text that says "3 يوم" was
// not written by anyone who speaks it.
//
//     constexpr PluralForms days = {"لا أيام", "يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم"};
//     counted_text(days, 3, locale) == "3 أيام";   counted_text(days, 2, locale) == "يومان"
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

enum class Plural : std::uint8_t { zero, one, two, few, many, other };

constexpr Plural plural_of(std::int64_t n, Language language) {
    const std::uint64_t size = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    if (language == Language::en) return size == 1 ? Plural::one : Plural::other;
    if (size <= 2) return static_cast<Plural>(size);
    const std::uint64_t rest = size % 100;
    return rest >= 3 && rest <= 10 ? Plural::few : rest >= 11 ? Plural::many : Plural::other;
}

// Of a number with a fraction that is shown: 1.5 is "other" in both languages, 1.0 in English too.
constexpr Plural plural_of_fraction(Language) { return Plural::other; }

// "#" stands for the number. Forms left empty fall back to `other`.
struct PluralForms {
    std::string_view zero{}, one{}, two{}, few{}, many{}, other{};
    constexpr std::string_view form(Plural plural) const {
        const std::string_view forms[] = {zero, one, two, few, many, other};
        const std::string_view chosen = forms[static_cast<int>(plural)];
        return chosen.empty() ? other : chosen;
    }
};

struct BothPlurals {
    PluralForms ar{}, en{};
    constexpr const PluralForms& in(Language language) const { return language == Language::ar ? ar : en; }
};

void append_counted(std::string& out, const PluralForms& forms, std::int64_t n, Locale locale);
std::string counted_text(const PluralForms& forms, std::int64_t n, Locale locale);
std::string counted_text(const BothPlurals& forms, std::int64_t n, Locale locale);

} // namespace crm
