// Amounts in words. Every expectation was written by hand from the rules in amount_in_words.hpp, none by the program.
#include <algorithm>
#include <cstdint>

#include "core/text/amount_in_words.hpp"
#include "core/text/currencies.hpp"
#include "core/text/currency_units.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {
std::string ar(std::int64_t minor, std::string_view code) {
    return amount_in_words({minor, currency_of(code)}, Language::ar);
}
std::string en(std::int64_t minor, std::string_view code) {
    return amount_in_words({minor, currency_of(code)}, Language::en);
}
std::string riyals(std::int64_t n) { return ar(n * 100, "SAR"); }
std::string halalas(std::int64_t n) { return ar(n, "SAR"); }
} // namespace

TEST_CASE("Arabic: one and two are the noun, three to ten its plural in the other gender") {
    CHECK(riyals(0) == "صفر ريال سعودي");
    CHECK(riyals(1) == "ريال سعودي واحد");
    CHECK(riyals(2) == "ريالان سعوديان");
    CHECK(riyals(3) == "ثلاثة ريالات سعودية");
    CHECK(riyals(8) == "ثمانية ريالات سعودية");
    CHECK(riyals(10) == "عشرة ريالات سعودية");
    CHECK(halalas(1) == "هللة واحدة");
    CHECK(halalas(2) == "هللتان");
    CHECK(halalas(3) == "ثلاث هللات");
    CHECK(halalas(8) == "ثماني هللات");
    CHECK(halalas(10) == "عشر هللات");
}

TEST_CASE("Arabic: eleven to ninety-nine take the accusative") {
    CHECK(riyals(11) == "أحد عشر ريالًا سعوديًا");
    CHECK(riyals(12) == "اثنا عشر ريالًا سعوديًا");
    CHECK(riyals(13) == "ثلاثة عشر ريالًا سعوديًا");
    CHECK(riyals(18) == "ثمانية عشر ريالًا سعوديًا");
    CHECK(riyals(20) == "عشرون ريالًا سعوديًا");
    CHECK(riyals(21) == "واحد وعشرون ريالًا سعوديًا");
    CHECK(riyals(22) == "اثنان وعشرون ريالًا سعوديًا");
    CHECK(riyals(99) == "تسعة وتسعون ريالًا سعوديًا");
    CHECK(halalas(11) == "إحدى عشرة هللة");
    CHECK(halalas(12) == "اثنتا عشرة هللة");
    CHECK(halalas(15) == "خمس عشرة هللة");
    CHECK(halalas(18) == "ثماني عشرة هللة");
    CHECK(halalas(21) == "إحدى وعشرون هللة");
    CHECK(halalas(22) == "اثنتان وعشرون هللة");
    CHECK(halalas(25) == "خمس وعشرون هللة");
    CHECK(halalas(28) == "ثمانٍ وعشرون هللة");
    CHECK(halalas(99) == "تسع وتسعون هللة");
}

TEST_CASE("Arabic: hundreds take the genitive; after them one and two are said with the noun") {
    CHECK(riyals(100) == "مئة ريال سعودي");
    CHECK(riyals(101) == "مئة ريال سعودي وريال واحد");
    CHECK(riyals(102) == "مئة ريال سعودي وريالان");
    CHECK(riyals(103) == "مئة وثلاثة ريالات سعودية");
    CHECK(riyals(110) == "مئة وعشرة ريالات سعودية");
    CHECK(riyals(111) == "مئة وأحد عشر ريالًا سعوديًا");
    CHECK(riyals(200) == "مئتا ريال سعودي");
    CHECK(riyals(202) == "مئتا ريال سعودي وريالان");
    CHECK(riyals(250) == "مئتان وخمسون ريالًا سعوديًا");
    CHECK(riyals(300) == "ثلاثمئة ريال سعودي");
    CHECK(riyals(805) == "ثمانمئة وخمسة ريالات سعودية");
    CHECK(riyals(999) == "تسعمئة وتسعة وتسعون ريالًا سعوديًا");
}

