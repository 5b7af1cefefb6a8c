// Workflow rules: what they are, whether they are on, and what they did.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void workflows_view_ui(Context& ctx);
} // namespace crm
