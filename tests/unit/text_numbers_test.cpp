// Numbers and plurals in both languages and both digit sets.
#include "core/text/numbers.hpp"
#include "core/text/plural.hpp"
#include "tests/unit/text_support.hpp"

#include <cstdint>

using namespace crm;

TEST_CASE("integers are grouped in either digit set") {
    CHECK(number_text(0) == "0");
    CHECK(number_text(999) == "999");
    CHECK(number_text(1234567) == "1,234,567");
    CHECK(number_text(1234567, {.digits = DigitSet::arabic}) == "١٬٢٣٤٬٥٦٧");
    CHECK(number_text(1234567, {.is_grouped = false}) == "1234567");
    CHECK(number_text(-5) == "\u200e-5");
    CHECK(number_text(-5, {.digits = DigitSet::arabic}) == "\u061c-٥");
    CHECK(number_text(INT64_MIN, {.has_direction_mark = false}) == "-9,223,372,036,854,775,808");
}

TEST_CASE("decimals keep and drop digits as asked") {
    CHECK(fixed_text({12345, 2}) == "123.45");
    CHECK(fixed_text({12300, 2}) == "123");
    CHECK(fixed_text({12300, 2}, {.decimals_min = 2}) == "123.00");
    CHECK(fixed_text({12345678, 4}, {.digits = DigitSet::arabic}) == "١٬٢٣٤٫٥٧");
    CHECK(fixed_text({5, 3}, {.decimals_max = 2}) == "0.01");
    CHECK(fixed_text({-4, 3}, {.decimals_max = 2, .has_direction_mark = false}) == "0");
    CHECK(real_text(1234.5) == "1,234.5");
    CHECK(real_text(0.1 + 0.2) == "0.3");
    CHECK(real_text(2.0 / 3, {.decimals_max = 4}) == "0.6667");
    CHECK(real_text(1e17) == "100,000,000,000,000,000");
    CHECK(real_text(2.5e20) == "2.5×10^20");
    CHECK(real_text(0.0 / 0.0) == "–");
}

TEST_CASE("numbers are read in every usual spelling") {
    const std::pair<std::string_view, double> same[] = {
        {"1,234.5", 1234.5},
        {"١٬٢٣٤٫٥", 1234.5},
        {"۱۲۳۴٫۵", 1234.5},
        {"1.234,5", 1234.5},
        {"1 234,5", 1234.5},
        {"1\u00a0234.5", 1234.5},
        {"1'234.5", 1234.5},
        {"12,5", 12.5},
        {"1,250", 1250},
        {"١،٢٥٠", 1250},
        {"1.250", 1.25},
        {"1.250.000", 1250000},
        {"1,250,000", 1250000},
        {"12,34,567", 1234567},
        {"0,500", 0.5},
        {"1234,567", 1234.567},
        {".5", 0.5},
        {"5.", 5},
        {"-3", -3},
        {"3-", -3},
        {"\u200e-3", -3},
        {"\u2212٣", -3},
        {"(1,250)", -1250},
        {"+7", 7},
        {" 42 ", 42},
        {"\u200f٤٢\u200f", 42},
        {"007", 7},
        {"1e", -1},
    };
    for (const auto& [text, value] : same) {
        const auto read = real_from(text);
        if (text == "1e")
            CHECK_FALSE(read);
        else {
            REQUIRE_MESSAGE(read, text);
            CHECK_MESSAGE(*read == value, text);
        }
    }
}

TEST_CASE("what is no number is not read as one") {
    for (std::string_view text : {"",
                                  " ",
                                  "-",
                                  ".",
                                  "abc",
                                  "12a",
                                  "1,2,3",
                                  "1.2.3",
                                  "1,25,0",
                                  "5 5",
                                  "12-5",
                                  "١٢-٥",
                                  "--5",
                                  "(5",
                                  "5)",
                                  "(-5)",
                                  "1.5,250",
                                  "1٫2٫3",
                                  "99999999999999999999",
                                  "\xff",
                                  "1 2345"})
        CHECK_MESSAGE(!decimal_from(text), text);
    CHECK_FALSE(integer_from("12.5"));
    CHECK(integer_from("12.00") == 12);
}

TEST_CASE("fixed-point reading is exact") {
    CHECK(fixed_from("1.005", 2) == 101);
    CHECK(fixed_from("-1.005", 2) == -101);
    CHECK(fixed_from("0.1", 4) == 1000);
    CHECK(fixed_from("92233720368547758.07", 2) == INT64_MAX);
    CHECK_FALSE(fixed_from("92233720368547759", 2));
    CHECK(fixed_from("3.14159265358979323846264", 2) == 314);
}

TEST_CASE("what is written is read back") {
    std::uint64_t seed = 7;
    for (int i = 0; i < 20000; ++i) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        const Decimal value{static_cast<std::int64_t>(seed) >> (seed % 50 + 2), static_cast<int>(seed >> 60) % 5};
        for (DigitSet digits : {DigitSet::latin, DigitSet::arabic}) {
            const std::string text =
                fixed_text(value, {.digits = digits, .decimals_min = value.scale == 3 ? 4 : 0, .decimals_max = 4});
            CHECK_MESSAGE(fixed_from(text, value.scale) == value.units, text);
        }
    }
}

TEST_CASE("plural categories are CLDR's") {
    const std::string content = test::text_data("plural_ar.csv");
    constexpr std::string_view names[] = {"zero", "one", "two", "few", "many", "other"};
    for (const auto& row : test::rows(content)) {
        const auto n = integer_from(row.at(0));
        const Plural plural = n ? plural_of(*n, Language::ar) : plural_of_fraction(Language::ar);
        CHECK_MESSAGE(names[static_cast<int>(plural)] == row.at(1), row.at(0));
    }
    CHECK(plural_of(1, Language::en) == Plural::one);
    CHECK(plural_of(0, Language::en) == Plural::other);
    CHECK(plural_of(-3, Language::ar) == Plural::few);
}

TEST_CASE("a counted word takes its right form") {
    constexpr BothPlurals days{{"لا أيام", "يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم"},
                               {.one = "# day", .other = "# days"}};
    CHECK(counted_text(days, 2, {Language::ar}) == "يومان");
    CHECK(counted_text(days, 3, {Language::ar, DigitSet::arabic}) == "٣ أيام");
    CHECK(counted_text(days, 1011, {Language::ar}) == "1,011 يومًا");
    CHECK(counted_text(days, 100, {Language::ar}) == "100 يوم");
    CHECK(counted_text(days, 1, {Language::en}) == "1 day");
    CHECK(counted_text(days, 0, {Language::en}) == "0 days");
}
