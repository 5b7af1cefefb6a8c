// Fills the places of a sentence of the kit. See kit_words.hpp.
#include "web/kit/kit_words.hpp"

#include "core/text/numbers.hpp"

namespace crm {
namespace {
DigitSet kit_digits = DigitSet::latin;
}

void set_kit_digits(DigitSet digits) { kit_digits = digits; }

Locale kit_locale() { return {arabic() ? Language::ar : Language::en, kit_digits}; }

std::string number_text(std::int64_t number) { return with_digits(std::to_string(number), kit_digits); }

std::string say(const KitWord& word, std::string_view first, std::string_view second) {
    std::string sentence{say(word)};
    for (std::string_view value : {first, second})
        if (const auto at = sentence.find("{}"); at != std::string::npos) sentence.replace(at, 2, value);
    return sentence;
}

} // namespace crm
