// The rules by which leads are scored, and the dialog that edits one.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void lead_rules_card_ui(Context& ctx);
void lead_rule_dialog_ui(Context& ctx);
} // namespace crm
