// In which language the program speaks, and with which digits. Passed by value wherever text for people is made.
#pragma once
#include <cstdint>
#include <string_view>

namespace crm {

enum class Language : std::uint8_t { ar, en };
enum class DigitSet : std::uint8_t { latin, arabic }; // 0123456789 or ٠١٢٣٤٥٦٧٨٩

struct Locale {
    Language language = Language::ar;
    DigitSet digits = DigitSet::latin;
};

// The same words in both languages, for the tables of this folder.
struct BothNames {
    std::string_view ar{}, en{};
    constexpr std::string_view in(Language language) const { return language == Language::ar ? ar : en; }
};

} // namespace crm
