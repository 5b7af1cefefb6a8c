// "Saved / saving / not saved": always visible, always what the vault says.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void save_badge_ui(Context& ctx, bool is_short);
float save_badge_width(Context& ctx, bool is_short);
} // namespace crm
