// Questions to begin with, for a firm that has none: five that fit any trade, in the language of who takes them.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void add_need_presets(Context& ctx); // one change
} // namespace crm
