// The settings' card of trade templates, and the panel that shows what one would add.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void templates_card_ui(Context& ctx);
} // namespace crm
