// Fills the places of a sentence of the kit. See kit_words.hpp.
#include "web/kit/kit_words.hpp"

#include "core/text/numbers.hpp"

namespace crm {
namespace {
DigitSet kit_digits = DigitSet::latin;
}

void set_kit_digits(DigitSet digits) { kit_digits = digits; }

Locale kit_locale() { return {arabic() ? Language::ar : Language::en, kit_digits}; }

std::string plain_number(std::int64_t number) { return with_digits(std::to_string(number), kit_digits); }

std::string filled(std::string_view sentence, std::string_view first, std::string_view second) {
    std::string text{sentence};
    for (const std::string_view value : {first, second})
        if (const auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, value);
    return text;
}

std::string say(const KitWord& word, std::string_view first, std::string_view second) {
    return filled(say(word), first, second);
}

} // namespace crm
