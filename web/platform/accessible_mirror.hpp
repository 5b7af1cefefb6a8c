// The accessible mirror: the frame's semantics as DOM nodes over the canvas. Screen readers read them, Tab walks along
// them, browser tests find them by role and name. Only what changed since the last frame reaches the DOM.
#pragma once

namespace crm::platform::accessible_mirror {

struct View {
    float width = 0;   // of the canvas, physical pixels
    float density = 1; // physical per CSS pixel
    bool is_mirrored = false;
};

void start();
void show(const View& view); // once after each drawn frame

} // namespace crm::platform::accessible_mirror
