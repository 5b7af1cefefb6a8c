// The outside world of a program on a computer: its clock, its time zone and the system's random numbers.
#pragma once
#include "core/base/environment.hpp"

namespace crm {

struct NativeEnvironment : Environment {
    Moment now() override;
    int offset_minutes() override;
    std::uint64_t random_bits() override;
};

} // namespace crm
