// The search form: what must be one, what must stay two, and that no bytes upset it.
#include "core/text/fold.hpp"
#include "tests/unit/text_support.hpp"

#include <cstdint>

using namespace crm;

TEST_CASE("fold agrees with the generator's rule on every name of the generator") {
    const std::string content = test::text_data("fold_generator.csv");
    for (const auto& row : test::rows(content)) CHECK(folded(row.at(0)) == row.at(1));
}

TEST_CASE("fold agrees with Lucene's Arabic normaliser") {
    const std::string content = test::text_data("lucene_normalizer.csv");
    for (const auto& row : test::rows(content))
        if (!row.at(0).empty()) CHECK(folded(row.at(0)) == row.at(1));
}

TEST_CASE("fold makes one of what people type in several ways") {
    const std::pair<std::string_view, std::string_view> same[] = {
        {"أحمد", "احمد"},
        {"إِبْراهـــيم", "ابراهيم"},
        {"آمنة", "امنه"},
        {"ٱلرحمٰن", "الرحمن"},
        {"مؤمن", "مومن"},
        {"رئيس", "رييس"},
        {"فاطمة", "فاطمه"},
        {"مصطفى", "مصطفي"},
        {"علی", "علي"},
        {"کریم", "كريم"},
        {"گاطع", "كاطع"},
        {"ڤيديو", "فيديو"},
        {"٠١٢٣٤٥٦٧٨٩", "0123456789"},
        {"۰۱۲۳۴۵۶۷۸۹", "0123456789"},
        {"Łukasz MÜLLER", "lukasz muller"},
        {"Straße", "strasse"},
        {"Søren Ærø", "soren aero"},
        {"Nguyễn Ðức", "nguyen duc"},
        {"İstanbul ı", "istanbul i"},
        {"\u200fأحمد\u200e", "احمد"},
        {"نمی\u200cخواهم", "نميخواهم"},
        {"ﻻ ﻷ ﷲ ﺃﺣﻤﺪ", "لا لا الله احمد"},
        {"ﷺ", "صلي الله عليه وسلم"},
        {"ﬁﬀ Ⅷ ½", "fiff viii 1/2"},
        {"  a \t\n b\u00a0\u3000c  ", "a b c"},
        {"“x” – ‘y’، ٪؟", "\"x\" - 'y', %?"},
        {"ＡＢ１", "ab1"},
        {"𝐀𝐡𝐦𝐞𝐝 𝟗", "ahmed 9"},
        {"Ёлка ΣΊΣΥΦΟΣ", "елка σισυφοσ"},
        {"O’Brien", "o'brien"},
        {"", ""},
        {" \u200f ", ""},
        {"Saʿīd", "said"},
    };
    for (const auto& [written, expected] : same) CHECK(folded(written) == expected);
}

TEST_CASE("fold keeps apart what is different") {
    CHECK(folded("سعيد") != folded("سعد"));
    CHECK(folded("شيماء") == "شيماء");
    CHECK(folded("東京 한국 😀") == "東京 한국 😀");
}

TEST_CASE("fold treats malformed bytes as white space and always answers well-formed text") {
    CHECK(folded("a\xFF\xC3z\xE2\x82") == "a z");
    std::uint32_t seed = 12345;
    const auto next = [&] { return seed = seed * 1664525u + 1013904223u, seed >> 16; };
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = 0, size = next() % 40; i < size; ++i) {
            if (next() % 4 == 0)
                text += static_cast<char>(next());
            else
                append_utf8(text, next() % 3 ? 0x600 + next() % 0x100 : next() % 0x2FFFF);
        }
        const std::string once = folded(text);
        CHECK(is_valid_utf8(once));
        CHECK(folded(once) == once);
    }
}

TEST_CASE("fold of every code point is stable and needs no second fold") {
    for (CodePoint c = 1; c < 0x20000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        append_utf8(text, c);
        const std::string once = folded(text);
        if (folded(once) != once)
            FAIL_CHECK("U+", static_cast<unsigned>(c), " folds to ", once, " and then to ", folded(once));
    }
}

TEST_CASE("fold_into appends, and long texts fold like short ones") {
    std::string out = "kept ";
    fold_into(out, " Émile ");
    CHECK(out == "kept emile");
    std::string text, expected;
    for (int i = 0; i < 2000; ++i)
        text += i % 7 ? "أُسـامة ß" : "ﷺ  X", expected += i % 7 ? "اسامه ss" : "صلي الله عليه وسلم x";
    CHECK(folded(text) == expected);
}

TEST_CASE("folds_to_contain finds inside words") {
    CHECK(folds_to_contain("شركة الأفق للتجارة", "افق"));
    CHECK_FALSE(folds_to_contain("شركة الأفق للتجارة", "نيل"));
}
