#include "web/frame/device_values.hpp"

#include "web/platform/browser_storage.hpp"
#include "web/platform/page.hpp"

namespace crm {

std::string device_value(std::string_view key) { return platform::kept_value(key).value_or(""); }
std::string device_language() { return platform::browser_language(); }
std::string device_time_zone() { return platform::time_zone(); }
void keep_device_value(std::string_view key, std::string_view value) { platform::keep_value(key, value); }

} // namespace crm
