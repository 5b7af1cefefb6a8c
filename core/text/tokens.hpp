// Cuts a folded text into words: runs of letters and digits. A word may come twice, once as written and once as an
// alternative people also look for: without the Arabic article ("العتيبي" also as "عتيبي", "للتجارة" as "تجاره"), or
// without a final lone hamza ("شيماء" also as "شيما"). That is not stemming: no other letter is touched, and the word
// itself always comes first.
//
//     for_each_token(folded(name), [&](Token token) { index.add(token.text, row); });
#pragma once
#include <cstdint>
#include <string_view>

#include "core/base/utf8.hpp"

namespace crm {

struct Token {
    std::string_view text;
    std::uint32_t offset = 0; // bytes from the start of the folded text
    std::uint32_t word = 0;   // 0, 1, 2 …; alternatives carry the number of their word
    bool is_alternative = false;
};

// In folded text: anything beyond ASCII is a letter unless it lies in one of Unicode's blocks of punctuation and
// symbols.
constexpr bool is_word_character(CodePoint c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7) return false;
    if (c >= 0x0600 && c < 0x0700)
        return c >= 0x0620 && c != 0x066D && (c < 0x066A || c > 0x066C) && c != 0x06D4 && c != 0x06DD && c != 0x06DE &&
               c != 0x06E9;
    if (c >= 0x2000 && c < 0x2C00) return false;
    if (c >= 0x2E00 && c < 0x2E80) return false;
    if (c >= 0x3000 && c < 0x3005) return false;
    if (c >= 0x3008 && c < 0x3021) return false;
    if (c >= 0xE000 && c < 0xF900) return false;
    if (c == 0xFD3E || c == 0xFD3F || (c >= 0xFE00 && c < 0xFE70) || c >= 0xFFFC)
        return c >= 0x10000 && (c < 0x1F000 || c >= 0x20000);
    return true;
}

// The word without ال, وال, بال, كال, فال or لل; empty when it has no article or too little would be left of it.
constexpr std::string_view without_article(std::string_view word) {
    struct Article {
        std::string_view letters;
        std::size_t rest_min; // bytes: two letters after the bare article, three after a compound one
    };
    constexpr Article articles[] = {{"ال", 4}, {"لل", 6}, {"وال", 6}, {"بال", 6}, {"كال", 6}, {"فال", 6}};
    for (const Article& article : articles)
        if (word.starts_with(article.letters) && word.size() >= article.letters.size() + article.rest_min)
            return word.substr(article.letters.size());
    return {};
}

// The word without the hamza at its end; empty when it has none or would be shorter than three letters.
constexpr std::string_view without_final_hamza(std::string_view word) {
    constexpr std::string_view hamza = "ء";
    return word.ends_with(hamza) && word.size() >= hamza.size() + 6 ? word.substr(0, word.size() - hamza.size())
                                                                    : std::string_view{};
}

template <class Callback> constexpr void for_each_token(std::string_view folded_text, Callback&& callback) {
    std::uint32_t word = 0;
    for (std::size_t at = 0; at < folded_text.size();) {
        const std::size_t start = at;
        std::size_t end = at;
        while (end < folded_text.size() && is_word_character(next_code_point(folded_text, at))) end = at;
        if (end == start) continue; // one character between words
        const auto say = [&](std::string_view text, bool is_alternative) {
            if (!text.empty())
                callback(
                    Token{text, static_cast<std::uint32_t>(text.data() - folded_text.data()), word, is_alternative});
        };
        const std::string_view text = folded_text.substr(start, end - start), bare = without_article(text);
        say(text, false);
        say(bare, true);
        say(without_final_hamza(text), true);
        say(without_final_hamza(bare), true);
        ++word;
    }
}

} // namespace crm
