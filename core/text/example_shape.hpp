// The form of a text, shown by one example: "AB-1234" asks for two letters, a dash and four digits, in any script.
#pragma once
#include <string_view>

#include "core/base/utf8.hpp"

namespace crm {

namespace detail {
enum class ShapeOf : std::uint8_t { letter, digit, sign };
constexpr ShapeOf shape_of_letter(char32_t c) {
    if ((c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9)) return ShapeOf::digit;
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return ShapeOf::letter;
    const bool is_punctuation = c == 0x60C || c == 0x61B || c == 0x61F || (c >= 0x2000 && c <= 0x206F);
    return c >= 0xC0 && !is_punctuation ? ShapeOf::letter : ShapeOf::sign;
}
} // namespace detail

inline bool is_like_example(std::string_view example, std::string_view text) {
    std::size_t i = 0, j = 0;
    while (i < example.size() && j < text.size()) {
        const char32_t wanted = next_code_point(example, i), had = next_code_point(text, j);
        const detail::ShapeOf shape = detail::shape_of_letter(wanted);
        if (shape != detail::shape_of_letter(had)) return false;
        if (shape == detail::ShapeOf::sign && wanted != had) return false;
    }
    return i == example.size() && j == text.size();
}

} // namespace crm
