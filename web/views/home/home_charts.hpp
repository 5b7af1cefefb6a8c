// The owner's three questions on the home screen: how do sales go, where do customers stand, how are they spoken to.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void home_charts_ui(Context& ctx);
} // namespace crm
