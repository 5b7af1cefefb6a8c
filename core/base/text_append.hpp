// Small helpers that append numbers to a string. The core does without <format>, iostreams and locales: in WebAssembly
// each of them costs more bytes than everything here together.
#pragma once
#include <cstdint>
#include <string>

namespace crm {

inline void append_unsigned(std::string& out, std::uint64_t value, int digits_min = 1) {
    char digits[20];
    int count = 0;
    do {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value);
    for (int i = count; i < digits_min; ++i) out += '0';
    while (count) out += digits[--count];
}

// The distance from zero, right for the most negative number too.
constexpr std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

inline void append_integer(std::string& out, std::int64_t value, int digits_min = 1) {
    if (value < 0) out += '-';
    append_unsigned(out, magnitude(value), digits_min);
}

} // namespace crm
