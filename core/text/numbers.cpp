// Reading a number: first its spelling (digits and separators, signs taken off), then what the separators mean.
#include "core/text/numbers.hpp"

#include <array>
#include <cmath>

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"

namespace crm {
namespace {

constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();
constexpr int scale_max = 18;

// What a character means inside a number; letters of this alphabet make the "spelling" that the rules below look at.
enum : char {
    digit = '0',
    point = '.',
    comma = ',',
    group = '_',
    decimal_only = 'd',
    minus = '-',
    plus = '+',
    open = '(',
    close = ')',
    nothing = 0,
    other = '?'
};

char meaning_of(CodePoint c) {
    if (digit_value(c) >= 0) return digit;
    switch (c) {
    case '.': return point;
    case ',':
    case U'،': return comma;
    case U'٫': return decimal_only;
    case U'٬':
    case '\'':
    case U'’':
    case '_':
    case ' ':
    case 0xA0:
    case 0x202F:
    case 0x2009: return group;
    case '-':
    case U'−':
    case U'–': return minus;
    case '+': return plus;
    case '(': return open;
    case ')': return close;
    case 0x200E:
    case 0x200F:
    case 0x061C:
    case '\t': return nothing;
    default: return c >= 0x202A && c <= 0x2069 && (c <= 0x202E || c >= 0x2066) ? nothing : other;
    }
}

// The number with its signs taken off, spelled as digits and separators.
struct Spelling {
    std::string text; // '0'-'9' and . , _ d
    bool is_negative = false;
};

std::optional<Spelling> spelling_of(std::string_view text) {
    Spelling spelling;
    int signs = 0, opened = 0, closed = 0;
    bool has_sign_behind = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = next_code_point(text, at);
        const char meaning = meaning_of(c);
        if (closed && meaning != nothing && c != ' ') return {};
        switch (meaning) {
        case nothing: break;
        case other: return {};
        case digit:
            if (has_sign_behind) return {}; // "12-5" is no number
            spelling.text += static_cast<char>('0' + digit_value(c));
            break;
        case minus:
        case plus:
            ++signs;
            spelling.is_negative = meaning == minus;
            has_sign_behind = spelling.text.find_first_not_of('_') != spelling.text.npos;
            break;
        case open: ++opened; break;
        case close: ++closed; break;
        default: spelling.text += meaning;
        }
    }
    while (spelling.text.ends_with('_')) spelling.text.pop_back();
    spelling.text.erase(0, spelling.text.find_first_not_of('_'));
    if (signs > 1 || opened != closed || opened > 1 || (opened && signs)) return {};
    spelling.is_negative = spelling.is_negative || opened;
    return spelling;
}

std::size_t count_of(std::string_view text, char c) {
    std::size_t count = 0;
    for (char x : text) count += x == c;
    return count;
}

// Groups are three digits; Indian ones may have two, but the last has three.
bool is_grouped_well(std::string_view text) {
    std::size_t run = 0;
    bool is_first = true;
    for (char c : text) {
        if (c >= '0' && c <= '9') {
            ++run;
            continue;
        }
        if (run == 0 || run > 3 || (!is_first && run < 2)) return false;
        is_first = false;
        run = 0;
    }
    return is_first || run == 3;
}

// Which character divides whole and fraction; 0 when there is no fraction.
char decimal_separator(std::string_view text) {
    if (text.find(decimal_only) != text.npos) return decimal_only;
    const std::size_t points = count_of(text, point), commas = count_of(text, comma);
    if (points && commas) return text.rfind(point) > text.rfind(comma) ? point : comma;
    if (points == 1) return point;
    if (commas != 1) return 0;
    const std::size_t before = text.find(comma), after = text.size() - before - 1;
    const bool is_group = after == 3 && before >= 1 && before <= 3 && text[0] != '0';
    return is_group || text.find(group) != text.npos ? (after == 3 ? char{0} : comma) : comma;
}

std::optional<Decimal> decimal_of(std::string_view whole, std::string_view fraction, bool is_negative) {
    while (fraction.size() > 0 && fraction.back() == '0') fraction.remove_suffix(1);
    std::uint64_t units = 0;
    int scale = 0;
    const auto take = [&](char c) {
        const auto value = static_cast<std::uint64_t>(c - '0');
        if (units > (static_cast<std::uint64_t>(INT64_MAX) - value) / 10) return false;
        units = units * 10 + value;
        return true;
    };
    for (char c : whole)
        if (c >= '0' && c <= '9' && !take(c)) return {};
    for (char c : fraction) {
        if (scale == scale_max || !take(c)) break; // more digits than anyone can mean: cut
        ++scale;
    }
    const auto value = static_cast<std::int64_t>(units);
    return Decimal{is_negative ? -value : value, scale};
}

void append_digits(std::string& out, std::string_view digits, DigitSet set) {
    if (set == DigitSet::latin) {
        out += digits;
        return;
    }
    for (char c : digits) append_utf8(out, U'٠' + static_cast<CodePoint>(c - '0'));
}

void append_whole(std::string& out, std::string_view digits, NumberStyle style) {
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (style.is_grouped && i > 0 && (digits.size() - i) % 3 == 0)
            out += style.digits == DigitSet::latin ? "," : "٬";
        append_digits(out, digits.substr(i, 1), style.digits);
    }
}

