// Money as text, in both languages and both digit sets.
#include "core/text/currencies.hpp"
#include "core/text/money_text.hpp"
#include "tests/unit/text_support.hpp"

#include <cstdint>

using namespace crm;

namespace {
constexpr Locale ar{Language::ar, DigitSet::latin}, ar_digits{Language::ar, DigitSet::arabic},
    en{Language::en, DigitSet::latin};
Money money(std::int64_t minor, std::string_view code) { return {minor, currency_of(code)}; }
} // namespace

TEST_CASE("money is written with its currency's digits and sign") {
    CHECK(money_text(money(125050, "SAR"), ar) == "1,250.50\u00a0ر.س");
    CHECK(money_text(money(125050, "SAR"), ar_digits) == "١٬٢٥٠٫٥٠\u00a0ر.س");
    CHECK(money_text(money(125050, "SAR"), en) == "SAR\u00a01,250.50");
    CHECK(money_text(money(1250500, "KWD"), ar) == "1,250.500\u00a0د.ك");
    CHECK(money_text(money(1250, "JPY"), en) == "¥1,250");
    CHECK(money_text(money(-500, "USD"), en) == "-$5.00");
    CHECK(money_text(money(-500, "SAR"), en) == "SAR\u00a0-5.00");
    CHECK(money_text(money(-500, "SAR"), ar) == "\u200f\u200e-5.00\u00a0ر.س");
    CHECK(money_text(money(125000, "SAR"), ar, {.drops_zero_minor = true}) == "1,250\u00a0ر.س");
    CHECK(money_text(money(125050, "SAR"), ar, {.has_currency = false}) == "1,250.50");
    CHECK(money_text(money(100, "XDR"), en) == "XDR\u00a01.00");
    CHECK(money_text(money(100, "XDR"), ar) == "1.00\u00a0XDR");
    CHECK(money_text(money(100, ""), ar) == "1.00");
    CHECK(money_text(money(INT64_MIN, "USD"), en).find("92,233,720,368,547,758.08") != std::string::npos);
    CHECK(plain_amount(money(-125050, "SAR")) == "-1250.50");
}

TEST_CASE("money is read as people type it") {
    const auto sar = currency_of("SAR");
    const std::tuple<std::string_view, std::int64_t, std::string_view> same[] = {
        {"1,250.50 SAR", 125050, "SAR"},
        {"١٬٢٥٠ ر.س", 125000, "SAR"},
        {"1250", 125000, "SAR"},
        {"SR 99", 9900, "SAR"},
        {"ر.س.‏ ١٬٢٥٠٫٥٠", 125050, "SAR"},
        {"1250 ريال", 125000, "SAR"},
        {"1250 ريال قطري", 125000, "QAR"},
        {"$5", 500, "USD"},
        {"-$5.5", -550, "USD"},
        {"5 دولار", 500, "USD"},
        {"5 دولارات", 500, "USD"},
        {"5 dollars", 500, "USD"},
        {"€1.234,56", 123456, "EUR"},
        {"12,5 د.ك", 12500, "KWD"},
        {"1,250 KWD", 1250000, "KWD"},
        {"3.1415 kwd", 3142, "KWD"},
        {"100 ج.م", 10000, "EGP"},
        {"100 جنيه", 10000, "EGP"},
        {"20 درهم", 2000, "AED"},
        {"(5) SAR", -500, "SAR"},
        {"5- SAR", -500, "SAR"},
        {"5 SAR-", -500, "SAR"},
        {"¥100", 100, "JPY"},
        {"7 XDR", 700, "XDR"},
        {".5", 50, "SAR"},
        {"\u200e-5.00\u00a0ر.س", -500, "SAR"},
        {"⃁ 10", 1000, "SAR"},
        {"10,", 1000, "SAR"},
    };
    for (const auto& [text, minor, code] : same) {
        const auto read = money_from(text, sar);
        REQUIRE_MESSAGE(read, text);
        CHECK_MESSAGE(read->minor == minor, text);
        CHECK_MESSAGE(read->currency == currency_of(code), text);
    }
    CHECK(money_from("5 دينار", currency_of("JOD"))->currency == currency_of("JOD"));
    CHECK(money_from("5 دينار", sar)->currency == currency_of("KWD"));
    CHECK(money_from("5 درهم", currency_of("MAD"))->currency == currency_of("MAD"));
}

TEST_CASE("what is no amount says why") {
    const auto sar = currency_of("SAR");
    CHECK(money_from("", sar).error() == MoneyProblem::not_an_amount);
    CHECK(money_from("SAR", sar).error() == MoneyProblem::not_an_amount);
    CHECK(money_from("5 6", sar).error() == MoneyProblem::not_an_amount);
    CHECK(money_from("SAR 5 USD", sar).error() == MoneyProblem::not_an_amount);
    CHECK(money_from("5 تفاحات", sar).error() == MoneyProblem::unknown_currency);
    CHECK(money_from("99999999999999999", sar).error() == MoneyProblem::too_large);
}

TEST_CASE("money that is written is read back, in every currency, language and digit set") {
    std::uint64_t seed = 11;
    for (const CurrencyInfo& info : known_currencies())
        for (int i = 0; i < 40; ++i) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            const Money value{static_cast<std::int64_t>(seed) >> (20 + seed % 40), currency_of(info.code)};
            for (Locale locale : {ar, ar_digits, en}) {
                const std::string text = money_text(value, locale);
                const auto read = money_from(text, value.currency);
                REQUIRE_MESSAGE(read, text);
                CHECK_MESSAGE(*read == value, text);
            }
        }
}

TEST_CASE("every currency is found by its own words") {
    for (const CurrencyInfo& info : known_currencies())
        for (std::string_view word : {info.code, info.name.ar, info.name.en})
            CHECK_MESSAGE(currency_from(word, {}) == currency_of(info.code), word);
    CHECK_FALSE(currency_from("كلمة", {}));
}
