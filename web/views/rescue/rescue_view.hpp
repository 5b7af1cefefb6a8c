// When the data cannot be opened as it should: what happened, and every way on, none of which destroys anything.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void rescue_view_ui(Context& ctx);
} // namespace crm
