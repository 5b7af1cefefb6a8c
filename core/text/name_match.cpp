#include "core/text/name_match.hpp"

#include <algorithm>
#include <array>

#include "core/base/utf8.hpp"
#include "core/text/fold.hpp"
#include "core/text/names.hpp"
#include "core/text/tokens.hpp"

namespace crm {

namespace {

constexpr bool is_arabic(char32_t c) { return c >= 0x600 && c < 0x780; }

template <class... Words> bool is_one_of(std::string_view word, Words... words) { return ((word == words) || ...); }

// --- cutting a name
// ---------------------------------------------------------------------------------------------------

bool is_link(std::string_view w) {
    return is_one_of(w, "بن", "ابن", "بنت", "ولد", "bin", "ibn", "ben", "bint", "ould");
}
bool is_servant(std::string_view w) { return is_one_of(w, "عبد", "abd", "abdul", "abdel", "abdal", "abdol"); }
bool is_father(std::string_view w) {
    return is_one_of(w, "ابو", "ابي", "ابا", "بو", "abu", "abo", "abou", "aboo", "bu");
}
bool is_mother(std::string_view w) { return is_one_of(w, "ام", "umm", "um", "om", "oum"); }
bool is_article(std::string_view w) { return is_one_of(w, "ال", "al", "el"); }
// as-Salem, ash-Shammari, ad-Dosari: the article takes on the letter behind it.
bool is_article_before(std::string_view w, std::string_view next) {
    if (is_article(w)) return true;
    return is_one_of(w, "as", "ash", "an", "ad", "ar", "at", "az") && next.starts_with(w.substr(1));
}
bool is_second_half(std::string_view w) {
    return is_one_of(w, "الله", "الدين", "الاسلام", "الحق", "eldin", "eddin", "eddine", "uddin", "aldin", "allah");
}

std::size_t letters_in(std::string_view word) { return code_point_count(word); }

// "العتيبي" → "عتيبي", "alotaibi" → "otaibi"; unchanged where what looks like the article is none.
std::string_view bare(std::string_view word, bool& had_article) {
    const std::string_view two = word.substr(0, std::min<std::size_t>(2, word.size()));
    const bool is_latin = two == "al" || two == "el";
    if (!is_latin && !word.starts_with("ال")) return word;
    const std::string_view rest = word.substr(is_latin ? 2 : std::string_view("ال").size());
    const std::size_t needed = is_latin ? 5 : 3;
    const bool is_named = !usual_spelling(rest).empty();
    if ((letters_in(rest) < needed && !is_named) || is_bare_word(word) || !usual_spelling(word).empty()) return word;
    had_article = true;
    return rest;
}

std::string_view without_hamza(std::string_view word) {
    const std::string_view rest = without_final_hamza(word);
    return rest.empty() ? word : rest;
}

struct FoldedName {
    std::string text;
    std::vector<std::string_view> words;
};

void fold_name(std::string_view name, FoldedName& out) {
    out.text.clear();
    out.words.clear();
    fold_into(out.text, name);
    std::erase_if(out.text, [](char c) { return c == '\'' || c == '`'; });
    for_each_token(out.text, [&](const Token& token) {
        if (!token.is_alternative) out.words.push_back(token.text);
    });
}

class Splitter {
public:
    Splitter(const std::vector<std::string_view>& words, NameParts& out) : m_words(words), m_out(out) {}