// In a right-to-left line a minus stands on the wrong side unless a mark says to which number it belongs (as CLDR
// writes it).
void append_minus(std::string& out, NumberStyle style) {
    if (style.has_direction_mark) out += style.digits == DigitSet::arabic ? "\u061c" : "\u200e";
    out += '-';
}

} // namespace

int digit_value(char32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
    if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
    return -1;
}

std::optional<Decimal> decimal_from(std::string_view text) {
    const std::optional<Spelling> spelling = spelling_of(text);
    if (!spelling) return {};
    const std::string_view all = spelling->text;
    const char separator = decimal_separator(all);
    const std::size_t split = separator ? all.rfind(separator) : all.size();
    const std::string_view whole = all.substr(0, split),
                           fraction = separator ? all.substr(split + 1) : std::string_view{};
    if (whole.empty() && fraction.empty()) return {};
    if (separator && whole.find(separator) != whole.npos) return {}; // "1.2.3,4.5"
    if (fraction.find_first_not_of("0123456789") != fraction.npos || !is_grouped_well(whole)) return {};
    return decimal_of(whole, fraction, spelling->is_negative);
}

std::optional<std::int64_t> rescaled(Decimal value, int scale) {
    if (scale < 0 || scale > scale_max) return {};
    const bool is_negative = value.units < 0;
    std::uint64_t units = magnitude(value.units);
    if (value.scale > scale) {
        const auto divisor = static_cast<std::uint64_t>(powers_of_ten[value.scale - scale]);
        units = units / divisor + (units % divisor >= divisor - divisor / 2);
    } else {
        const auto factor = static_cast<std::uint64_t>(powers_of_ten[scale - value.scale]);
        if (units > (static_cast<std::uint64_t>(INT64_MAX) + is_negative) / factor) return {};
        units *= factor;
    }
    return static_cast<std::int64_t>(is_negative ? 0 - units : units);
}

std::optional<std::int64_t> fixed_from(std::string_view text, int scale) {
    const std::optional<Decimal> value = decimal_from(text);
    return value ? rescaled(*value, scale) : std::nullopt;
}

std::optional<std::int64_t> integer_from(std::string_view text) {
    const std::optional<Decimal> value = decimal_from(text);
    if (!value || value->scale != 0) return {};
    return value->units;
}

std::optional<double> real_from(std::string_view text) {
    const std::optional<Decimal> value = decimal_from(text);
    if (!value) return {};
    return static_cast<double>(value->units) / static_cast<double>(powers_of_ten[value->scale]);
}

void append_fixed(std::string& out, Decimal value, NumberStyle style) {
    const int scale = value.scale > style.decimals_max ? style.decimals_max : value.scale;
    const std::int64_t units = *rescaled(value, scale);
    if (units < 0) append_minus(out, style);
    const std::uint64_t size = magnitude(units), unit = static_cast<std::uint64_t>(powers_of_ten[scale]);
    std::string whole, fraction;
    append_unsigned(whole, size / unit);
    if (scale > 0) append_unsigned(fraction, size % unit, scale);
    while (static_cast<int>(fraction.size()) > style.decimals_min && fraction.ends_with('0')) fraction.pop_back();
    while (static_cast<int>(fraction.size()) < style.decimals_min) fraction += '0';
    append_whole(out, whole, style);
    if (fraction.empty()) return;
    out += style.digits == DigitSet::latin ? "." : "٫";
    append_digits(out, fraction, style.digits);
}

void append_number(std::string& out, std::int64_t value, NumberStyle style) {
    if (value < 0) append_minus(out, style);
    std::string whole;
    append_unsigned(whole, magnitude(value));
    append_whole(out, whole, style);
}

void append_real(std::string& out, double value, NumberStyle style) {
    if (std::isnan(value) || std::isinf(value)) {
        if (value < 0) append_minus(out, style);
        out += std::isnan(value) ? "–" : "∞";
        return;
    }
    int scale = style.decimals_max < 15 ? style.decimals_max : 15;
    const auto fits = [&] {
        return std::fabs(value) * static_cast<double>(powers_of_ten[scale]) < 9e15;
    }; // where doubles count by ones
    while (scale > 0 && !fits()) --scale;
    if (std::fabs(value) < 9e18)
        return append_fixed(out, {std::llround(value * static_cast<double>(powers_of_ten[scale])), scale}, style);
    int exponent = 18;
    for (value /= 1e18; std::fabs(value) >= 10; value /= 10) ++exponent;
    append_fixed(out, {std::llround(value * 100), 2}, {.digits = style.digits});
    out += "×10^";
    append_number(out, exponent, {.digits = style.digits});
}

std::string number_text(std::int64_t value, NumberStyle style) {
    std::string out;
    append_number(out, value, style);
    return out;
}

std::string fixed_text(Decimal value, NumberStyle style) {
    std::string out;
    append_fixed(out, value, style);
    return out;
}

std::string real_text(double value, NumberStyle style) {
    std::string out;
    append_real(out, value, style);
    return out;
}

void append_with_digits(std::string& out, std::string_view text, DigitSet digits) {
    for (char c : text)
        if (c >= '0' && c <= '9')
            append_digits(out, {&c, 1}, digits);
        else
            out += c;
}

std::string with_digits(std::string_view text, DigitSet digits) {
    std::string out;
    append_with_digits(out, text, digits);
    return out;
}

} // namespace crm
