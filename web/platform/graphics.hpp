// WebGL 2 under Dear ImGui: the context, its loss and return, and the mirroring of what ImGui has drawn.
#pragma once
#include "imgui.h"

namespace crm::platform::graphics {

bool start(); // false: no WebGL 2 here
void lose();
void restore();
bool is_lost();

bool draw(ImDrawData* data, bool is_mirrored); // false: it is on the screen already

// The same rectangle in a mirrored picture.
void mirror(ImVec2& min, ImVec2& max, float width);

} // namespace crm::platform::graphics
