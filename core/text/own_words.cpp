#include "core/text/own_words.hpp"

#include <array>

#include "core/base/utf8.hpp"

namespace crm {

namespace {

struct Form {
    std::string_view ours;
    bool is_many;
};

bool is_arabic_letter(CodePoint c) { return (c >= 0x621 && c <= 0x652) || c == 0x670 || c == 0x671; }

std::size_t end_of_word(std::string_view text, std::size_t from) {
    while (from < text.size()) {
        std::size_t next = from;
        if (!is_arabic_letter(next_code_point(text, next))) break;
        from = next;
    }
    return from;
}

// The firm's word before a suffix: ة opens to ت, and only a tanwin keeps it.
std::string joined(std::string_view word, std::string_view suffix) {
    std::string out(word);
    if (suffix.empty()) return out;
    const bool ends_in_teh = out.ends_with("ة");
    if (suffix == "ًا") return out + (ends_in_teh || out.ends_with("اء") ? "ً" : "ًا");
    if (ends_in_teh) out.replace(out.size() - 2, 2, "ت");
    return out + std::string(suffix);
}

std::string in_arabic(std::string_view sentence, std::string_view one, std::string_view many) {
    static constexpr std::array<Form, 3> forms = {{{"عملاء", true}, {"عملائ", true}, {"عميل", false}}};
    static constexpr std::array<std::string_view, 12> prefixes = {"",  "ال",  "لل",  "و",   "ب",   "ل",
                                                                  "ك", "بال", "وال", "كال", "فال", "ولل"};
    static constexpr std::array<std::string_view, 9> suffixes = {"", "ًا", "ك", "كم", "هم", "نا", "ه", "ين", "ان"};
    std::string out;
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t end = end_of_word(sentence, at);
        if (end == at) { // no letter: as it is
            std::size_t next = at;
            next_code_point(sentence, next);
            out += sentence.substr(at, next - at);
            at = next;
            continue;
        }
        const std::string_view word = sentence.substr(at, end - at);
        at = end;
        std::string replaced;
        for (const Form& form : forms)
            for (const std::string_view prefix : prefixes)
                for (const std::string_view suffix : suffixes) {
                    const bool is_it = word.size() == prefix.size() + form.ours.size() + suffix.size() &&
                                       word.starts_with(prefix) && word.ends_with(suffix) &&
                                       word.substr(prefix.size(), form.ours.size()) == form.ours;
                    const std::string_view own = form.is_many ? many : one;
                    if (is_it && !own.empty()) replaced = std::string(prefix) + joined(own, suffix);
                }
        out += replaced.empty() ? std::string(word) : replaced;
    }
    return out;
}

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string in_english(std::string_view sentence, std::string_view one, std::string_view many) {
    std::string out;
    for (std::size_t at = 0; at < sentence.size();) {
        std::size_t end = at;
        while (end < sentence.size() && is_latin(sentence[end])) ++end;
        if (end == at) {
            out += sentence[at++];
            continue;
        }
        const std::string_view word = sentence.substr(at, end - at);
        at = end;
        std::string low;
        for (const char c : word) low += small(c);
        std::string own(low == "customer" ? one : low == "customers" ? many : std::string_view());
        if (own.empty()) {
            out += word;
            continue;
        }
        const bool is_capital = word[0] == 'C';
        if (is_capital && own[0] >= 'a' && own[0] <= 'z') own[0] = static_cast<char>(own[0] - 32);
        if (!is_capital && own.size() > 1 && own[1] >= 'a') own[0] = small(own[0]);
        const bool begins_with_vowel = std::string_view("aeiouAEIOU").find(own[0]) != std::string_view::npos;
        if (begins_with_vowel && low == "customer" && (out == "A " || out == "a " || out.ends_with(" a "))) {
            out.pop_back();
            out += "n ";
        }
        out += own;
    }
    return out;
}

} // namespace

std::string customer_renamed(std::string_view sentence, Language language, std::string_view one,
                             std::string_view many) {
    return language == Language::ar ? in_arabic(sentence, one, many) : in_english(sentence, one, many);
}

} // namespace crm
