// What somebody has typed into a search box, cut into the words to look for. Shared by the text index, by the plain
// scan that tests compare it with, and by the code that marks what was found.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/field.hpp"
#include "core/store/number_index.hpp"
#include "core/store/token_dictionary.hpp"
#include "core/text/tokens.hpp"

namespace crm {

struct SearchWord {
    std::string text; // folded
    std::vector<std::string>
        other_forms; // without the Arabic article and the like: looked for as they are and as beginnings
    bool is_number = false;
};

struct SearchWords {
    std::vector<SearchWord> words; // a record must hold all of them, in any order
    std::string phone;             // when all of it may be one telephone number written in groups: its digits
    bool empty() const { return words.empty(); }
};

inline constexpr std::size_t search_words_max = 8; // further words are not looked at

SearchWords search_words_of(std::string_view typed);

// The letters of a word, a bit each for small Latin letters and those that folded Arabic is written with; and the bit
// of a word that is one such letter, -1 for all others.
std::uint64_t letter_set(std::string_view word);
int place_of_letter(std::string_view word);

// What of a cell is searched, in at most two pieces: all of it, but of a packed address not the country's two letters,
// by which everybody's address would be found.
std::array<std::string_view, 2> searched_pieces(FieldType type, std::string_view words);

// Words that many write together with the next one: عبد الله and عبدالله, أبو بكر and أبوبكر. Texts are searched in
// both ways.
bool joins_with_next(std::string_view folded_word);

// What a text is found by: every token of it (core/text/tokens.hpp), cut to token_bytes_max, and joined names.
// visit(token, word, is_number): the number of its word in the text; whether it belongs into the NumberIndex.
template <class Visit> void each_searched_token(std::string_view folded_text, Visit&& visit) {
    const auto say = [&](std::string_view text, std::uint32_t word) {
        const bool is_number =
            text.size() >= number_digits_min && text.size() <= number_digits_max && is_all_digits(text);
        visit(is_number ? text : cut_utf8(text, token_bytes_max), word, is_number);
    };
    std::string_view before; // a word that joins with the next
    std::string joined;
    for_each_token(folded_text, [&](const Token& token) {
        say(token.text, token.word);
        if (token.is_alternative) return;
        if (!before.empty()) {
            joined = before;
            joined += token.text;
            say(joined, token.word - 1);
        }
        before = joins_with_next(token.text) ? token.text : std::string_view();
    });
}

// How a word fits one token of a text. Alternatives never fit by a slip or inside: they are guesses already.
MatchKind match_of(const SearchWord& word, std::string_view token, MatchRules rules = {});

} // namespace crm
