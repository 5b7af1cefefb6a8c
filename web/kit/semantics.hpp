// What the kit's widgets say about themselves: the accessible tree of the current frame.
//
// A widget draws with Dear ImGui and, in the same breath, reports one node: role, name, state and rectangle. Containers
// push and pop. At the end of the frame web/platform turns the tree into DOM (the "accessible mirror"), which screen
// readers read, and which the browser tests drive by role and name. A click, Enter or Space on a mirrored node comes
// back as an activation of the ImGui item with the same id.
//
//     semantics::push({.id = id, .role = Role::table, .name = "…", .row_count = 100000});
//     semantics::leaf({.id = cell_id, .role = Role::cell, .name = "سارة"});
//     semantics::pop();
//
// Rectangles are in ImGui units before mirroring; web/platform flips them in a right-to-left interface. Report nodes
// that are scrolled out of a form too: Tab must reach them, and a node that gets keyboard focus is scrolled into view
// by itself.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"

namespace crm {

enum class Role : std::uint8_t {
    none,
    text,
    heading,
    button,
    link,
    checkbox,
    radio,
    switch_,
    tab,
    tablist,
    tabpanel,
    menu,
    menuitem,
    combobox,
    listbox,
    option,
    textbox,
    searchbox,
    table,
    grid, // a table whose cells are walked through and edited
    row,
    columnheader,
    cell,
    gridcell,
    list,
    listitem,
    dialog,
    alert,
    status,
    navigation,
    main,
    banner,
    search,
    region,
    group,
    form,
    image,
    progressbar,
    separator,
    slider,
    toolbar,
    tooltip,
    radiogroup,
    rowheader,
    complementary,
    log,
    figure
};

struct Node {
    ImGuiID id = 0; // the ImGui item that an activation goes to; unique in the frame. Text may leave it 0
    Role role = Role::none;
    std::string name{};        // what a screen reader says; in the interface's language
    std::string value{};       // textbox, combobox, progressbar, slider
    std::string description{}; // help or error text
    ImVec2 min{}, max{};       // rectangle in ImGui units, before mirroring
    bool disabled = false, invalid = false, required = false, live = false;
    std::int8_t checked = -1, selected = -1, expanded = -1;                             // -1: does not apply
    int level = 0;                                                                      // heading level
    int row_count = -1, row_index = -1, column_count = -1, column_index = -1, sort = 0; // sort: 1 up, -1 down
    std::string shortcut{};                                                             // aria-keyshortcuts
    bool focusable =
        false; // rows, cells, headers and list items that a key or a click activates (buttons etc. always are)
    bool has_popup = false; // opens a menu or a list
    bool current = false;   // the page, step or date one is on (aria-current)
    bool modal = true;      // of a dialog: the rest of the page is out of reach while it is open
    bool own_keys = false;  // of a container: its widget moves the focus on arrow keys itself (else the mirror does)
    bool drags = false;     // a finger that moves here drags the item instead of scrolling the window
    bool lifts = false;     // a finger that rests here picks the item up and carries it
    float now = 0, low = 0, high = 0; // progressbar, slider; high > low: known
    ImGuiID active_option = 0;        // aria-activedescendant of a combobox
    ImGuiID controls = 0;             // the list that a combobox opens (aria-controls), while it is open
    std::uint8_t text_lines = 0;      // set by text_field_ui only: realised by an <input> (1) or a <textarea> (more)
    int parent = -1;                  // filled by push/leaf: index in nodes()
    ImVec2 clip_min{}, clip_max{};    // filled by push/leaf: the part of the rectangle that its window shows
};

namespace semantics {
void begin_frame();
void push(Node node); // a container: what follows until pop() is inside it
void pop();
void leaf(Node node);
const std::vector<Node>& nodes();
const Node* find(ImGuiID id); // in this frame so far, else nullptr

// The bounds of a container are often known only after its content: corrects the innermost pushed node.
void set_container_rect(ImVec2 min, ImVec2 max);

// Says one sentence to screen readers (aria-live polite; assertive for errors).
void announce(std::string sentence, bool assertive = false);
std::vector<std::pair<std::string, bool>> take_announcements();

// An activation that came from the mirror for an item this frame (besides ImGui's own ActivateItemByID).
void request_activation(ImGuiID id);
bool take_activation(ImGuiID id);

// The item that should have keyboard focus next frame, and the one that has it (shown by a focus ring on the canvas).
void request_focus(ImGuiID id);
ImGuiID take_focus_request();
void set_focused(ImGuiID id, bool shows_ring = true, bool comes_into_view = true);
ImGuiID focused();     // 0 when a press of the mouse or a finger moved it: draw the ring around this one
ImGuiID focus_owner(); // has the focus, ring or not: keys go to it
ImGuiID focus_goal();  // where it is going, else the owner: keys that come faster than frames count from here
void forget_focus_goal();

// What the finger on the screen is doing, if there is one.
enum class Finger : std::uint8_t { away, down, carries };
void set_finger(Finger finger);
Finger finger();

// A place where a finger that moves drags at once, though nothing is to be said of it: the edge of a column.
void add_drag_area(ImVec2 min, ImVec2 max);
bool is_drag_area(ImVec2 at);

// The sibling of the same role `step` places further in the last complete frame (arrow keys); 0 at the end of the row.
ImGuiID neighbour(ImGuiID id, int step);
} // namespace semantics

} // namespace crm
