// The door: who comes is recorded by card, phone or name; below, who came today.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void check_in_view_ui(Context& ctx);
} // namespace crm
