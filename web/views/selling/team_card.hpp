// The firm's team: who is in it, in which role, and names in use that are not in it yet.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void team_card_ui(Context& ctx);
} // namespace crm
