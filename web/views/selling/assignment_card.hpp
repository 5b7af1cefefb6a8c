// The rules by which new leads are given to somebody, and giving away those that nobody has.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void assignment_card_ui(Context& ctx);
} // namespace crm
