// Names of things that no two devices can both invent. A session is 64 random bits, drawn anew each time the owning tab
// (or program) starts; inside it operations are numbered 1, 2, 3 … A record is named by the first operation that wrote
// to it, and the records of an import by numbers of a session of their own. (A device id with a counter is not enough:
// a restored disk would hand out the same numbers twice. See docs/storage.md.)
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace crm {

using Session = std::uint64_t; // 0 is never drawn: built-in records use it

struct Id { // an operation, and a record by its first operation
    Session session = 0;
    std::uint64_t n = 0;
    auto operator<=>(const Id&) const = default;
    constexpr explicit operator bool() const { return n != 0; }
};
using OpId = Id;
using RecordId = Id;
inline constexpr std::uint64_t id_n_max =
    (std::uint64_t{1} << 40) - 1; // a session of a trillion operations; tables pack ids into 64 bits

// "00c0ffee00c0ffee-1f": the session in 16 hex digits, a dash, the number in hex.
std::string text_of(Id id);
void append_text(std::string& out, Id id);
std::optional<Id> id_from(std::string_view text); // nothing for n = 0 or above id_n_max
std::optional<std::uint64_t> hex_from(std::string_view text);
void append_hex(std::string& out, std::uint64_t value, int digits_min = 1);

// A good 64-bit mixer (splitmix64's finaliser, Steele et al. 2014).
constexpr std::uint64_t mix64(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

} // namespace crm

template <> struct std::hash<crm::Id> {
    std::size_t operator()(const crm::Id& id) const noexcept {
        return static_cast<std::size_t>(crm::mix64(id.session + 0x9e3779b97f4a7c15u * id.n));
    }
};
