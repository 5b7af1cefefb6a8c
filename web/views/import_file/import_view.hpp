// Bringing a file in: choose it, say what its columns are, see what would happen and every problem, then take it in.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void import_view_ui(Context& ctx);
} // namespace crm
