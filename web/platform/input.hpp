// Mouse, finger, wheel and keyboard to Dear ImGui.
#pragma once
#include <span>

#include "imgui.h"

namespace crm::platform {

// Shortcuts the program answers to; the browser's own meaning of these keys is held back (Ctrl+K, Ctrl+S, F2 …), and
// they also work while someone types in a field. Left/right in the direction of reading: they are swapped when
// mirrored.
void set_shortcuts(std::span<const ImGuiKeyChord> shortcuts);

} // namespace crm::platform
