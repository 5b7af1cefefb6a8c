// The screen of the sales forecast: what was sold, what the coming months should bring by history, by open deals and by
// both, and how far such forecasts have missed.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void forecast_view_ui(Context& ctx);
} // namespace crm
