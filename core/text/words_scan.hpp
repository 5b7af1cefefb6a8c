// The words of scanning with the camera.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames scan_with_camera = {"مسح بالكاميرا", "Scan with the camera"};
inline constexpr BothNames scan_hold = {"ضع الرمز أمام الكاميرا", "Hold the code before the camera"};
inline constexpr BothNames scan_refused = {"لا كاميرا متاحة، أو لم يُسمح بها في إعدادات الموقع.",
                                           "There is no camera, or the site's settings do not allow it."};

} // namespace crm::words