    void person() {
        while (m_at < m_words.size()) person_word();
        if (m_out.words.empty()) // nothing but بن and the like: then that is the name
            for (const std::string_view word : m_words) push({word}, false);
    }
    void firm() {
        for (const std::string_view word : m_words) {
            const bool is_letter = letters_in(word) == 1; // of ذ.م.م, L.L.C.
            if (is_legal_form(word) || is_letter || is_article(word)) continue;
            const std::string_view rest = without_article(word);
            push({without_hamza(rest.empty() ? word : rest)}, false);
        }
        if (m_out.words.empty())
            for (const std::string_view word : m_words) push({word}, false);
    }
    void thing() {
        for (const std::string_view word : m_words) push({word}, false);
    }

private:
    std::string_view next(std::size_t ahead = 1) const {
        return m_at + ahead < m_words.size() ? m_words[m_at + ahead] : std::string_view{};
    }
    void push(std::initializer_list<std::string_view> pieces, bool is_family) {
        NameParts::Word word{static_cast<std::uint32_t>(m_out.text.size()), 0, is_family};
        for (const std::string_view piece : pieces) m_out.text += piece;
        word.end = static_cast<std::uint32_t>(m_out.text.size());
        m_out.words.push_back(word);
    }
    void join_to_last(std::string_view half) { // سيف + الدين
        m_out.text += is_arabic(decode_at(half, 0).value) ? half : half.ends_with("allah") ? "الله" : "الدين";
        m_out.words.back().end = static_cast<std::uint32_t>(m_out.text.size());
    }
    // How many words from the next one on are an article, standing alone.
    std::size_t article_ahead() const { return is_article_before(next(1), next(2)) && !next(2).empty() ? 1 : 0; }

    void person_word() {
        const std::string_view word = m_words[m_at];
        const bool is_last = m_at + 1 == m_words.size();
        if (is_link(word) && !is_last) return void(++m_at);
        if (!is_last && (is_servant(word) || is_father(word) || is_mother(word))) {
            const std::size_t skipped = article_ahead();
            const std::string_view named = next(1 + skipped);
            bool had_article = false;
            if (is_servant(word))
                push({"عبد", "ال", named.starts_with("ال") ? named.substr(std::string_view("ال").size()) : named},
                     false);
            else
                push({is_father(word) ? "ابو" : "ام", without_hamza(bare(named, had_article))}, false);
            m_at += 2 + skipped;
            return;
        }
        if (!is_last && is_article_before(word, next())) {
            if (is_one_of(next(), "din", "deen", "dine") && !m_out.words.empty())
                join_to_last("eldin");
            else
                push({without_hamza(next())}, true);
            m_at += 2;
            return;
        }
        if (is_second_half(word) && !m_out.words.empty()) {
            join_to_last(word);
            return void(++m_at);
        }
        bool had_article = false;
        const std::string_view rest = bare(word, had_article);
        push({without_hamza(rest)}, had_article);
        ++m_at;
    }

