// Words in a row, with the comma of the reader's language between them: "سارة، هدى", "Sara, Huda".
#pragma once
#include <string>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

inline std::string_view comma(Language language) { return language == Language::ar ? "، " : ", "; }

// What is empty is no item.
inline void append_item(std::string& list, std::string_view item, Language language) {
    if (item.empty()) return;
    if (!list.empty()) list += comma(language);
    list += item;
}

} // namespace crm
