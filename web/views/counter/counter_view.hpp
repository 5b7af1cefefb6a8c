// The counter: items by barcode, code, name or touch into a basket, and the money for them.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void counter_view_ui(Context& ctx);
} // namespace crm
