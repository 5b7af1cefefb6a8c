// The questions that find out what somebody needs, in their order, and which answer proposes which product.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void need_questions_card_ui(Context& ctx);
void need_rules_card_ui(Context& ctx);
void need_rule_dialog_ui(Context& ctx); // once a frame, after the page
} // namespace crm
