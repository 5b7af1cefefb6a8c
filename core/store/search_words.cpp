#include "core/store/search_words.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/store/number_index.hpp"
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {

namespace {

constexpr std::size_t phone_digits_min = 5;

// "+966 50 123-4567" is one number, however many groups it is written in.
std::string digits_of_phone(std::string_view folded_text) {
    std::string digits;
    std::size_t groups = 0;
    bool in_group = false;
    for (char c : folded_text) {
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_digit && std::string_view(" +-()./").find(c) == std::string_view::npos) return {};
        groups += is_digit && !in_group;
        in_group = is_digit;
        if (is_digit) digits += c;
    }
    return groups > 1 && digits.size() >= phone_digits_min && digits.size() <= number_digits_max ? digits
                                                                                                 : std::string();
}

// Small Latin letters and the letters that folded Arabic is written with have a bit each; others have none.
constexpr int place_of(CodePoint c) {
    if (c >= 'a' && c <= 'z') return static_cast<int>(c - 'a');
    if (c == 0x621) return 26;
    if (c >= 0x627 && c <= 0x628) return static_cast<int>(c - 0x627) + 27;
    if (c >= 0x62A && c <= 0x63A) return static_cast<int>(c - 0x62A) + 29;
    if (c >= 0x641 && c <= 0x648) return static_cast<int>(c - 0x641) + 46;
    return c == 0x64A ? 54 : -1;
}

} // namespace

std::uint64_t letter_set(std::string_view word) {
    std::uint64_t letters = 0;
    for (std::size_t at = 0; at < word.size();)
        if (const int place = place_of(next_code_point(word, at)); place >= 0) letters |= std::uint64_t{1} << place;
    return letters;
}

// The bit of a word of one letter; -1 for all other words.
int place_of_letter(std::string_view word) {
    std::size_t end = 0;
    const CodePoint letter = word.empty() ? 0 : next_code_point(word, end);
    return end == word.size() ? place_of(letter) : -1;
}

SearchWords search_words_of(std::string_view typed) {
    SearchWords searched;
    const std::string text = folded(typed);
    searched.phone = digits_of_phone(text);
    std::uint32_t number_of_last = 0;
    for_each_token(text, [&](const Token& token) {
        const std::string_view word = cut_utf8(token.text, token_bytes_max);
        if (token.is_alternative) {
            if (!searched.words.empty() && number_of_last == token.word)
                searched.words.back().other_forms.emplace_back(word);
        } else if (searched.words.size() < search_words_max) {
            searched.words.push_back({.text = std::string(word), .other_forms = {}, .is_number = is_all_digits(word)});
            number_of_last = token.word;
        }
    });
    return searched;
}

bool joins_with_next(std::string_view folded_word) {
    for (std::string_view each : {"عبد", "ابو", "ابي", "ابا", "ام", "ابن", "بن", "بنت", "ال"})
        if (folded_word == each) return true;
    return false;
}

std::array<std::string_view, 2> searched_pieces(FieldType type, std::string_view words) {
    constexpr char part_end = '\x1f';
    if (type != FieldType::address) return {words, {}};
    const std::size_t city_end = std::min(words.find(part_end), words.size());
    const std::string_view rest = words.substr(std::min(city_end + 1, words.size()));
    const std::size_t country_end = std::min(rest.find(part_end), rest.size());
    return {words.substr(0, city_end), rest.substr(country_end)};
}

MatchKind match_of(const SearchWord& word, std::string_view token, MatchRules rules) {
    rules.slip = rules.slip && !word.is_number;
    rules.inside = rules.inside && !(word.is_number && word.text.size() < inside_digits_min);
    MatchKind best = match_of(word.text, token, rules);
    for (const std::string& form : word.other_forms)
        best = std::max(best, match_of(form, token, {.inside = false, .slip = false}));
    return best;
}

} // namespace crm
