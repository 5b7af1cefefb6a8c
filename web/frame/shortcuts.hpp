// Keys that work on every screen, and the sheet that lists them.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void set_frame_shortcuts();
void frame_shortcuts(Context& ctx);
void shortcut_sheet_ui(Context& ctx);
} // namespace crm
