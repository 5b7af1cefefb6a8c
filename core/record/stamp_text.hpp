// Stamps as text, the way files and messages write them: "<milliseconds>-<counter>-<session in 16 hex digits>", and
// without the session where a message names it once for all.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/hybrid_clock.hpp"

namespace crm {

void append_time(std::string& out, Stamp stamp);  // "1763760000000-0"
void append_stamp(std::string& out, Stamp stamp); // "1763760000000-0-00c0ffee00c0ffee"
std::string text_of(Stamp stamp);

// Nothing when the text is no stamp, or the stamp of nothing (0).
std::optional<std::uint64_t> stamp_time_from(std::string_view text);
std::optional<Stamp> stamp_from(std::string_view text);

} // namespace crm
