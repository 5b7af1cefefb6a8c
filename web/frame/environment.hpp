// The browser as the core's outside world.
#pragma once
#include "core/base/environment.hpp"

namespace crm {

class BrowserEnvironment final : public Environment {
public:
    Moment now() override;
    int offset_minutes() override;
    std::uint64_t random_bits() override;
};

} // namespace crm
