// Settings: the firm, the look on this device, how safe the data is, the firm's own fields, about.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void settings_view_ui(Context& ctx);
} // namespace crm