TEST_CASE("Arabic: thousands are nouns that are counted themselves") {
    CHECK(riyals(1'000) == "ألف ريال سعودي");
    CHECK(riyals(1'001) == "ألف ريال سعودي وريال واحد");
    CHECK(riyals(1'002) == "ألف ريال سعودي وريالان");
    CHECK(riyals(1'003) == "ألف وثلاثة ريالات سعودية");
    CHECK(riyals(1'100) == "ألف ومئة ريال سعودي");
    CHECK(riyals(1'101) == "ألف ومئة ريال سعودي وريال واحد");
    CHECK(riyals(1'200) == "ألف ومئتا ريال سعودي");
    CHECK(riyals(2'000) == "ألفا ريال سعودي");
    CHECK(riyals(2'001) == "ألفا ريال سعودي وريال واحد");
    CHECK(riyals(2'500) == "ألفان وخمسمئة ريال سعودي");
    CHECK(riyals(3'000) == "ثلاثة آلاف ريال سعودي");
    CHECK(riyals(10'000) == "عشرة آلاف ريال سعودي");
    CHECK(riyals(11'000) == "أحد عشر ألف ريال سعودي");
    CHECK(riyals(11'500) == "أحد عشر ألفًا وخمسمئة ريال سعودي");
    CHECK(riyals(25'000) == "خمسة وعشرون ألف ريال سعودي");
    CHECK(riyals(100'000) == "مئة ألف ريال سعودي");
    CHECK(riyals(101'000) == "مئة ألف وألف ريال سعودي");
    CHECK(riyals(102'000) == "مئة ألف وألفا ريال سعودي");
    CHECK(riyals(102'500) == "مئة ألف وألفان وخمسمئة ريال سعودي");
    CHECK(riyals(103'000) == "مئة وثلاثة آلاف ريال سعودي");
    CHECK(riyals(200'000) == "مئتا ألف ريال سعودي");
    CHECK(riyals(212'000) == "مئتان واثنا عشر ألف ريال سعودي");
    CHECK(riyals(999'999) == "تسعمئة وتسعة وتسعون ألفًا وتسعمئة وتسعة وتسعون ريالًا سعوديًا");
}

TEST_CASE("Arabic: millions to quadrillions") {
    CHECK(riyals(1'000'000) == "مليون ريال سعودي");
    CHECK(riyals(1'000'001) == "مليون ريال سعودي وريال واحد");
    CHECK(riyals(1'001'000) == "مليون وألف ريال سعودي");
    CHECK(riyals(2'000'000) == "مليونا ريال سعودي");
    CHECK(riyals(2'002'000) == "مليونان وألفا ريال سعودي");
    CHECK(riyals(3'000'000) == "ثلاثة ملايين ريال سعودي");
    CHECK(riyals(15'000'000) == "خمسة عشر مليون ريال سعودي");
    CHECK(riyals(15'000'010) == "خمسة عشر مليونًا وعشرة ريالات سعودية");
    CHECK(riyals(2'000'000'000) == "مليارا ريال سعودي");
    CHECK(riyals(4'000'000'000) == "أربعة مليارات ريال سعودي");
    CHECK(riyals(1'000'000'000'000) == "تريليون ريال سعودي");
    CHECK(riyals(1'000'000'000'000'000) == "كوادريليون ريال سعودي");
    CHECK(riyals(1'234'567) == "مليون ومئتان وأربعة وثلاثون ألفًا وخمسمئة وسبعة وستون ريالًا سعوديًا");
}

TEST_CASE("Arabic: feminine currencies") {
    CHECK(ar(100, "LBP") == "ليرة لبنانية واحدة");
    CHECK(ar(200, "LBP") == "ليرتان لبنانيتان");
    CHECK(ar(500, "LBP") == "خمس ليرات لبنانية");
    CHECK(ar(1'500, "SYP") == "خمس عشرة ليرة سورية");
    CHECK(ar(10'100, "TRY") == "مئة ليرة تركية وليرة واحدة");
    CHECK(ar(300'000, "LBP") == "ثلاثة آلاف ليرة لبنانية"); // what is counted here is thousands
}

TEST_CASE("Arabic: both units, with two digits and with three") {
    CHECK(ar(125'050, "SAR") == "ألف ومئتان وخمسون ريالًا سعوديًا وخمسون هللة");
    CHECK(ar(50, "SAR") == "خمسون هللة");
    CHECK(ar(1'250, "KWD") == "دينار كويتي واحد ومئتان وخمسون فلسًا");
    CHECK(ar(3'005, "KWD") == "ثلاثة دنانير كويتية وخمسة فلوس");
    CHECK(ar(1'001, "BHD") == "دينار بحريني واحد وفلس واحد");
    CHECK(ar(2'101, "BHD") == "ديناران بحرينيان ومئة فلس وفلس واحد");
    CHECK(ar(12'102, "OMR") == "اثنا عشر ريالًا عمانيًا ومئة بيسة وبيستان");
    CHECK(ar(1'108, "OMR") == "ريال عماني واحد ومئة وثماني بيسات");
    CHECK(ar(350, "AED") == "ثلاثة دراهم إماراتية وخمسون فلسًا");
    CHECK(ar(1'105, "QAR") == "أحد عشر ريالًا قطريًا وخمسة دراهم");
    CHECK(ar(10'025, "EGP") == "مئة جنيه مصري وخمسة وعشرون قرشًا");
    CHECK(ar(7'500, "JOD") == "سبعة دنانير أردنية وخمسمئة فلس");
    CHECK(ar(250'000'000, "IQD") == "مئتان وخمسون ألف دينار عراقي");
    CHECK(ar(1'999, "USD") == "تسعة عشر دولارًا أمريكيًا وتسعة وتسعون سنتًا");
    CHECK(ar(302, "EUR") == "ثلاثة يورو وسنتان");
    CHECK(ar(-500, "SAR") == "سالب خمسة ريالات سعودية");
}

TEST_CASE("English: as a cheque says it") {
    CHECK(en(0, "SAR") == "Zero Saudi riyals");
    CHECK(en(100, "SAR") == "One Saudi riyal");
    CHECK(en(2'100, "SAR") == "Twenty-one Saudi riyals");
    CHECK(en(10'100, "SAR") == "One hundred and one Saudi riyals");
    CHECK(en(125'050, "SAR") == "One thousand two hundred and fifty Saudi riyals and fifty halalas");
    CHECK(en(100'100, "SAR") == "One thousand and one Saudi riyals");
    CHECK(en(1, "SAR") == "One halala");
    CHECK(en(1'001, "KWD") == "One Kuwaiti dinar and one fils");
    CHECK(en(1'250, "KWD") == "One Kuwaiti dinar and two hundred and fifty fils");
    CHECK(en(1'234'567'00, "USD") ==
          "One million two hundred and thirty-four thousand five hundred and sixty-seven US dollars");
    CHECK(en(101, "GBP") == "One British pound and one penny");
    CHECK(en(-102, "GBP") == "Minus one British pound and two pence");
    CHECK(en(1'000'000'000'000'000'00, "EUR") == "One quadrillion euros");
}

TEST_CASE("a currency whose words are not known is said by its letters") {
    CHECK(ar(12'550, "XDR") == "مئة وخمسة وعشرون XDR و50/100");
    CHECK(ar(200, "XDR") == "XDR\u00a0اثنان");
    CHECK(ar(5, "XDR") == "صفر XDR و05/100");
    CHECK(en(12'550, "XDR") == "One hundred and twenty-five XDR and 50/100");
    CHECK(en(1'250, "JPY") == "One thousand two hundred and fifty JPY");
    CHECK(ar(300, "") == "ثلاث وحدات");
    CHECK(en(100, "") == "One unit");
}

TEST_CASE("every amount has words, without double spaces, and no two small amounts have the same") {
    for (const CurrencyInfo& info : known_currencies())
        for (const Language language : {Language::ar, Language::en})
            for (const std::int64_t minor :
                 {INT64_MIN, INT64_MAX, std::int64_t{-1}, std::int64_t{101'101'101'101'101}}) {
                const std::string text = amount_in_words({minor, currency_of(info.code)}, language);
                CHECK_MESSAGE(!text.empty(), info.code);
                CHECK_MESSAGE(text.find("  ") == std::string::npos, text);
                CHECK_MESSAGE(text.back() != ' ', text);
            }
    std::vector<std::string> all;
    for (std::int64_t n = 0; n < 12'000; ++n) all.push_back(riyals(n));
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("a currency's word beside a number is its name") {
    for (const CurrencyInfo& info : known_currencies())
        if (const CurrencyUnits* units = units_of(currency_of(info.code)))
            CHECK_MESSAGE(units->major.one == info.name.ar, info.code);
}
