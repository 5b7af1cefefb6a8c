// The ground every widget of the kit stands on: an interactive rectangle, its states, keyboard focus, small animations,
// and the frame that keeps them. Only the kit's own files need this header; views use the widgets.
//
// Keyboard focus is the browser's: the accessible mirror holds it and web/platform tells semantics::set_focused(). A
// widget shows its ring when semantics::focused() names it, which is so only while the keyboard leads.
//
//     Item item = item_here(id_of("save"), {width, control_height()});
//     if (item.visible) draw…;
//     report({.id = item.id, .role = Role::button, .name = "حفظ"}, item);
//     return item.clicked;
#pragma once
#include <string_view>

#include "imgui.h"

#include "web/kit/semantics.hpp"

namespace crm {

// ---- the frame ----
// The frame's owner calls these: begin after ImGui::NewFrame() and semantics::begin_frame(), end before
// ImGui::Render().
struct FrameNeeds {
    bool next_frame = false; // an animation runs: draw again at once
    double wake_in_s = -1;   // nothing moves, but draw again after so long (tooltip, toast); negative: no need
};
void begin_kit_frame();
FrameNeeds end_kit_frame();

void want_next_frame();
void want_frame_in(double seconds);

// A value that glides to its target; with reduced motion it jumps. `from_start` makes it begin at 0 when first seen.
float animate(ImGuiID id, float target, float duration_ms, bool from_start = false);

// ---- ids ----
ImGuiID id_of(std::string_view text);                 // in ImGui's id stack
ImGuiID id_of(std::string_view text, ImGuiID parent); // below another id
ImGuiID id_of(std::uint64_t number, ImGuiID parent);

struct IdScope { // everything inside lives under this id
    explicit IdScope(std::string_view text);
    explicit IdScope(std::uint64_t number);
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};

// ---- an interactive rectangle ----
struct ItemOptions {
    bool disabled = false;
    bool overlap = false;    // other items may lie on top of this one (rows and cards with buttons in them)
    bool on_press = false;   // acts when pressed, not when released (menus opened by a press)
    bool repeat = false;     // acts again while held
    bool grow_target = true; // on a phone the finger may miss by a little
};

struct Item {
    ImGuiID id = 0;
    ImVec2 min{}, max{};
    bool visible = false; // something of it is on the screen: draw it
    bool hovered = false, held = false;
    bool clicked = false; // pointer, Enter or Space, or the accessible mirror
    bool focused = false; // has keyboard focus
    bool ring = false;    // and shows it
    bool disabled = false;
    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    ImVec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
};

Item item_at(ImGuiID id, ImVec2 min, ImVec2 max, ItemOptions options = {}); // anywhere; the page's flow does not move
Item item_here(ImGuiID id, ImVec2 size, ItemOptions options = {});          // at ImGui's cursor, which moves on
bool is_disabled_here();                                                    // inside a disabled group

// ---- what screen readers hear ----
void report(Node node, const Item& item);
void report(Node node, ImVec2 min, ImVec2 max);
void push_report(Node node, ImVec2 min, ImVec2 max); // with semantics::pop()

// ---- the flow of the page ----
ImDrawList& draw_here(); // the draw list of the current window
float width_left();      // from the cursor to the end of the content
ImVec2 cursor();         // where the next item begins, on the screen
void set_cursor(ImVec2 screen);
void beside(float gap = 8);     // the next item goes after the last one, on the same line
void gap(float design_px);      // empty height between two items (in place of the usual spacing)
void place(ImVec2 size);        // takes room without being anything
ImVec2 take_place(ImVec2 size); // the same for something drawn: where it stands, in the middle of a taller line
bool key_pressed(ImGuiKey key, bool repeat = true); // and nobody types in a field

} // namespace crm
