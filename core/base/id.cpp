#include "core/base/id.hpp"

namespace crm {

void append_hex(std::string& out, std::uint64_t value, int digits_min) {
    char digits[16];
    int count = 0;
    do {
        digits[count++] = "0123456789abcdef"[value & 15];
        value >>= 4;
    } while (value);
    for (int i = count; i < digits_min; ++i) out += '0';
    while (count) out += digits[--count];
}

std::optional<std::uint64_t> hex_from(std::string_view text) {
    if (text.empty() || text.size() > 16) return {};
    std::uint64_t value = 0;
    for (char c : text) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return {};
        value = value << 4 | static_cast<unsigned>(digit);
    }
    return value;
}

void append_text(std::string& out, Id id) {
    append_hex(out, id.session, 16);
    out += '-';
    append_hex(out, id.n);
}

std::string text_of(Id id) {
    std::string out;
    append_text(out, id);
    return out;
}

std::optional<Id> id_from(std::string_view text) {
    if (text.size() < 18 || text[16] != '-') return {};
    const auto session = hex_from(text.substr(0, 16)), n = hex_from(text.substr(17));
    if (!session || !n || *n == 0 || *n > id_n_max) return {};
    return Id{*session, *n};
}

} // namespace crm
