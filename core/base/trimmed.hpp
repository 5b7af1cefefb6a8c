// A text without what nobody sees at its ends: ASCII white space and control characters.
#pragma once
#include <string_view>

namespace crm {

constexpr std::string_view trimmed(std::string_view text) {
    const auto is_unseen = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!text.empty() && is_unseen(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_unseen(text.back())) text.remove_suffix(1);
    return text;
}

} // namespace crm
