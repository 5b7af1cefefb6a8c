// When are two names of people or firms the same name? Arabic names are written with and without hamzas, joined and
// apart (عبد الله, عبدالله), with and without titles and بن, in Latin letters in a dozen ways (Mohammed, Muhammad,
// Mohamed), and with the family name first. This file cuts a name into words that carry meaning, gives each word its
// usual spelling and its sound, and compares words and names.
//
//     same_name("د. محمد عبدالله القرني", "Mohamed Abdullah Al Qarni")   // .alike == Alike::variant
//
// What is written differently but means the same lies in name_spellings.cpp, as tables; the sounds of both alphabets
// are rules here. One letter makes another name of a short Arabic one (سعد, سعيد), so slips count in longer words only.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/similarity.hpp"

namespace crm {

// The words of a name: folded, titles and بن and legal forms gone, عبد الله and أبو زيد and نور الدين joined, the
// article taken off. Words in `text` one after the other; `ends` says where each ends.
struct NameParts {
    std::string text;
    struct Word {
        std::uint32_t begin = 0, end = 0;
        bool is_family = false; // it had an article
    };
    std::vector<Word> words;
    bool is_firm = false;
    std::string_view word(std::size_t i) const {
        return std::string_view(text).substr(words[i].begin, words[i].end - words[i].begin);
    }
};
enum class NameOf : std::uint8_t { person, firm, thing }; // a thing (a product, a tag) has words and no rules
void split_name(std::string_view name, NameOf kind, NameParts& out);

// One word, ready to be compared.
struct NameWord {
    std::string usual;      // its usual spelling: محمد for Mohamed; itself where no table knows it
    std::string skeleton;   // its consonants in one alphabet, as a key: equal for all spellings that could sound alike
    std::u32string letters; // as written
    bool is_arabic = false, is_initial = false, is_kunya = false;
    bool is_known = false; // the table has it: another name of the table is another name
};
NameWord name_word(std::string_view word);

struct WordLikeness {
    Alike alike = Alike::different;
    std::uint8_t percent = 0; // 100: the same
};
WordLikeness like_words(const NameWord& a, const NameWord& b);
// Could this Arabic word be written so in Latin letters? Both folded: "خالد", "khaled".
bool sounds_like(std::u32string_view arabic, std::u32string_view latin);

// The likeness of two names from that of their words: a.size() x b.size() of them, row by row.
struct NameLikeness {
    Alike alike = Alike::different;
    std::uint8_t percent = 0;  // of names that differ: how many of their words are the same
    bool says_nothing = false; // a kunya beside a name: neither for nor against
};
struct NameShape { // what like_names must know of a word beside its likeness to others
    bool is_family = false, is_kunya = false;
    bool is_given_arabic = false; // in Arabic letters or known: then أحمد محمد is not محمد أحمد
};
NameLikeness like_names(std::span<const NameShape> a, std::span<const NameShape> b,
                        std::span<const WordLikeness> words);

NameLikeness same_name(std::string_view a, std::string_view b, NameOf kind = NameOf::person);

// The tables (name_spellings.cpp).
std::string_view usual_spelling(std::string_view folded_word); // empty: not known
bool is_legal_form(std::string_view folded_word);              // شركة, مؤسسة, ltd …
bool is_bare_word(std::string_view folded_word);               // begins with ال or al but has no article: الهام, albert

} // namespace crm
