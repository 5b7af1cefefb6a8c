// "Scan with the camera", where the browser can: the button is drawn there alone.
#pragma once
#include <functional>
#include <string>

#include "web/frame/context.hpp"

namespace crm {

// Beside the field that takes what a scanner types. `found` is called once for a code that was read.
void barcode_button_ui(Context& ctx, std::function<void(std::string)> found);

} // namespace crm
