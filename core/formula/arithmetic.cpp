#include "core/formula/arithmetic.hpp"

#include "core/base/text_append.hpp"
#include "core/text/fold.hpp"

namespace crm::arithmetic {

std::string text_of_number(double n) {
    std::string out;
    if (!(std::fabs(n) < number_max)) return out;
    std::int64_t units = std::llround(n * 10'000);
    if (units < 0) out += '-';
    std::uint64_t size = magnitude(units);
    append_unsigned(out, size / 10'000);
    size %= 10'000;
    if (size) out += '.';
    for (std::uint64_t one = 1000; size; one /= 10) {
        out += static_cast<char>('0' + size / one);
        size %= one;
    }
    return out;
}

std::string text_of_money(double minor, Currency currency) {
    std::string out;
    if (!(std::fabs(minor) < minor_max)) return out;
    const std::int64_t whole = std::llround(minor);
    const int digits = minor_digits(currency);
    const auto one = static_cast<std::uint64_t>(power_of_ten(digits));
    if (whole < 0) out += '-';
    append_unsigned(out, magnitude(whole) / one);
    if (digits) {
        out += '.';
        append_unsigned(out, magnitude(whole) % one, digits);
    }
    out += ' ';
    out += letters_of(currency);
    return out;
}

std::string text_of_date(double days) {
    std::string out;
    if (!(std::fabs(days) < days_max)) return out;
    const CivilDate date = civil(days);
    append_integer(out, date.year, 4);
    out += '-';
    append_unsigned(out, date.month, 2);
    out += '-';
    append_unsigned(out, date.day, 2);
    return out;
}

std::string upper(std::string_view text, bool is_upper) {
    std::string out(text);
    for (char& c : out) {
        if (is_upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (!is_upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

std::string_view left(std::string_view text, double letters) {
    std::size_t at = 0;
    for (double i = 0; i + 1 <= letters + least_difference && at < text.size(); ++i) next_code_point(text, at);
    return text.substr(0, at);
}

std::string_view right(std::string_view text, double letters) {
    const double all = length(text);
    return letters >= all ? text : text.substr(left(text, all - std::floor(letters + least_difference)).size());
}

double length(std::string_view text) {
    double letters = 0;
    for (std::size_t at = 0; at < text.size(); ++letters) next_code_point(text, at);
    return letters;
}

bool same_text(std::string_view a, std::string_view b) { return a == b || folded(a) == folded(b); }

Value cell_of(FormulaKind kind, double n, Currency currency, std::string_view text) {
    if (kind == FormulaKind::text) {
        if (text.empty()) return {};
        if (text.size() <= text_max) return std::string(text);
        std::size_t at = 0, before = 0;
        while (at <= text_max) {
            before = at;
            next_code_point(text, at);
        }
        return std::string(text.substr(0, before));
    }
    if (is_empty(n)) return {};
    switch (kind) {
    case FormulaKind::money:
        if (!(std::fabs(n) < minor_max) || !currency) return {};
        return Money{std::llround(n), currency};
    case FormulaKind::date: return std::fabs(n) < days_max ? Value{std::int64_t(std::floor(n))} : Value{};
    case FormulaKind::truth: return std::int64_t{n != 0};
    default: return std::fabs(n) < number_max ? Value{std::int64_t(std::llround(n * 10'000))} : Value{};
    }
}

} // namespace crm::arithmetic
