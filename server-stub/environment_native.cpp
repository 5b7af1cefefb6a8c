#include "server-stub/environment_native.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>

#include <sys/random.h>

namespace crm {

Moment NativeEnvironment::now() {
    return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count()};
}

int NativeEnvironment::offset_minutes() {
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    return localtime_r(&seconds, &local) ? static_cast<int>(local.tm_gmtoff / 60) : 0;
}

std::uint64_t NativeEnvironment::random_bits() {
    std::uint64_t bits = 0;
    // Eight bytes are never cut short; without the system's randomness two programs could give out the same names.
    if (::getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) std::abort();
    return bits;
}

} // namespace crm
