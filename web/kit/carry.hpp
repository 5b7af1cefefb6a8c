// Carrying something over the page: pressed, then lifted (the mouse moves away, or a finger has rested on it), then
// dropped or put back. Private to web/kit.
#pragma once
#include "imgui.h"

namespace crm {

struct Carry {
    bool is_pressed = false, is_lifted = false;
    bool by_keys = false; // lifted from the keyboard: no pointer holds it
    ImVec2 pressed_at{};
};

enum class Carried : unsigned char {
    nothing,
    clicked, // let go where it was pressed
    rested,  // a finger has rested on it and left: its menu is wanted
    lifted,
    dropped,
    put_back
};

void press(Carry& carry);             // the pointer has come down on something that can be carried
Carried follow_pointer(Carry& carry); // once a frame
// How fast to scroll while something is held near an edge, in ImGui units for this frame.
float edge_scroll(float at, float low, float high);

} // namespace crm
