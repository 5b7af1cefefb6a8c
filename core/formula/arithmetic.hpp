// The rules of formulas for single values, which the columns (evaluate.cpp) and the one record (explain.cpp) share.
// Numbers are doubles in units, money in whole minor units, dates in days; NaN is empty. Numbers that differ by less
// than half of a ten-thousandth, the last digit that fields keep, are equal. Private to core/formula.
#pragma once
#include <cmath>
#include <limits>
#include <string>

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/base/utf8.hpp"
#include "core/formula/formula.hpp"
#include "core/record/value.hpp"

namespace crm::arithmetic {

inline constexpr double empty = std::numeric_limits<double>::quiet_NaN();
inline constexpr double number_max = 9e11, minor_max = 9e15, days_max = 3'000'000, least_difference = 0.00005;
inline constexpr std::size_t text_max = 2000;

inline bool is_empty(double n) { return n != n; }
inline double truth(bool is_so) { return is_so ? 1 : 0; }

inline double power_of_ten(int digits) {
    constexpr double powers[] = {1, 10, 100, 1000, 10'000};
    return powers[digits < 0 ? 0 : digits > 4 ? 4 : digits];
}
inline double minor_units(Currency currency) { return power_of_ten(minor_digits(currency)); }

inline double compared(FormulaOp op, double a, double b) {
    if (is_empty(a) || is_empty(b)) return empty;
    const double difference = a - b;
    switch (op) {
    case FormulaOp::equal: return truth(std::fabs(difference) < least_difference);
    case FormulaOp::differs: return truth(!(std::fabs(difference) < least_difference));
    case FormulaOp::less: return truth(difference <= -least_difference);
    case FormulaOp::at_most: return truth(difference < least_difference);
    case FormulaOp::greater: return truth(difference >= least_difference);
    default: return truth(difference > -least_difference);
    }
}

// Three-valued: what is empty could be either.
inline double both(double a, double b) {
    if (a == 0 || b == 0) return 0;
    return is_empty(a) || is_empty(b) ? empty : 1;
}
inline double either(double a, double b) {
    if (a == 1 || b == 1) return 1;
    return is_empty(a) || is_empty(b) ? empty : 0;
}

inline double divided(double a, double b) { return b == 0 ? empty : a / b; }

// How many decimals somebody asks for, who may ask for anything.
inline int decimals(double digits) { return digits <= -4 ? -4 : digits >= 4 ? 4 : static_cast<int>(digits); }
inline double rounded(double n, double digits) {
    if (is_empty(digits)) return empty;
    const double one = power_of_ten(decimals(digits));
    return std::round(n * one) / one;
}
inline double rounded_money(double minor, double digits, Currency currency) {
    if (is_empty(digits)) return empty;
    const int cut = minor_digits(currency) - decimals(digits);
    if (cut <= 0) return minor;
    return std::round(minor / power_of_ten(cut)) * power_of_ten(cut);
}

inline CivilDate civil(double days) { return civil_of(Date{static_cast<std::int32_t>(days)}); }
inline double years_between(double from, double to) {
    if (is_empty(from)) return empty;
    const CivilDate a = civil(from), b = civil(to);
    const int years = b.year - a.year;
    return years - (b.month < a.month || (b.month == a.month && b.day < a.day) ? 1 : 0);
}
inline double date_from(double year, double month, double day) {
    if (is_empty(year) || is_empty(month) || is_empty(day)) return empty;
    if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return empty;
    const CivilDate civil{static_cast<std::int32_t>(year), static_cast<unsigned>(month), static_cast<unsigned>(day)};
    return is_valid(civil) ? date_of(civil).days : empty;
}

std::string text_of_number(double n);
std::string text_of_money(double minor, Currency currency);
std::string text_of_date(double days);
std::string upper(std::string_view text, bool is_upper);
std::string_view left(std::string_view text, double letters);
std::string_view right(std::string_view text, double letters);
double length(std::string_view text);
bool same_text(std::string_view a, std::string_view b); // in any usual spelling

// The cell that a result becomes; missing where it is empty or too large.
Value cell_of(FormulaKind kind, double n, Currency currency, std::string_view text);

} // namespace crm::arithmetic
