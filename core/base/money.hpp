// Money: a whole number of minor units (halalas, fils, cents) and its currency. Never a float, never without a
// currency.
#pragma once
#include <compare>
#include <cstdint>
#include <string_view>

namespace crm {

// The three letters of ISO 4217, packed five bits each: 'A' = 1. 0 is "no currency".
struct Currency {
    std::uint16_t code = 0;
    auto operator<=>(const Currency&) const = default;
    constexpr explicit operator bool() const { return code != 0; }
};

constexpr Currency currency_of(std::string_view letters) {
    if (letters.size() != 3) return {};
    unsigned code = 0;
    for (char c : letters) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (c < 'A' || c > 'Z') return {};
        code = code << 5 | static_cast<unsigned>(c - 'A' + 1);
    }
    return {static_cast<std::uint16_t>(code)};
}

struct CurrencyLetters {
    char text[4] = {};
    constexpr operator std::string_view() const { return {text, text[0] ? 3u : 0u}; }
};
constexpr CurrencyLetters letters_of(Currency currency) {
    CurrencyLetters letters;
    if (currency.code)
        for (int i = 0; i < 3; ++i) letters.text[i] = static_cast<char>('A' - 1 + (currency.code >> (10 - 5 * i) & 31));
    return letters;
}

// Digits after the point in ISO 4217: 3 for the dinars and the Omani rial, 0 for yen, won and a few francs, else 2.
constexpr int minor_digits(Currency currency) {
    for (std::string_view three : {"KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"})
        if (currency == currency_of(three)) return 3;
    for (std::string_view none : {"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "RWF", "XAF", "XOF", "XPF", "DJF",
                                  "GNF", "KMF", "BIF", "VUV"})
        if (currency == currency_of(none)) return 0;
    return 2;
}

struct Money {
    std::int64_t minor = 0;
    Currency currency{};
    auto operator<=>(const Money&) const = default;
};

} // namespace crm
