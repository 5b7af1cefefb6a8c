// The firm's sales territories, and a press that places those who were there before them.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

void territories_card_ui(Context& ctx);

} // namespace crm
