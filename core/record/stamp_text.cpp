#include "core/record/stamp_text.hpp"

#include "core/base/text_append.hpp"

namespace crm {

namespace {
// Digits only, no sign, at most `most`.
std::optional<std::uint64_t> digits_from(std::string_view text, std::uint64_t most) {
    if (text.empty() || text.size() > 15) return {};
    std::uint64_t value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value <= most ? std::optional(value) : std::nullopt;
}
} // namespace

void append_time(std::string& out, Stamp stamp) {
    append_unsigned(out, stamp.time >> 16);
    out += '-';
    append_unsigned(out, stamp.counter());
}

void append_stamp(std::string& out, Stamp stamp) {
    append_time(out, stamp);
    out += '-';
    append_hex(out, stamp.session, 16);
}

std::string text_of(Stamp stamp) {
    std::string out;
    append_stamp(out, stamp);
    return out;
}

std::optional<std::uint64_t> stamp_time_from(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == text.npos) return {};
    const auto ms = digits_from(text.substr(0, dash), (std::uint64_t{1} << 48) - 1),
               counter = digits_from(text.substr(dash + 1), 0xffff);
    if (!ms || !counter || (*ms == 0 && *counter == 0)) return {};
    return *ms << 16 | *counter;
}

std::optional<Stamp> stamp_from(std::string_view text) {
    const std::size_t dash = text.rfind('-');
    if (dash == text.npos || text.size() - dash != 17) return {};
    const auto time = stamp_time_from(text.substr(0, dash)), session = hex_from(text.substr(dash + 1));
    if (!time || !session) return {};
    return Stamp{*time, *session};
}

} // namespace crm
