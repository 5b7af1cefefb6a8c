// The window under every menu, list, popover and dialog: where it opens, its ground and shadow, its entrance, Escape.
// Private to web/kit.
#pragma once
#include <cstdint>
#include <string>

#include "web/kit/draw.hpp"
#include "web/kit/item.hpp"
#include "web/theme/elevation.hpp"

namespace crm {

struct Anchor {
    ImVec2 min{}, max{};
    bool at_point = false; // the pointer: no gap, start at the point
};

struct OverlayWindow {
    ImGuiID id = 0;
    Role role = Role::menu;
    std::string name{};
    float width = 0; // ImGui units; 0: as its content needs
    float width_min = 0;
    float height_max = 0; // 0: as the screen allows
    ImVec2 padding{};
    Elevation elevation = Elevation::medium;
    float corner = 0;
    bool takes_focus = true; // a list under a text field leaves the keyboard where it is
};

void open_overlay(ImGuiID id, const Anchor& anchor);
void open_overlay_under_last_item(ImGuiID id);
void set_overlay_anchor(ImGuiID id, const Anchor& anchor); // of one that is open: it moves with its field
bool is_overlay_open(ImGuiID id);
void close_overlay(ImGuiID id);
bool begin_overlay(const OverlayWindow& spec); // a popup; closes on a press outside and on Escape
void end_overlay();

// For windows with their own rules (dialog, side panel).
void draw_overlay_ground(ImVec2 min, ImVec2 max, float corner, Elevation elevation);
void draw_entrance(float progress, float rise_design_px); // fades in and lifts what the current window has drawn
bool is_innermost_overlay();
bool escape_pressed();           // a field passes Escape on only when it has nothing to take back
void remember_focus(ImGuiID id); // whom to give the keyboard back to
void give_focus_back(ImGuiID id);

} // namespace crm
