// SHA-256 (FIPS 180-4), for the one thing the server hashes: the token that lets a device in.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace crm {

using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256(std::string_view bytes);

// Takes the same time whatever the two are.
bool is_same(const Sha256& a, const Sha256& b);

} // namespace crm
