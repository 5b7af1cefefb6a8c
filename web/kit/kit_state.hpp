// What the kit remembers between frames, and the parts that its frame calls. Private to web/kit.
#pragma once
#include <unordered_map>

#include "web/kit/item.hpp"

namespace crm {

struct Glide {
    float value = 0;
    int frame = 0; // last frame that asked for it
};

struct KitState {
    FrameNeeds needs{};
    int frame = 0;
    bool typing = false,
         typing_next = false;   // a text field has the keyboard (of the frame before; gathered in this one)
    ImGuiID returned_focus = 0; // whom a menu gave the keyboard back to, and when
    int returned_focus_frame = -10;
    bool menu_wants_focus = false; // a menu has just opened: its first item takes the keyboard
    bool close_requested = false;  // close_overlay() inside a dialog or side panel
    ImGuiID actions_row = 0;       // the row of a dialog's buttons that is being drawn
    bool actions_open = false;
    std::unordered_map<ImGuiID, Glide> glides{};
};

KitState& kit_state();

void give_text_fields_our_look(); // field.cpp
void draw_tooltip_of_frame();     // tooltip.cpp
// toast.cpp. Once a frame: by the uppermost dialog inside itself, where they can be used, else at the frame's end.
void draw_toasts(bool is_over_dialog = false);
void do_accepted(); // the toasts' actions that were pressed in this frame
bool is_over_toasts(ImVec2 point);

} // namespace crm
