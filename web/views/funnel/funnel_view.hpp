// The marketing funnel: how many leads came to each step, from where and how fast, who stands where, and what helps.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void funnel_view_ui(Context& ctx);
} // namespace crm
