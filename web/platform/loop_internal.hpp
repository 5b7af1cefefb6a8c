// What the parts of web/platform need of the loop and nobody else.
#pragma once
#include "imgui.h"

namespace crm::platform {

ImVec2 display_size();
void run_frame_unseen(); // a whole frame of the interface that is not drawn: items learn where the pointer is
void stop();             // the page is going away

} // namespace crm::platform
