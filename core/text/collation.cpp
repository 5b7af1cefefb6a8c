// Letters are weighed by small tables written as the alphabets themselves; what they do not know is folded first
// (fold.hpp).
#include "core/text/collation.hpp"

#include <array>
#include <cstdint>

#include "core/base/utf8.hpp"
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {
namespace {

constexpr char level_end = 1;
constexpr std::uint8_t primary_space = 2, primary_punctuation = 3, primary_symbol = 0x24, primary_number = 0x26;
constexpr std::uint8_t primary_first_alphabet = 0x30, primary_second_alphabet = 0x80, primary_other = 0xE0;
constexpr std::uint8_t common = 2; // the weight of an ordinary letter on the second and third level

// One letter with its variants in a row: what differs in the second level only.
constexpr std::string_view arabic_alphabet[] = {
    "ءآأؤإئاٱٲٳٵ", "بٮٻڀ", "پ",     "ةت",    "ث",          "ٹٺټٽٿ", "ج",          "ڃڄڇڿ",        "چ",        "ح",
    "خ",           "ځڂڅ",  "د",     "ذ",     "ڈډڊڋڌڍڎڏڐۮ", "ر",     "ز",          "ڑڒړڔڕږڗڙۯ",   "ژ",        "س",
    "ش",           "ښڛڜۺ", "ص",     "ض",     "ڝڞۻ",        "ط",     "ظ",          "ڟ",           "ع",        "غ",
    "ڠۼ",          "ف",    "ڡڢڣڥڦ", "ڤ",     "ق",          "ٯڧڨ",   "كکڪ",        "ګڬڭڮڰڱڲڳڴػؼ", "گ",        "ل",
    "ڵڶڷڸ",        "م",    "ن",     "ںڻڼڽڹ", "هھہەۂۃۀۿ",   "وٶ",    "ۄۅۆۇۈۉۊۋۏٷ", "ىيیٸ",        "ۍێېۑؽؾؿؠ", "ےۓ",
};

// Accents in the order of their weights, with the small letters that carry them.
constexpr std::string_view accented[] = {
    "áéíóúýćĺńŕśź", "àèìòù", "ăĕğĭŏŭ", "âêîôûĉĝĥĵŝŵŷ", "čďěľňřšťž", "åů",    "äëïöüÿ",  "őű",
    "ãñõĩũ",        "ċėġż",  "đħłøŧŀ", "çşģķļņŗţ",     "ąęįų",      "āēīōū", "æœðþŋĳß",
};

constexpr std::string_view punctuation = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

struct Weight {
    std::uint8_t primary = 0; // position in its alphabet + 1; 0: unknown here
    std::uint8_t secondary = common;
};

constexpr auto make_arabic_weights() {
    std::array<Weight, 0x100> table{};
    std::uint8_t primary = 0;
    for (std::string_view variants : arabic_alphabet) {
        ++primary;
        std::uint8_t secondary = common;
        for (std::size_t at = 0; at < variants.size(); ++secondary)
            table[next_code_point(variants, at) - 0x600] = {primary, secondary};
    }
    return table;
}
constexpr std::array<Weight, 0x100> arabic_weights = make_arabic_weights();
static_assert(std::size(arabic_alphabet) < primary_second_alphabet - primary_first_alphabet);

constexpr CodePoint capital_of(CodePoint small) {
    return small == 0xFF ? 0x178 : small < 0x100 ? small - 0x20 : small - 1;
}

struct Accent {
    std::uint8_t secondary = common;
    bool is_capital = false;
};

constexpr auto make_accents() {
    std::array<Accent, 0x180 - 0xC0> table{};
    std::uint8_t secondary = common;
    for (std::string_view letters : accented) {
        ++secondary;
        for (std::size_t at = 0; at < letters.size();) {
            const CodePoint small = next_code_point(letters, at);
            table[small - 0xC0] = {secondary, false};
            if (small != 0xDF) table[capital_of(small) - 0xC0] = {secondary, true};
        }
    }
    return table;
}
constexpr std::array<Accent, 0x180 - 0xC0> accents = make_accents();
constexpr std::uint8_t accent_other = common + 30, mark_first = common + 40;

constexpr int digit_of(CodePoint c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
    if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
    return -1;
}

constexpr bool is_wide_space(CodePoint c) {
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}
constexpr bool is_vowel_sign(CodePoint c) { return (c >= 0x64B && c <= 0x65F) || c == 0x670; }

class KeyMaker {
public:
    KeyMaker(std::string& out, Language alphabet_first)
        : m_out(out), m_start(out.size()),
          m_arabic(alphabet_first == Language::ar ? primary_first_alphabet : primary_second_alphabet),
          m_latin(alphabet_first == Language::ar ? primary_second_alphabet : primary_first_alphabet) {}

    void add(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) add_character(text, at);
        if (m_after_space) m_out.pop_back();
        const bool has_tertiary = !m_tertiary.weights.empty();
        if (has_tertiary || !m_secondary.weights.empty()) finish(m_secondary);
        if (has_tertiary) finish(m_tertiary);
    }

private:
    void add_character(std::string_view text, std::size_t& at) {
        const std::size_t start = at;
        const CodePoint c = next_code_point(text, at);
        if (digit_of(c) >= 0) {
            at = start;
            return add_number(text, at);
        }
        if (c < 0x80) return add_ascii(static_cast<char>(c));
        if (c >= 0x600 && c < 0x700 && arabic_weights[c - 0x600].primary) {
            const Weight weight = arabic_weights[c - 0x600];
            put(m_arabic + weight.primary, weight.secondary, common);
            if (c == U'آ') put(m_arabic + weight.primary, common, common); // alef and alef
            return;
        }
        if (is_vowel_sign(c)) return note(m_tertiary, static_cast<std::uint8_t>(mark_first + (c & 0x1F)));
        if (c >= 0x300 && c < 0x370) return note(m_secondary, static_cast<std::uint8_t>(mark_first + (c & 0x3F)));
        if (is_wide_space(c)) return add_space();
        add_folded(c, text.substr(start, at - start));
    }

    void add_ascii(char c) {
        if (c >= 'a' && c <= 'z') return put(m_latin + (c - 'a') * 2, common, common);
        if (c >= 'A' && c <= 'Z') return put(m_latin + (c - 'A') * 2, common, common + 1);
        const std::size_t order = punctuation.find(c);
        if (order != punctuation.npos) return put(primary_punctuation + static_cast<int>(order), common, common);
        add_space();
    }

    void add_space() {
        if (m_out.size() == m_start || m_after_space) return;
        put(primary_space, common, common);
        m_after_space = true;
    }

    // The first letter carries what the folding took away, so that "é" follows "e" and "É" follows "é".
    void add_folded(CodePoint c, std::string_view bytes) {
        m_form.clear();
        fold_into(m_form, bytes);
        if (m_form.empty()) return; // a mark or a control
        const bool is_accent = c >= 0xC0 && c < 0x180;
        std::uint8_t secondary = is_accent ? accents[c - 0xC0].secondary : common;
        if (secondary == common && m_form != bytes) secondary = accent_other;
        std::uint8_t tertiary = is_accent && accents[c - 0xC0].is_capital ? common + 1 : common;
        const std::string form = m_form;
        for (std::size_t at = 0; at < form.size(); secondary = tertiary = common) {
            const CodePoint letter = next_code_point(form, at);
            if (letter >= 'a' && letter <= 'z')
                put(m_latin + static_cast<int>(letter - 'a') * 2, secondary, tertiary);
            else if (letter >= 0x600 && letter < 0x700 && arabic_weights[letter - 0x600].primary)
                put(m_arabic + arabic_weights[letter - 0x600].primary, secondary, tertiary);
            else if (letter < 0x80)
                add_ascii(static_cast<char>(letter));
            else
                put_other(letter, secondary);
        }
    }

    void put_other(CodePoint c, std::uint8_t secondary) {
        put(is_word_character(c) ? primary_other : primary_symbol, secondary, common);
        for (int shift : {16, 8, 0}) m_out += static_cast<char>(c >> shift & 0xFF);
    }

    // The number of significant digits, then the digits: longer numbers are greater.
    void add_number(std::string_view text, std::size_t& at) {
        std::string digits;
        bool is_ascii = true;
        while (at < text.size() && digits.size() < digits_max) {
            std::size_t next = at;
            const CodePoint c = next_code_point(text, next);
            const int digit = digit_of(c);
            if (digit < 0) break;
            is_ascii = is_ascii && c < 0x80;
            if (digit > 0 || !digits.empty()) digits += static_cast<char>(digit_weight + digit);
            at = next;
        }
        put(primary_number, common, is_ascii ? common : common + 1);
        m_out += static_cast<char>(digits.size() + 1);
        m_out += digits;
    }
    static constexpr std::size_t digits_max = 200;
    static constexpr char digit_weight = 0x10;

    void put(int primary, std::uint8_t secondary, std::uint8_t tertiary) {
        m_out += static_cast<char>(primary);
        note(m_secondary, secondary);
        note(m_tertiary, tertiary);
        m_after_space = false;
    }

    // Runs of common weights are held back until something follows them; most names have nothing else.
    struct Level {
        std::string weights;
        std::size_t common_pending = 0;
    };
    static void note(Level& level, std::uint8_t weight) {
        if (weight == common) {
            ++level.common_pending;
            return;
        }
        level.weights.append(level.common_pending, static_cast<char>(common));
        level.common_pending = 0;
        level.weights += static_cast<char>(weight);
    }
    void finish(const Level& level) {
        m_out += level_end;
        m_out += level.weights;
    }

    std::string& m_out;
    std::size_t m_start;
    int m_arabic, m_latin;
    Level m_secondary, m_tertiary;
    std::string m_form;
    bool m_after_space = false;
};

} // namespace

void collation_key_into(std::string& out, std::string_view text, Language alphabet_first) {
    KeyMaker(out, alphabet_first).add(text);
}

std::string collation_key(std::string_view text, Language alphabet_first) {
    std::string key;
    collation_key_into(key, text, alphabet_first);
    return key;
}

int compare_for_people(std::string_view a, std::string_view b, Language alphabet_first) {
    return collation_key(a, alphabet_first).compare(collation_key(b, alphabet_first));
}

} // namespace crm
