// Fills the places of a sentence of the kit. See kit_words.hpp.
#include "web/kit/kit_words.hpp"

namespace crm {

std::string say(const KitWord& word, std::string_view first, std::string_view second) {
    std::string sentence{say(word)};
    for (std::string_view value : {first, second})
        if (const auto at = sentence.find("{}"); at != std::string::npos) sentence.replace(at, 2, value);
    return sentence;
}

} // namespace crm