    const std::vector<std::string_view>& m_words;
    NameParts& m_out;
    std::size_t m_at = 0;
};

} // namespace

void split_name(std::string_view name, NameOf kind, NameParts& out) {
    thread_local FoldedName name_folded; // one for all rows of a base
    out.text.clear();
    out.words.clear();
    fold_name(kind == NameOf::person ? without_title(name) : name, name_folded);
    out.is_firm = kind == NameOf::firm ||
                  (kind == NameOf::person && !name_folded.words.empty() &&
                   is_one_of(name_folded.words.front(), "شركه", "موسسه", "الشركه", "موسسه", "مجموعه", "مصنع"));
    Splitter splitter(name_folded.words, out);
    if (kind == NameOf::thing)
        splitter.thing();
    else if (out.is_firm)
        splitter.firm();
    else
        splitter.person();
}

// --- words
// ------------------------------------------------------------------------------------------------------------

namespace {

constexpr std::string_view servant = "عبد", father = "ابو", mother = "ام";

// "عبدالرحمان", "abdelrahman" → "عبدرحمن"; nothing when the word is no such name.
std::string usual_servant(std::string_view word) {
    std::string_view rest;
    if (word.starts_with(servant)) {
        rest = word.substr(servant.size());
        if (rest.starts_with("ال")) rest.remove_prefix(std::string_view("ال").size());
    } else {
        for (const std::string_view head :
             {"abdul", "abdel", "abdal", "abdol", "abdou", "abdur", "abdus", "abder", "abd"})
            if (word.starts_with(head)) {
                rest = word.substr(head.size());
                break;
            }
        if (usual_spelling(rest).empty()) return {}; // Abdi, Abdullahi: names of their own
    }
    if (letters_in(rest) < 2) return {};
    const std::string_view usual = usual_spelling(rest);
    return std::string(servant) + std::string(usual.empty() ? rest : usual);
}

// "benaissa" → "عيسي": بن is left out when it stands alone, too.
std::string_view usual_son(std::string_view word) {
    for (const std::string_view head : {"ben", "bin"})
        if (word.starts_with(head)) return usual_spelling(word.substr(head.size()));
    return {};
}

std::string usual_kunya(std::string_view word) {
    for (const auto& [head, meant] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {father, father}, {mother, mother}, {"abou", father}, {"abu", father}, {"abo", father}}) {
        if (!word.starts_with(head)) continue;
        const std::string_view rest = word.substr(head.size()), usual = usual_spelling(rest);
        if (usual.empty() && (meant == mother || letters_in(rest) < 3 || head[0] == 'a')) continue;
        return std::string(meant) + std::string(usual.empty() ? rest : usual);
    }
    return {};
}

// The class of a consonant; 0 for vowels and what is often one.
char class_of(char32_t c) {
    switch (c) {
    case U'ب': return 'b';
    case U'ت':
    case U'ط':
    case U'ث': return 't';
    case U'ج':
    case U'غ':
    case U'ق':
    case U'ك': return 'k';
    case U'خ': return 'x';
    case U'ح':
    case U'ه': return 'h';
    case U'د':
    case U'ذ':
    case U'ض':
    case U'ظ':
    case U'ز': return 'd';
    case U'ر': return 'r';
    case U'س':
    case U'ص': return 's';
    case U'ش': return 'c';
    case U'ف': return 'f';
    case U'ل': return 'l';
    case U'م': return 'm';
    case U'ن': return 'n';
    case U'b':
    case U'p': return 'b';
    case U't': return 't';
    case U'c':
    case U'g':
    case U'j':
    case U'k':
    case U'q':
    case U'x': return 'k';
    case U'd':
    case U'z': return 'd';
    case U'f':
    case U'v': return 'f';
    case U'h': return 'h';
    case U'l': return 'l';
    case U'm': return 'm';
    case U'n': return 'n';
    case U'r': return 'r';
    case U's': return 's';
    default: return 0;
    }
}

// "kh", "sh" and the like; 0 where two letters are two sounds.
char class_of(char32_t c, char32_t next) {
    if (next != U'h') return 0;
    switch (c) {
    case U'k': return 'x';
    case U's':
    case U'c': return 'c';
    case U'g': return 'k';
    case U't': return 't';
    case U'd': return 'd';
    case U'p': return 'f';
    default: return 0;
    }
}

std::string skeleton_of(std::u32string_view letters) {
    std::string skeleton;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char pair = i + 1 < letters.size() ? class_of(letters[i], letters[i + 1]) : 0;
        const bool is_silent = i > 0 && i + 1 == letters.size() && (letters[i] == U'ه' || letters[i] == U'h');
        const char one = pair ? pair : is_silent ? 0 : class_of(letters[i]);
        if (pair) ++i;
        if (one && (skeleton.empty() || skeleton.back() != one)) skeleton += one;
    }
    return skeleton;
}

} // namespace

NameWord name_word(std::string_view word) {
    NameWord result;
    result.letters = code_points_of(word);
    result.is_arabic = !result.letters.empty() && is_arabic(result.letters.front());
    result.is_initial = result.letters.size() == 1 && !(result.letters[0] >= U'0' && result.letters[0] <= U'9');
    if (const std::string_view usual = usual_spelling(word); !usual.empty()) {
        result.usual = usual;
        result.is_known = true;
    } else if (const std::string_view father_of = usual_son(word); !father_of.empty()) {
        result.usual = father_of;
        result.is_known = true;
    } else if (std::string named = usual_servant(word); !named.empty()) {
        result.usual = std::move(named);
        result.is_known = true;
    } else if (std::string kunya = usual_kunya(word); !kunya.empty()) {
        result.usual = std::move(kunya);
        result.is_kunya = true;
    } else {
        result.usual = word;
    }
    result.skeleton = skeleton_of(result.is_known ? code_points_of(result.usual) : result.letters);
    return result;
}

