// What the firm sells by: the rules that the program follows for it, a card each.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void selling_view_ui(Context& ctx);
} // namespace crm
