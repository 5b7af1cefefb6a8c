#include "web/frame/environment.hpp"

#include <array>
#include <cstring>

#include "web/platform/clock.hpp"

namespace crm {

Moment BrowserEnvironment::now() { return {platform::wall_clock_ms()}; }
int BrowserEnvironment::offset_minutes() { return platform::utc_offset_minutes(platform::wall_clock_ms()); }

std::uint64_t BrowserEnvironment::random_bits() {
    std::array<unsigned char, 8> bytes{};
    platform::random_bytes(bytes);
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes.data(), sizeof bits);
    return bits;
}

} // namespace crm
