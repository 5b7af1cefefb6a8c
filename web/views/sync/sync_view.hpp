// Sync with the team's server: address and token, the truth about where this copy stands, what was refused and why.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void sync_view_ui(Context& ctx);
} // namespace crm
