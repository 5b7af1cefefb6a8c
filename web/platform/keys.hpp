// The names browsers give to keys, as Dear ImGui's keys.
#pragma once
#include <string_view>

#include "imgui.h"

namespace crm::platform {

// `code` is the place on the keyboard ("KeyK"), `key` what it means there ("k", "ن"). Latin letters go by their
// meaning, so that shortcuts follow the layout; with any other script they go by their place, so that Ctrl+K works on
// an Arabic keyboard.
ImGuiKey key_of(std::string_view code, std::string_view key);

} // namespace crm::platform
