// WebGL 2 under Dear ImGui: the context, its loss and return, and the mirroring of what ImGui has drawn.
#pragma once
#include <vector>

#include "imgui.h"
#include "web/kit/picture.hpp"

namespace crm::platform::graphics {

bool start(); // false: no WebGL 2 here
void lose();
void restore();
bool is_lost();

bool draw(ImDrawData* data, bool is_mirrored); // false: it is on the screen already

// What a picture shows, row by row from the top, four bytes a pixel; empty where it cannot be drawn.
std::vector<unsigned char> pixels_of(const Picture& picture, bool is_mirrored);

// The same rectangle in a mirrored picture.
void mirror(ImVec2& min, ImVec2& max, float width);

} // namespace crm::platform::graphics
