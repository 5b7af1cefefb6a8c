// The first minute: language, country (with its currency, phone code and weekend), and how to begin.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void first_run_view_ui(Context& ctx);
} // namespace crm
