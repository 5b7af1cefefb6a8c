// The owner's three questions on the home screen: how do sales go, where do customers stand, how are they spoken to.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void sales_chart_ui(Context& ctx);
void customer_charts_ui(Context& ctx); // stages and channels, beside each other
} // namespace crm
