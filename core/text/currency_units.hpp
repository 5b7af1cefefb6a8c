// What the units of currencies are called beside a number: forms of the noun in Arabic, singular and plural in English.
// Names of minor units: ISO 4217 and the central banks' own papers.
#pragma once
#include <cstdint>
#include <string_view>

#include "core/base/money.hpp"

namespace crm {

struct UnitNoun {
    std::string_view one, two, few, many; // "ريال سعودي", "ريالان سعوديان", "ريالات سعودية", "ريالًا سعوديًا"
    bool is_feminine = false;
    std::string_view english, english_plural;
};

struct CurrencyUnits {
    std::string_view code;
    UnitNoun major, minor; // `minor.one` empty: nothing smaller
};

const CurrencyUnits* units_of(Currency currency); // none: its words are not known

} // namespace crm
