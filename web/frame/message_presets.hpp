// Messages to begin with, for a firm that has none: six that fit any trade, in the language of who takes them.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void add_message_presets(Context& ctx); // one change
} // namespace crm
