// An amount is a number (numbers.hpp) with a currency before or behind it; reading separates the two.
#include "core/text/money_text.hpp"

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"
#include "core/text/currencies.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {
namespace {

constexpr std::string_view no_break_space = "\u00a0";

// The bytes from the first digit to the last, with the sign or bracket next to them.
struct Parts {
    std::string before{}, number{}, after{};
};

bool is_part_of_number(CodePoint c) { return c == '-' || c == '+' || c == '(' || c == ')' || c == U'−' || c == U'–'; }

Parts parts_of(std::string_view text) {
    std::size_t first = text.npos, end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (digit_value(next_code_point(text, at)) < 0) continue;
        if (first == text.npos) first = start;
        end = at;
    }
    if (first == text.npos) return {.before = std::string(text)};
    if (first > 0 && text[first - 1] == '.' && (first == 1 || text[first - 2] == ' ' || text[first - 2] == '-'))
        --first; // ".5"
    Parts parts{.number = std::string(text.substr(first, end - first))};
    // Signs anywhere outside belong to the number ("-$5", "5 SAR-"), the rest is the currency.
    std::string sign;
    for (std::size_t at = 0; at < first;) {
        const std::size_t start = at;
        (is_part_of_number(next_code_point(text, at)) ? sign : parts.before).append(text.substr(start, at - start));
    }
    parts.number.insert(0, sign);
    for (std::size_t at = end; at < text.size();) {
        const std::size_t start = at;
        (is_part_of_number(next_code_point(text, at)) ? parts.number : parts.after)
            .append(text.substr(start, at - start));
    }
    return parts;
}

bool has_word(std::string_view text) { return folded(text).find_first_not_of(" .,") != std::string::npos; }

std::string currency_label(Currency currency, Language language) {
    const std::string_view symbol = symbol_of(currency, language);
    return std::string(symbol.empty() ? std::string_view(letters_of(currency)) : symbol);
}

int sign_safe(std::int64_t minor) { return minor < 0 && minor != INT64_MIN ? -1 : 1; }

} // namespace

void append_money(std::string& out, Money money, Locale locale, MoneyStyle style) {
    const int digits = minor_digits(money.currency);
    const bool is_whole = money.minor % *rescaled({1, 0}, digits) == 0;
    const NumberStyle number{.digits = locale.digits,
                             .decimals_min = style.drops_zero_minor && is_whole ? 0 : digits,
                             .decimals_max = digits,
                             .has_direction_mark = style.has_direction_mark && locale.language == Language::ar};
    const std::string label = style.has_currency ? currency_label(money.currency, locale.language) : std::string{};
    if (locale.language == Language::en && !label.empty()) {
        // "SAR -5" but "-$5": before letters a minus would read as a dash.
        const bool is_word = label.back() >= 'A' && label.back() <= 'Z';
        const int sign = is_word ? 1 : sign_safe(money.minor);
        if (sign < 0) out += '-';
        out += label;
        if (is_word) out += no_break_space;
        return append_fixed(out, {money.minor * sign, digits}, number);
    }
    // The mark of a minus is the first strong letter of the text; without another before it the line would be read from
    // the left, and the currency of what is owed stand on the other side than that of what was paid (CLDR writes it
    // so).
    if (money.minor < 0 && number.has_direction_mark && !label.empty()) out += "\u200f";
    append_fixed(out, {money.minor, digits}, number);
    if (label.empty()) return;
    out += no_break_space;
    out += label;
}

std::string money_text(Money money, Locale locale, MoneyStyle style) {
    std::string out;
    append_money(out, money, locale, style);
    return out;
}

Result<Money, MoneyProblem> money_from(std::string_view text, Currency preferred) {
    const Parts parts = parts_of(text);
    if (parts.number.empty()) return Unexpected{MoneyProblem::not_an_amount};
    Money money{.currency = preferred};
    const bool is_named_before = has_word(parts.before), is_named_after = has_word(parts.after);
    if (is_named_before && is_named_after) return Unexpected{MoneyProblem::not_an_amount};
    if (is_named_before || is_named_after) {
        money.currency = currency_from(is_named_before ? parts.before : parts.after, preferred);
        if (!money.currency) return Unexpected{MoneyProblem::unknown_currency};
    }
    const std::optional<Decimal> number = decimal_from(parts.number);
    if (!number) return Unexpected{MoneyProblem::not_an_amount};
    const std::optional<std::int64_t> minor = rescaled(*number, minor_digits(money.currency));
    if (!minor) return Unexpected{MoneyProblem::too_large};
    money.minor = *minor;
    return money;
}

std::string plain_amount(Money money) {
    const int digits = minor_digits(money.currency);
    std::string out;
    append_fixed(out, {money.minor, digits},
                 {.is_grouped = false, .decimals_min = digits, .decimals_max = digits, .has_direction_mark = false});
    return out;
}

} // namespace crm
