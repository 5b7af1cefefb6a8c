// Our sentences in a firm's own word for its customers: "أضف عملاءك" becomes "أضف زبائنك", "No customers yet" "No
// clients yet". The word is put in place of ours with whatever is written together with it (و ب ل ال, ك, tanwin); the
// sentences avoid adjectives beside it, so that a word of the other gender reads right, too (docs/decisions.md).
#pragma once
#include <string>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

// An empty word of the firm's leaves ours.
std::string customer_renamed(std::string_view sentence, Language language, std::string_view one, std::string_view many);

} // namespace crm
