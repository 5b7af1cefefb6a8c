// Lists of titles and of words that belong to the next name, and a walk over the words of a name with them.
#include "core/text/names.hpp"

#include <array>

#include "core/base/utf8.hpp"
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {
namespace {

// In folded spelling, without dots.
constexpr std::string_view titles[] = {
    "د",      "دكتور",   "دكتوره",   "الدكتور", "الدكتوره", "ا",       "اد",       "ا د",    "م",      "مهندس",
    "مهندسه", "المهندس", "المهندسه", "استاذ",   "استاذه",   "الاستاذ", "الاستاذه", "السيد",  "السيده", "سيد",
    "سيده",   "انسه",    "الانسه",   "الشيخ",   "الشيخه",   "شيخ",     "الحاج",    "الحاجه", "حاج",    "حاجه",
    "معالي",  "سعاده",   "سمو",      "الامير",  "الاميره",  "المحامي", "المحاميه", "محامي",  "العقيد", "العميد",
    "اللواء", "النقيب",  "المستشار", "القاضي",  "dr",       "mr",      "mrs",      "ms",     "miss",   "eng",
    "prof",   "sir",     "sheikh",   "mx",      "hon",      "capt",    "madam",
};
// Names that cannot be shortened to themselves: the next word belongs to them.
constexpr std::string_view prefixes[] = {"ابو",   "ابي", "ابا", "ام",   "عبد", "ابن", "بنت", "ال",
                                         "بو",    "abu", "abo", "umm",  "um",  "om",  "abd", "abdul",
                                         "abdel", "bin", "ibn", "bint", "al",  "el"};
// Words between names.
constexpr std::string_view links[] = {"بن",  "ابن", "بنت",  "ابو", "ابي", "ام",  "ال", "عبد", "و",
                                      "bin", "ibn", "bint", "ben", "abu", "umm", "al", "el",  "de",
                                      "da",  "van", "von",  "der", "den", "la",  "le", "di"};
// عبد الله is one name; so is نور الدين.
constexpr std::string_view second_halves[] = {"الله", "الدين", "الاسلام", "الحق"};

template <std::size_t n> bool holds(const std::string_view (&list)[n], std::string_view word) {
    for (std::string_view item : list)
        if (item == word) return true;
    return false;
}

std::string bare(std::string_view word) {
    std::string form = folded(word);
    std::erase_if(form, [](char c) { return c == '.' || c == ',' || c == '/'; });
    return form;
}

struct Words {
    std::array<std::string_view, 12> word{};
    std::size_t count = 0;
};

Words words_of(std::string_view name) {
    Words words;
    while (words.count < words.word.size()) {
        const std::size_t start = name.find_first_not_of(" \t\n");
        if (start == name.npos) break;
        name.remove_prefix(start);
        const std::size_t end = name.find_first_of(" \t\n");
        words.word[words.count++] = name.substr(0, end);
        if (end == name.npos) break;
        name.remove_prefix(end);
    }
    return words;
}

// "د.أحمد": a title glued to its name by a dot.
std::size_t glued_title_size(std::string_view word) {
    for (std::size_t dot = word.find('.'); dot != word.npos && dot + 1 < word.size(); dot = word.find('.', dot + 1)) {
        const std::string head = bare(word.substr(0, dot)), rest = bare(word.substr(dot + 1));
        if (holds(titles, head) && !holds(titles, rest) && code_point_count(rest) > 1) return dot + 1;
    }
    return 0;
}

CodePoint first_letter(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = next_code_point(word, at);
        const bool is_mark = c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670;
        if (is_word_character(c) && !is_mark) return c;
    }
    return 0;
}

bool is_arabic(CodePoint c) { return c >= 0x600 && c < 0x780; }

// The letter people would draw for a word: behind the article in Arabic, a capital in Latin.
CodePoint initial_of(std::string_view word) {
    constexpr std::string_view article = "ال";
    if (word.starts_with(article) && code_point_count(word) >= 4) word.remove_prefix(article.size());
    const std::size_t hyphen = word.find('-');
    if (hyphen != word.npos && holds(prefixes, bare(word.substr(0, hyphen))) && hyphen + 1 < word.size())
        word.remove_prefix(hyphen + 1);
    const CodePoint c = first_letter(word);
    if (c >= 'a' && c <= 'z') return c - 32;
    if ((c >= 0xE0 && c < 0xFF && c != 0xF7) || (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c < 0x450))
        return c - 32;
    if (c >= 0x450 && c < 0x460) return c - 80;
    return c;
}

} // namespace

std::string_view without_title(std::string_view name) {
    for (;;) {
        const Words words = words_of(name);
        if (words.count == 0) return {};
        const std::string_view first = words.word[0];
        const auto start = static_cast<std::size_t>(first.data() - name.data());
        if (const std::size_t glued = glued_title_size(first)) {
            name = name.substr(start + glued);
            continue;
        }
        // A single letter is a title only with its dot: "م. سالم", but "ا ب" is whatever it is.
        const std::string form = bare(first);
        const bool is_letter = code_point_count(form) == 1;
        if (words.count < 2 || !holds(titles, form) || (is_letter && !first.ends_with('.') && !first.ends_with('/'))) {
            const std::string_view last = words.word[words.count - 1];
            return words.count < words.word.size()
                       ? name.substr(start, static_cast<std::size_t>(last.data() + last.size() - first.data()))
                       : name.substr(start);
        }
        name = name.substr(start + first.size());
    }
}

std::string initials_of(std::string_view name) {
    const Words words = words_of(without_title(name));
    CodePoint first = 0, last = 0;
    for (std::size_t i = 0; i < words.count; ++i) {
        const bool is_link = words.count > 1 && holds(links, bare(words.word[i]));
        const CodePoint c = is_link ? 0 : initial_of(words.word[i]);
        if (c == 0) continue;
        if (first == 0)
            first = c;
        else
            last = c;
    }
    std::string out;
    if (first == 0) return out;
    append_utf8(out, first);
    if (last == 0) return out;
    if (is_arabic(first) && is_arabic(last)) out += ' ';
    append_utf8(out, last);
    return out;
}

std::string greeting_name(std::string_view name) {
    const std::string_view plain = without_title(name);
    const Words words = words_of(plain);
    if (words.count < 2) return std::string(plain);
    std::size_t last = 0;
    while (last + 1 < words.count && holds(prefixes, bare(words.word[last]))) ++last;
    if (last + 1 < words.count && holds(second_halves, bare(words.word[last + 1]))) ++last;
    const char* end = words.word[last].data() + words.word[last].size();
    return std::string(plain.substr(0, static_cast<std::size_t>(end - plain.data())));
}

} // namespace crm
