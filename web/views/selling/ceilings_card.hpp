// How much discount may be given without asking.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void ceilings_card_ui(Context& ctx);
} // namespace crm
