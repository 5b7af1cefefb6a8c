// The command palette (Ctrl+K): finds records as one types, and runs commands by name.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void command_palette_ui(Context& ctx);
} // namespace crm
