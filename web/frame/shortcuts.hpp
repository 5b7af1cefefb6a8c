// Keys that work on every screen, and the sheet that lists them.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void set_frame_shortcuts();
bool keys_reach_the_screen(); // nothing lies over it: a form, a dialog, a menu has the keys to itself
void frame_shortcuts(Context& ctx);
void shortcut_sheet_ui(Context& ctx);
} // namespace crm
