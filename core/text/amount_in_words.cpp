#include "core/text/amount_in_words.hpp"

#include <array>

#include "core/text/currency_units.hpp"

namespace crm {
namespace {

using Number = std::uint64_t;

// ---- Arabic ---------------------------------------------------------------------------------------------------------

// With a masculine noun, and with a feminine one.
constexpr std::string_view ones_ar[2][11] = {
    {"", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"},
    {"", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"},
};
constexpr std::string_view tens_ar[] = {"",      "",     "عشرون", "ثلاثون", "أربعون",
                                        "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"};
constexpr std::string_view hundreds_ar[] = {"",       "مئة",   "مئتان",  "ثلاثمئة", "أربعمئة",
                                            "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"};

// The nouns of a thousand and more, each a thousand times the one before.
constexpr UnitNoun scales_ar[] = {
    {"ألف", "ألفان", "آلاف", "ألفًا"},
    {"مليون", "مليونان", "ملايين", "مليونًا"},
    {"مليار", "ملياران", "مليارات", "مليارًا"},
    {"تريليون", "تريليونان", "تريليونات", "تريليونًا"},
    {"كوادريليون", "كوادريليونان", "كوادريليونات", "كوادريليونًا"},
    {"كوينتيليون", "كوينتيليونان", "كوينتيليونات", "كوينتيليونًا"},
};

void add_and(std::string& out) {
    if (!out.empty()) out += " و";
}

// A dual before its noun loses its nun: مئتا ألف, ألفا ريال.
std::string before_noun(std::string_view dual) {
    return std::string(dual.substr(0, dual.size() - std::string_view("ن").size()));
}

// 1 to 99, as it stands before a counted noun (11 to 99 in the accusative, 3 to 10 in the plural).
std::string below_hundred_ar(unsigned n, bool is_feminine) {
    const auto& ones = ones_ar[is_feminine];
    if (n <= 10) return std::string(ones[n]);
    const unsigned one = n % 10;
    if (n < 20) {
        const std::string_view ten = is_feminine ? " عشرة" : " عشر";
        if (one == 1) return std::string(is_feminine ? "إحدى" : "أحد").append(ten);
        if (one == 2) return before_noun(ones[2]).append(ten);
        return std::string(ones[one]).append(ten);
    }
    std::string text;
    if (one == 1 && is_feminine)
        text = "إحدى";
    else if (one == 8 && is_feminine)
        text = "ثمانٍ"; // not before its noun
    else
        text = ones[one];
    if (one) add_and(text);
    return text.append(tens_ar[n / 10]);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// Up to three digits and what they count.
struct Counted {
    Number whole;   // of it, with what was said before: whether one and two repeat the noun
    unsigned group; // 1 to 999
    const UnitNoun& noun;
    bool is_bound;              // another noun follows this one: ألف before ريال
    std::string_view after_one; // "واحد", "واحدة" or nothing
};

std::string_view form_of(unsigned rest, const Counted& counted) {
    if (rest >= 3 && rest <= 10) return counted.noun.few;
    return rest >= 11 && !counted.is_bound ? counted.noun.many : counted.noun.one;
}

// One or two of it: the noun says so.
std::string one_or_two(unsigned rest, const Counted& counted, bool is_again) {
    const std::string_view noun = rest == 1 ? counted.noun.one : counted.noun.two;
    std::string text(is_again ? first_word(noun) : noun);
    if (rest == 2) return counted.is_bound ? before_noun(text) : text;
    if (!counted.after_one.empty()) text.append(" ").append(counted.after_one);
    return text;
}

void add_counted(std::string& out, const Counted& counted) {
    const unsigned hundreds = counted.group / 100, rest = counted.group % 100;
    const bool stands_alone = rest == 1 || rest == 2;
    if (hundreds) {
        add_and(out);
        const bool is_before = rest == 0 || stands_alone;
        out += hundreds == 2 && is_before ? before_noun(hundreds_ar[2]) : hundreds_ar[hundreds];
    }
    if (stands_alone) { // مئة ألف وألف, مئة ريال وريالان
        const bool is_again = counted.whole > 2;
        if (hundreds) out.append(" ").append(counted.noun.one);
        add_and(out);
        out += one_or_two(rest, counted, is_again);
        return;
    }
    if (rest) {
        add_and(out);
        out += below_hundred_ar(rest, counted.noun.is_feminine);
    }
    out.append(" ").append(form_of(rest, counted));
}

std::string words_ar(Number n, const UnitNoun& noun) {
    if (n == 0) return std::string("صفر ").append(noun.one);
    std::string text;
    Number scale = 1'000'000'000'000'000'000;
    for (int i = 5; i >= 0; --i, scale /= 1000) {
        const auto group = static_cast<unsigned>(n / scale % 1000);
        const Number below = n % scale;
        // What follows begins with the counted noun itself, which binds this one.
        if (group) add_counted(text, {group, group, scales_ar[i], below <= 2, {}});
    }
    const auto group = static_cast<unsigned>(n % 1000);
    const bool is_bare = group == 0 || (group <= 2 && n > 2); // ألف ريال وريال واحد
    if (is_bare) text.append(" ").append(noun.one);
    if (group) add_counted(text, {n, group, noun, false, ones_ar[noun.is_feminine][1]});
    return text;
}

// ---- English --------------------------------------------------------------------------------------------------------

constexpr std::string_view ones_en[] = {
    "",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::string_view tens_en[] = {"",      "",      "twenty",  "thirty", "forty",
                                        "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::string_view scales_en[] = {"thousand", "million", "billion", "trillion", "quadrillion", "quintillion"};

void add_word(std::string& out, std::string_view word) {
    if (!out.empty()) out += ' ';
    out += word;
}

void add_group_en(std::string& out, unsigned group, bool is_last) {
    const unsigned rest = group % 100;
    if (group >= 100) {
        add_word(out, ones_en[group / 100]);
        add_word(out, "hundred");
    }
    if (rest == 0) return;
    if (group >= 100 || (is_last && !out.empty())) add_word(out, "and");
    if (rest < 20) return add_word(out, ones_en[rest]);
    add_word(out, tens_en[rest / 10]);
    if (rest % 10) out.append("-").append(ones_en[rest % 10]);
}

std::string number_en(Number n) {
    if (n == 0) return "zero";
    std::string text;
    Number scale = 1'000'000'000'000'000'000;
    for (int i = 5; i >= 0; --i, scale /= 1000) {
        const auto group = static_cast<unsigned>(n / scale % 1000);
        if (!group) continue;
        add_group_en(text, group, false);
        add_word(text, scales_en[i]);
    }
    add_group_en(text, static_cast<unsigned>(n % 1000), true);
    return text;
}

std::string words_en(Number n, const UnitNoun& noun) {
    return number_en(n) + ' ' + std::string(n == 1 ? noun.english : noun.english_plural);
}

// ---- both -----------------------------------------------------------------------------------------------------------

std::string words_of(Number n, const UnitNoun& noun, Language language) {
    return language == Language::ar ? words_ar(n, noun) : words_en(n, noun);
}

// Currencies whose words are not known are counted by their letters, and no currency as units.
std::string by_letters(Number whole, Number rest, Number in_one, Currency currency, Language language) {
    constexpr UnitNoun unit{"وحدة", "وحدتان", "وحدات", "وحدة", true, "unit", "units"};
    const CurrencyLetters letters = letters_of(currency);
    const std::string two = std::string(letters) + "\u00a0اثنان"; // one word, said whole
    const UnitNoun counted{letters, two, letters, letters, false, letters, letters};
    std::string text = words_of(whole, currency ? counted : unit, language);
    if (!rest) return text;
    std::string digits = std::to_string(rest);
    const std::string of = std::to_string(in_one);
    digits.insert(0, of.size() - 1 - digits.size(), '0');
    return text.append(language == Language::ar ? " و" : " and ").append(digits).append("/").append(of);
}

} // namespace

std::string amount_in_words(Money money, Language language) {
    const Number size = money.minor < 0 ? 0 - static_cast<Number>(money.minor) : static_cast<Number>(money.minor);
    Number in_one = 1;
    for (int i = 0; i < minor_digits(money.currency); ++i) in_one *= 10;
    const Number whole = size / in_one, rest = size % in_one;
    const CurrencyUnits* units = units_of(money.currency);
    std::string text;
    if (!units) {
        text = by_letters(whole, rest, in_one, money.currency, language);
    } else {
        if (whole || !rest) text = words_of(whole, units->major, language);
        if (rest) {
            if (!text.empty()) text += language == Language::ar ? " و" : " and ";
            text += words_of(rest, units->minor, language);
        }
    }
    if (money.minor < 0) text.insert(0, language == Language::ar ? "سالب " : "minus ");
    if (language == Language::en) text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace crm