// --- sounds
// -----------------------------------------------------------------------------------------------------------

namespace {

std::span<const std::u32string_view> latin_of(char32_t consonant) {
    using Ways = std::u32string_view;
    static constexpr Ways b[] = {U"b", U"p"}, t[] = {U"t"}, th[] = {U"th", U"s", U"t"}, j[] = {U"dj", U"j", U"g"},
                          h[] = {U"h"}, kh[] = {U"kh"}, d[] = {U"d"}, dh[] = {U"dh", U"z", U"th", U"d"}, r[] = {U"r"},
                          z[] = {U"z"}, s[] = {U"s", U"c"}, sh[] = {U"sh", U"ch"}, dad[] = {U"dh", U"d", U"z"},
                          zah[] = {U"dh", U"z", U"d", U"th"}, gh[] = {U"gh", U"g"}, f[] = {U"f", U"ph", U"v"},
                          q[] = {U"gh", U"q", U"k", U"g", U"c"}, k[] = {U"k", U"c"}, l[] = {U"l"}, m[] = {U"m"},
                          n[] = {U"n"};
    switch (consonant) {
    case U'ب': return b;
    case U'ت':
    case U'ط': return t;
    case U'ث': return th;
    case U'ج': return j;
    case U'ح':
    case U'ه': return h;
    case U'خ': return kh;
    case U'د': return d;
    case U'ذ': return dh;
    case U'ر': return r;
    case U'ز': return z;
    case U'س':
    case U'ص': return s;
    case U'ش': return sh;
    case U'ض': return dad;
    case U'ظ': return zah;
    case U'غ': return gh;
    case U'ف': return f;
    case U'ق': return q;
    case U'ك': return k;
    case U'ل': return l;
    case U'م': return m;
    case U'ن': return n;
    default: return {};
    }
}

bool is_glide(char32_t c) { return c == U'ا' || c == U'و' || c == U'ي' || c == U'ع' || c == U'ء'; }
bool is_short_vowel(char32_t c) { return c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u'; }
bool is_latin_vowel(char32_t c) { return is_short_vowel(c) || c == U'y' || c == U'w'; }

std::span<const std::u32string_view> latin_of_glide(char32_t letter, bool is_first, bool is_last) {
    using Ways = std::u32string_view;
    static constexpr Ways first_alef[] = {U"aa", U"a", U"e", U"i", U"o", U"u", U"ou"}, alef[] = {U"aa", U"a"},
                          waw[] = {U"oo", U"ou", U"uu", U"ow", U"uw", U"au", U"aw", U"o", U"u", U"ww", U"w"},
                          yeh[] = {U"ee", U"ii", U"ei", U"ai", U"ay", U"ey", U"ie", U"iy", U"i", U"e", U"yy", U"y"},
                          last_yeh[] = {U"ee", U"i", U"y", U"ie", U"iy", U"e", U"aa", U"a", U"ai", U"ay"},
                          ain[] = {U"", U"aa", U"a", U"e", U"i", U"o", U"u"}, hamza[] = {U"", U"a", U"e", U"i"};
    switch (letter) {
    case U'ا': return is_first ? std::span<const Ways>(first_alef) : std::span<const Ways>(alef);
    case U'و': return waw;
    case U'ي': return is_last ? std::span<const Ways>(last_yeh) : std::span<const Ways>(yeh);
    case U'ع': return ain;
    default: return hamza;
    }
}

struct Run {
    std::u32string_view arabic, latin;
    bool is_first = false, is_last = false;
};

// Long vowels must be written in both; a short one that Arabic leaves out may stand beside a و, ي or ع.
bool runs_meet(const Run& run, std::size_t a, std::size_t l) {
    if (a == run.arabic.size()) return l == run.latin.size();
    const char32_t letter = run.arabic[a];
    const bool is_last = run.is_last && a + 1 == run.arabic.size();
    for (std::size_t skipped = 0; skipped < 2; ++skipped) {
        const bool may_skip = letter != U'ا' && !(run.is_first && a == 0 && letter == U'ع') && l < run.latin.size() &&
                              is_short_vowel(run.latin[l]);
        if (skipped && !may_skip) break;
        const std::u32string_view rest = run.latin.substr(l + skipped);
        for (const std::u32string_view way : latin_of_glide(letter, run.is_first && a == 0, is_last)) {
            if (!rest.starts_with(way)) continue;
            const std::size_t at = l + skipped + way.size();
            if (runs_meet(run, a + 1, at)) return true;
            const bool is_consonant = way.starts_with(U'w') || way.starts_with(U'y');
            if (is_consonant && at < run.latin.size() && is_short_vowel(run.latin[at]) && runs_meet(run, a + 1, at + 1))
                return true;
        }
    }
    return false;
}

bool runs_meet(const Run& run) {
    if (!run.arabic.empty()) return runs_meet(run, 0, 0);
    if (run.is_first || run.is_last) return run.latin.empty();
    return run.latin.empty() || (run.latin.size() == 1 && is_short_vowel(run.latin[0]));
}

bool sounds_from(std::u32string_view arabic, std::u32string_view latin, std::size_t a, std::size_t l, bool is_first) {
    std::size_t a_end = a, l_end = l;
    while (a_end < arabic.size() && is_glide(arabic[a_end])) ++a_end;
    while (l_end < latin.size() && is_latin_vowel(latin[l_end])) ++l_end;
    Run run{arabic.substr(a, a_end - a), latin.substr(l, l_end - l), is_first, a_end == arabic.size()};
    if (a_end + 1 == arabic.size() && arabic[a_end] == U'ه') { // ة: a, ah, e, eh, or nothing
        std::u32string_view rest = latin.substr(l);
        if (rest.ends_with(U'h') || rest.ends_with(U't')) rest.remove_suffix(1);
        const bool is_open = !rest.empty() && (rest.back() == U'a' || rest.back() == U'e');
        if (is_open) {
            run.latin = rest.substr(0, rest.size() - 1);
            run.is_last = false;
            if (std::ranges::all_of(run.latin, is_latin_vowel) &&
                (run.arabic.empty() ? run.latin.empty() : runs_meet(run)))
                return true;
        }
    }
    const bool may_be_ou = run.arabic.empty() && !is_first && run.latin == U"ou" && a == 1; // Mouhamed, Houda
    if (!may_be_ou && !runs_meet(run)) return false;
    if (a_end == arabic.size() || l_end == latin.size()) return a_end == arabic.size() && l_end == latin.size();
    for (const std::u32string_view way : latin_of(arabic[a_end])) {
        if (!latin.substr(l_end).starts_with(way)) continue;
        const std::size_t at = l_end + way.size();
        if (sounds_from(arabic, latin, a_end + 1, at, false)) return true;
        const bool is_doubled = latin.substr(at).starts_with(way);
        if (is_doubled && sounds_from(arabic, latin, a_end + 1, at + way.size(), false)) return true;
    }
    return false;
}

// Consonants of Latin spellings, finer than skeletons: Jamal and Kamal are two.
char fine_class(char32_t c, char32_t next, bool& is_pair) {
    is_pair = next == U'h' && class_of(c, next) != 0;
    if (is_pair)
        return c == U'k'                ? 'x'
               : c == U's' || c == U'c' ? 'c'
               : c == U'g'              ? 'g'
                                        : static_cast<char>(c == U'p' ? 'f' : c);
    if (c == U'q' || c == U'c' || c == U'k') return 'k';
    if (c == U'g' || c == U'j') return 'g';
    return static_cast<char>(c < 0x80 ? c : '?');
}

bool vowels_alike(std::u32string_view a, std::u32string_view b) {
    if (a == b) return true;
    static constexpr std::array<std::u32string_view, 2> pairs[] = {
        {U"e", U"i"},   {U"o", U"u"},    {U"u", U"oo"},  {U"u", U"ou"},   {U"o", U"ou"},
        {U"oo", U"ou"}, {U"i", U"ee"},   {U"i", U"y"},   {U"ee", U"y"},   {U"ai", U"ei"},
        {U"ai", U"ay"}, {U"ei", U"ay"},  {U"ei", U"ey"}, {U"ay", U"ey"},  {U"ai", U"ey"},
        {U"a", U"aa"},  {U"ia", U"iya"}, {U"ia", U"ya"}, {U"aye", U"ae"}, {U"awa", U"awwa"},
    };
    for (const auto& [x, y] : pairs)
        if ((a == x && b == y) || (a == y && b == x)) return true;
    return false;
}

bool latin_alike(std::u32string_view a, std::u32string_view b) {
    std::size_t i = 0, j = 0;
    const auto vowels = [](std::u32string_view word, std::size_t& at) {
        const std::size_t begin = at;
        while (at < word.size() && is_latin_vowel(word[at])) ++at;
        return word.substr(begin, at - begin);
    };
    const auto consonant = [](std::u32string_view word, std::size_t& at) {
        bool is_pair = false;
        const char one = fine_class(word[at], at + 1 < word.size() ? word[at + 1] : 0, is_pair);
        const char32_t first = word[at];
        at += is_pair ? 2 : 1;
        if (!is_pair && at < word.size() && word[at] == first) ++at; // doubled
        return one;
    };
    while (true) {
        if (!vowels_alike(vowels(a, i), vowels(b, j))) return false;
        if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
        if (consonant(a, i) != consonant(b, j)) return false;
    }
}

bool has_digit(std::u32string_view letters) {
    return std::ranges::any_of(letters, [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

WordLikeness slip(const NameWord& a, const NameWord& b) {
    const std::size_t longer = std::max(a.letters.size(), b.letters.size());
    if (longer < 5) return {};
    const int distance = damerau_levenshtein(a.letters, b.letters, 2);
    if (distance == 1) return {Alike::close, 85};
    if (distance == 2 && longer >= 8) return {Alike::close, 75};
    if (longer >= 6 && jaro_winkler(a.letters, b.letters) >= 0.92) return {Alike::close, 75};
    return {};
}

} // namespace

bool sounds_like(std::u32string_view arabic, std::u32string_view latin) {
    return !arabic.empty() && !latin.empty() && sounds_from(arabic, latin, 0, 0, true);
}

WordLikeness like_words(const NameWord& a, const NameWord& b) {
    if (a.letters == b.letters) return {Alike::same, 100};
    if (a.usual == b.usual) return {Alike::variant, 97};
    if (a.is_initial || b.is_initial) {
        const bool meets =
            a.is_arabic == b.is_arabic && !a.letters.empty() && !b.letters.empty() && a.letters[0] == b.letters[0];
        return meets ? WordLikeness{Alike::part, 60} : WordLikeness{};
    }
    if ((a.is_known && b.is_known) || has_digit(a.letters) || has_digit(b.letters)) return {};
    if (a.is_arabic != b.is_arabic) {
        const NameWord &arabic = a.is_arabic ? a : b, &latin = a.is_arabic ? b : a;
        return sounds_like(arabic.letters, latin.letters) ? WordLikeness{Alike::variant, 94} : WordLikeness{};
    }
    if (!a.is_arabic && latin_alike(a.letters, b.letters)) return {Alike::variant, 94};
    return slip(a, b);
}

// --- names
// ------------------------------------------------------------------------------------------------------------

NameLikeness like_names(std::span<const NameShape> a, std::span<const NameShape> b,
                        std::span<const WordLikeness> words) {
    const bool is_swapped = a.size() > b.size();
    const std::span<const NameShape> few = is_swapped ? b : a, many = is_swapped ? a : b;
    const auto like = [&](std::size_t i, std::size_t j) {
        return is_swapped ? words[j * b.size() + i] : words[i * b.size() + j];
    };
    if (few.empty() || many.size() > 32) return {.says_nothing = true};
    std::array<int, 32> partner{};
    std::uint64_t used = 0;
    std::size_t matched = 0, in_order = 0;
    int last = -1;
    NameLikeness result{Alike::same, 100};
    const auto take = [&](std::size_t i, bool wants_same_place) {
        int best = -1;
        for (std::size_t j = 0; j < many.size(); ++j) {
            if (used >> j & 1 || like(i, j).percent < 60 || (wants_same_place && j != i)) continue;
            if (best < 0 || like(i, j).percent > like(i, static_cast<std::size_t>(best)).percent)
                best = static_cast<int>(j);
        }
        partner[i] = best;
        if (best >= 0) used |= std::uint64_t{1} << best;
    };
    for (std::size_t i = 0; i < few.size(); ++i)
        take(i, true); // أحمد محمد أحمد: first whoever stands in the same place
    for (std::size_t i = 0; i < few.size(); ++i)
        if (partner[i] < 0) take(i, false);
    for (std::size_t i = 0; i < few.size(); ++i) {
        if (partner[i] < 0) continue;
        ++matched;
        in_order += partner[i] > last;
        last = std::max(last, partner[i]);
        const WordLikeness word = like(i, static_cast<std::size_t>(partner[i]));
        result.alike = std::max(result.alike, word.alike);
        result.percent = std::min(result.percent, word.percent);
    }
    const auto only_kunya = [](std::span<const NameShape> name) { return name.size() == 1 && name[0].is_kunya; };
    if (matched < few.size()) {
        if (only_kunya(a) != only_kunya(b)) return {Alike::part, 0, true};
        return {Alike::different, static_cast<std::uint8_t>(100 * matched / many.size())};
    }
    const bool is_reordered = in_order < few.size();
    if (few.size() < many.size()) {
        if (few.size() == 1) return {Alike::part, 20, true}; // نورة, نورة محمد سعد
        const bool keeps_ends = partner[0] == 0 && partner[few.size() - 1] == static_cast<int>(many.size()) - 1;
        const auto left = static_cast<std::uint8_t>(keeps_ends ? 80 : partner[0] == 0 ? 65 : 45);
        return {Alike::part, std::min(left, result.percent)};
    }
    if (!is_reordered) return result;
    // أحمد محمد is not محمد أحمد; العتيبي أحمد is أحمد العتيبي, and Ryan Lee may be Lee Ryan.
    const auto may_move = [](const NameShape& word) { return word.is_family || !word.is_given_arabic; };
    if (std::ranges::any_of(a, may_move) || std::ranges::any_of(b, may_move))
        return {std::max(result.alike, Alike::variant), std::min<std::uint8_t>(result.percent, 92)};
    return {Alike::part, 50};
}

NameLikeness same_name(std::string_view a, std::string_view b, NameOf kind) {
    NameParts parts[2];
    split_name(a, kind, parts[0]);
    split_name(b, kind, parts[1]);
    if (parts[0].is_firm != parts[1].is_firm)
        split_name(parts[0].is_firm ? b : a, NameOf::firm, parts[parts[0].is_firm]);
    std::vector<NameWord> words[2];
    std::vector<NameShape> shapes[2];
    for (const int side : {0, 1})
        for (std::size_t i = 0; i < parts[side].words.size(); ++i) {
            words[side].push_back(name_word(parts[side].word(i)));
            const NameWord& word = words[side].back();
            shapes[side].push_back({parts[side].words[i].is_family, word.is_kunya, word.is_arabic || word.is_known});
        }
    std::vector<WordLikeness> likeness;
    for (const NameWord& x : words[0])
        for (const NameWord& y : words[1]) likeness.push_back(like_words(x, y));
    return like_names(shapes[0], shapes[1], likeness);
}

} // namespace crm
