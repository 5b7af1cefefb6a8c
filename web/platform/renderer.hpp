// Draws what Dear ImGui has prepared, on WebGL 2. The context is ours alone, so nothing is asked of it and nothing is
// put back: each question to the graphics process would stop the frame until everything before it is drawn.
#pragma once
#include "imgui.h"

namespace crm::platform::renderer {

void start();  // program and buffers, in the current context
void forget(); // the context is gone, and with it every object; ImGui uploads its textures again after start()
void draw(ImDrawData* data);

} // namespace crm::platform::renderer
