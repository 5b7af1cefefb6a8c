// Small things this device remembers for this person (column widths, last language): not data, not synced.
#pragma once
#include <string>
#include <string_view>

namespace crm {
std::string device_value(std::string_view key); // empty when nothing is kept
void keep_device_value(std::string_view key, std::string_view value);
inline constexpr std::string_view signature_key = "approval.by"; // who works here, as he signs
std::string device_language();                                   // "ar-EG"
std::string device_time_zone();                                  // "Africa/Cairo"
} // namespace crm
