// A text inside a link, as RFC 3986 wants it: letters, digits and -._~ as they are, every other byte as %XX.
//
//     "https://wa.me/966501234567?text=" + link_text("السلام عليكم")
#pragma once
#include <string>
#include <string_view>

namespace crm {

inline std::string link_text(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '.' || c == '_' || c == '~';
        if (is_plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

} // namespace crm
