// The hybrid logical clock (Kulkarni, Demirbas et al., "Logical Physical Clocks", 2014): stamps that grow with wall
// time, never go backwards on a device, and always lie after everything the device has seen. A stamp decides which of
// two edits of one cell wins; the session breaks ties, so two stamps of different devices are never equal.
#pragma once
#include <compare>
#include <cstdint>

#include "core/base/date.hpp"
#include "core/base/id.hpp"

namespace crm {

struct Stamp {
    std::uint64_t time = 0; // milliseconds << 16 | counter
    Session session = 0;
    auto operator<=>(const Stamp&) const = default;
    constexpr explicit operator bool() const { return time != 0; }
    constexpr Moment moment() const { return {static_cast<std::int64_t>(time >> 16)}; }
    constexpr std::uint16_t counter() const { return static_cast<std::uint16_t>(time & 0xffff); }
};

constexpr Stamp stamp_of(Moment moment, std::uint16_t counter, Session session) {
    return {static_cast<std::uint64_t>(moment.ms) << 16 | counter, session};
}

struct HybridClock {
    std::uint64_t time = 0;

    // The next stamp at wall time `now`. After 65,536 stamps within a millisecond the clock borrows from the next one.
    constexpr Stamp tick(Moment now, Session session) {
        const std::uint64_t wall = static_cast<std::uint64_t>(now.ms < 0 ? 0 : now.ms) << 16;
        time = wall > time ? wall : time + 1;
        return {time, session};
    }
    constexpr void witness(Stamp seen) {
        if (seen.time > time) time = seen.time;
    }
};

} // namespace crm
