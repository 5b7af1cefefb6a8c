// Numbers as people write and read them: 1,234.5 and ١٬٢٣٤٫٥. Reading accepts both digit sets (and Persian digits), any
// usual group separator, spaces and bidi controls, a sign before or behind, brackets for a negative amount.
//
// Whether a single comma or point groups or divides is decided as people mean it: "12,5" is twelve and a half, "1,250"
// is one thousand two hundred and fifty, "1.250" is one and a quarter, "1.250.000" and "1.250,75" use the point for
// groups.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

// An exact decimal number: value = units / 10^scale.
struct Decimal {
    std::int64_t units = 0;
    int scale = 0;
};

std::optional<Decimal> decimal_from(std::string_view text);
std::optional<std::int64_t> integer_from(std::string_view text); // "12.00" is 12, "12.5" is none
std::optional<double> real_from(std::string_view text);

// The number in units of 10^-scale, exactly; half units are rounded away from zero. None when it does not fit in 64
// bits.
std::optional<std::int64_t> rescaled(Decimal value, int scale);
std::optional<std::int64_t> fixed_from(std::string_view text, int scale);

struct NumberStyle {
    DigitSet digits = DigitSet::latin;
    bool is_grouped = true;
    int decimals_min = 0;
    int decimals_max = 2; // further digits are rounded away, half away from zero
    bool has_direction_mark =
        true; // keeps a minus beside its number in a right-to-left line; off for the clipboard and files
};

void append_number(std::string& out, std::int64_t value, NumberStyle style = {});
void append_fixed(std::string& out, Decimal value, NumberStyle style = {});
void append_real(std::string& out, double value, NumberStyle style = {});
std::string number_text(std::int64_t value, NumberStyle style = {});
std::string fixed_text(Decimal value, NumberStyle style = {});
std::string real_text(double value, NumberStyle style = {});

// ASCII digits of `text` in the wished digit set, all else unchanged: for finished texts such as "2026-11-21" or a
// phone.
void append_with_digits(std::string& out, std::string_view text, DigitSet digits);
std::string with_digits(std::string_view text, DigitSet digits);

// 0..9 for a digit of any of the three sets, else -1.
int digit_value(char32_t c);

} // namespace crm
