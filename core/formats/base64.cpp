#include "core/formats/base64.hpp"

#include <cstdint>

namespace crm {

namespace {
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int digit_of(char c) {
    const std::size_t at = letters.find(c);
    return at == letters.npos ? -1 : static_cast<int>(at);
}
} // namespace

void append_base64(std::string& out, BytesView bytes) {
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const BytesView part = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < part.size() ? static_cast<unsigned char>(part[k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k) out += k <= part.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
}

std::optional<Bytes> base64_from(std::string_view text) {
    if (text.size() % 4 != 0) return {};
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    Bytes out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int digit = i < text.size() - padding ? digit_of(text[i]) : 0;
        if (digit < 0) return {};
        bits = bits << 6 | static_cast<unsigned>(digit);
        if (i % 4 != 3) continue;
        for (int shift = 16; shift >= 0; shift -= 8) out += static_cast<char>(bits >> shift);
        bits = 0;
    }
    out.resize(out.size() - padding);
    return out;
}

} // namespace crm
