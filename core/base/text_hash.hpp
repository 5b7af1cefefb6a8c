// A hash of short texts, eight bytes at a time: for tables in memory only, it is nobody's file format.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/base/id.hpp"

namespace crm {

inline std::uint64_t text_hash(std::uint64_t seed, std::string_view text) {
    std::uint64_t hash = mix64(seed + text.size());
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t eight;
        std::memcpy(&eight, text.data(), 8);
        hash = mix64(hash ^ eight);
    }
    std::uint64_t rest = 0;
    if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
    return mix64(hash ^ rest);
}

} // namespace crm
