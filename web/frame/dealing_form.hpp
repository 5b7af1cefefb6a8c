// One dealing with a customer in at most three keystrokes: the channel (one key), what was said (optional), Enter.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void open_dealing_form(Context& ctx, RecordId customer, std::string_view channel);
void dealing_form_ui(Context& ctx);
} // namespace crm
