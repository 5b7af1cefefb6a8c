// The loop's side of page.cpp.
#pragma once

namespace crm::platform {

void watch_page(); // after ImGui::CreateContext

} // namespace crm::platform
