// Time and chance as the browser gives them.
#pragma once
#include <cstdint>
#include <span>

namespace crm::platform {

std::int64_t wall_clock_ms();                      // since 1970, as the device believes
double monotonic_ms();                             // since the page was opened; never goes back
int utc_offset_minutes(std::int64_t at_ms);        // of the device's time zone at that moment; +180 in Riyadh
void random_bytes(std::span<unsigned char> bytes); // from the system's generator

} // namespace crm::platform
