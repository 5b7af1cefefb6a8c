// The outside world as the core sees it: the time of day and good randomness. The browser, the server, the tests and
// the simulation differ only in who provides these, the storage (storage.hpp) and the transport
// (core/sync/transport.hpp).
#pragma once
#include <cstdint>

#include "core/base/date.hpp"

namespace crm {

struct Environment {
    virtual ~Environment() = default;
    virtual Moment now() = 0;                // wall clock, UTC
    virtual int offset_minutes() = 0;        // how far local time is ahead of UTC now
    virtual std::uint64_t random_bits() = 0; // 64 bits nobody can guess
};

} // namespace crm
