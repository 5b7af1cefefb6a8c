// The currencies our users meet, with the words and signs people write for them. Any other three letters of ISO 4217
// work too; they are then shown as the letters themselves.
#pragma once
#include <span>
#include <string_view>

#include "core/base/money.hpp"
#include "core/text/language.hpp"

namespace crm {

struct CurrencyInfo {
    std::string_view code;
    BothNames symbol;        // "ر.س", "SAR"
    BothNames name;          // "ريال سعودي", "Saudi riyal"
    std::string_view also{}; // further spellings, separated by '|'
};

std::span<const CurrencyInfo> known_currencies();
const CurrencyInfo* find_currency(Currency currency);

std::string_view symbol_of(Currency currency, Language language); // empty when unknown: show the letters

// "ر.س", "SR", "riyal", "$": the currency meant by a word, `preferred` where the word could be several (ريال, دينار,
// $).
Currency currency_from(std::string_view word, Currency preferred);

} // namespace crm
