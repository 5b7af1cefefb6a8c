// See clock.hpp.
#include "web/platform/clock.hpp"

extern "C" {
double js_wall_clock_ms();
double js_monotonic_ms();
int js_utc_offset_minutes(double at_ms);
void js_random_bytes(unsigned char* bytes, int length);
}

namespace crm::platform {

std::int64_t wall_clock_ms() { return static_cast<std::int64_t>(js_wall_clock_ms()); }

double monotonic_ms() { return js_monotonic_ms(); }

int utc_offset_minutes(std::int64_t at_ms) { return js_utc_offset_minutes(static_cast<double>(at_ms)); }

void random_bytes(std::span<unsigned char> bytes) { js_random_bytes(bytes.data(), static_cast<int>(bytes.size())); }

} // namespace crm::platform
