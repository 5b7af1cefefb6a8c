// What stands around every screen: side bar (bottom bar on a phone), top bar with search, the truth about saving,
// banners.
#pragma once
#include <functional>

#include "web/frame/context.hpp"

namespace crm {

bool begin_page_ui(); // the whole canvas as one ImGui window
void end_page_ui();
void shell_ui(Context& ctx, const std::function<void()>& screen);
void bare_shell_ui(Context& ctx,
                   const std::function<void()>& screen); // before there is a firm: the way back, nothing else
void opening_ui(Context& ctx);                           // skeleton with progress

} // namespace crm
