// Finding a currency by its sign, letters or noun.
#include "core/text/currencies.hpp"

#include <string>

#include "core/text/currency_table.hpp"
#include "core/text/fold.hpp"

namespace crm {
namespace {

// Folded, without the dots and spaces that some write and some do not.
std::string bare(std::string_view word) {
    std::string form = folded(word);
    std::erase_if(form, [](char c) { return c == '.' || c == ' '; });
    return form;
}

bool is_one_of(std::string_view list, const std::string& word) {
    while (!list.empty()) {
        const std::size_t end = list.find('|');
        if (bare(list.substr(0, end)) == word) return true;
        list = end == list.npos ? std::string_view{} : list.substr(end + 1);
    }
    return false;
}

bool is_exactly(const CurrencyInfo& info, const std::string& word) {
    return bare(info.code) == word || bare(info.symbol.ar) == word || bare(info.symbol.en) == word ||
           bare(info.name.ar) == word || bare(info.name.en) == word || bare(info.name.en) + "s" == word ||
           is_one_of(info.also, word);
}

// The noun alone: "ريال", "dollars".
bool is_noun_of(const CurrencyInfo& info, const std::string& word) {
    const std::string ar = bare(info.name.ar.substr(0, info.name.ar.find(' ')));
    const std::size_t space = info.name.en.rfind(' ');
    const std::string en = bare(space == info.name.en.npos ? info.name.en : info.name.en.substr(space + 1));
    return word == ar || word == en || word == en + "s" || word == ar + "ا" || word == ar + "ات";
}

} // namespace

std::span<const CurrencyInfo> known_currencies() { return currency_table; }

const CurrencyInfo* find_currency(Currency currency) {
    for (const CurrencyInfo& info : currency_table)
        if (currency_of(info.code) == currency) return &info;
    return nullptr;
}

std::string_view symbol_of(Currency currency, Language language) {
    const CurrencyInfo* info = find_currency(currency);
    return info ? info->symbol.in(language) : std::string_view{};
}

Currency currency_from(std::string_view text, Currency preferred) {
    const std::string word = bare(text);
    if (word.empty()) return {};
    const CurrencyInfo* favourite = find_currency(preferred);
    if (favourite && (is_exactly(*favourite, word) || is_noun_of(*favourite, word))) return preferred;
    for (const CurrencyInfo& info : currency_table)
        if (is_exactly(info, word)) return currency_of(info.code);
    for (const CurrencyInfo& info : currency_table)
        if (is_noun_of(info, word)) return currency_of(info.code);
    if (word == "$" && preferred) return currency_of("USD");
    return word.size() == 3 ? currency_of(word) : Currency{};
}

} // namespace crm
