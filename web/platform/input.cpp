// See input.hpp.
#include "web/platform/input.hpp"

#include <emscripten.h>

#include <algorithm>
#include <array>
#include <vector>

#include "imgui_internal.h"
#include "web/kit/semantics.hpp"
#include "web/platform/aria.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/input_events.hpp"
#include "web/platform/keys.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/loop_internal.hpp"
#include "web/platform/page.hpp"
#include "web/platform/touch.hpp"

extern "C" void js_watch_input();

namespace crm::platform {
namespace {

constexpr float nowhere = -FLT_MAX;

enum class PointerEvent : int { down, move, up, cancel, leave };
enum class PointerType : int { mouse, finger, pen };
enum Modifier : int { modifier_ctrl = 1, modifier_shift = 2, modifier_alt = 4, modifier_meta = 8 };

struct ScrollTarget {
    ImGuiID window = 0;
    float at = 0; // kept as a float: slow scrolling must not lose its fractions
};

struct Input {
    std::vector<ImGuiKeyChord> shortcuts;
    TouchGesture touch;
    ScrollTarget scroll_x, scroll_y;
    ImVec2 pointer{nowhere, nowhere};
    int frames_at_place = 0; // since the pointer came there
    bool is_button_down = false;
};

Input& input_state() {
    static Input state;
    return state;
}

ImVec2 to_layout(double x, double y) {
    const auto at = ImVec2(static_cast<float>(x), static_cast<float>(y));
    return is_mirrored() ? ImVec2(display_size().x - at.x, at.y) : at;
}

void send_position(ImVec2 at, ImGuiMouseSource source) {
    Input& state = input_state();
    if (at.x != state.pointer.x || at.y != state.pointer.y) state.frames_at_place = 0;
    state.pointer = at;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source);
    io.AddMousePosEvent(at.x, at.y);
}

// Dear ImGui asks an item to be hovered in one frame before it may be pressed in the next (tabs and what allows
// overlap). A pointer that jumped - a finger, a test, a pen - has not been there yet: two frames run unseen.
void settle_hover() {
    for (int frame = input_state().frames_at_place; frame < 2; ++frame) run_frame_unseen();
}

void send_button(int button, bool is_down) { ImGui::GetIO().AddMouseButtonEvent(button, is_down); }

void wake_for_tooltips() {
    const ImGuiStyle& style = ImGui::GetStyle();
    const auto ms = [](float seconds) { return static_cast<int>(seconds * 1000) + 20; };
    wake_in_ms(ms(style.HoverStationaryDelay));
    wake_in_ms(ms(style.HoverStationaryDelay + style.HoverDelayShort));
    wake_in_ms(ms(style.HoverStationaryDelay + style.HoverDelayNormal));
}

int button_of(int dom_button) {
    constexpr int from_dom[] = {0, 2, 1, 3, 4}; // left, middle, right, back, forward
    return dom_button >= 0 && dom_button < 5 ? from_dom[dom_button] : 0;
}

void mouse_event(PointerEvent event, ImVec2 at, int dom_button) {
    Input& state = input_state();
    switch (event) {
    case PointerEvent::down:
        send_position(at, ImGuiMouseSource_Mouse);
        settle_hover();
        send_button(button_of(dom_button), true);
        state.is_button_down = true;
        break;
    case PointerEvent::move:
        send_position(at, ImGuiMouseSource_Mouse);
        wake_for_tooltips();
        break;
    case PointerEvent::up:
        send_position(at, ImGuiMouseSource_Mouse);
        send_button(button_of(dom_button), false);
        state.is_button_down = false;
        break;
    case PointerEvent::cancel:
    case PointerEvent::leave:
        if (!state.is_button_down) send_position({nowhere, nowhere}, ImGuiMouseSource_Mouse);
        break;
    }
}

// --- fingers ---------------------------------------------------------------------------------------------------------

bool is_inside(const Node& node, ImVec2 at) {
    return at.x >= node.clip_min.x && at.x < node.clip_max.x && at.y >= node.clip_min.y && at.y < node.clip_max.y;
}

// Scrollbars, resize grips, and what its widget declared to be dragged.
bool is_dragged_here(ImVec2 at) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (ImGuiWindow* window = g.HoveredWindow; window && g.HoveredId) {
        if (g.HoveredId == ImGui::GetWindowScrollbarID(window, ImGuiAxis_X)) return true;
        if (g.HoveredId == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y)) return true;
        if (!(window->Flags & ImGuiWindowFlags_NoResize) && g.HoveredId == ImGui::GetWindowResizeCornerID(window, 0))
            return true;
    }
    if (semantics::is_drag_area(at)) return true;
    return std::ranges::any_of(semantics::nodes(), [&](const Node& node) { return node.drags && is_inside(node, at); });
}

bool is_lifted_here(ImVec2 at) {
    return std::ranges::any_of(semantics::nodes(), [&](const Node& node) { return node.lifts && is_inside(node, at); });
}

// The innermost window under the finger that has something to scroll in this direction.
ImGuiWindow* window_to_scroll(int axis) {
    ImGuiWindow* window = ImGui::GetCurrentContext()->HoveredWindow;
    while (window && window->ScrollMax[axis] <= 0 && (window->Flags & ImGuiWindowFlags_ChildWindow))
        window = window->ParentWindow;
    return window && window->ScrollMax[axis] > 0 ? window : nullptr;
}

ScrollTarget target_for(int axis) {
    ImGuiWindow* window = window_to_scroll(axis);
    return window ? ScrollTarget{window->ID, window->Scroll[axis]} : ScrollTarget{};
}

void scroll_by(ScrollTarget& target, int axis, float way) {
    ImGuiWindow* window = target.window ? ImGui::FindWindowByID(target.window) : nullptr;
    if (!window) return;
    target.at = std::clamp(target.at - way, 0.0f, window->ScrollMax[axis]);
    if (axis == ImGuiAxis_X)
        ImGui::SetScrollX(window, target.at);
    else
        ImGui::SetScrollY(window, target.at);
}

void click_by_finger(int button) {
    send_button(button, true);
    send_button(button, false);
    send_position({nowhere, nowhere}, ImGuiMouseSource_TouchScreen); // a finger that left hovers over nothing
}

void press_finger(ImVec2 at, double at_ms) {
    Input& state = input_state();
    send_position(at, ImGuiMouseSource_TouchScreen);
    settle_hover();
    const bool is_drag = is_dragged_here(at);
    state.scroll_x = target_for(ImGuiAxis_X);
    state.scroll_y = target_for(ImGuiAxis_Y);
    state.touch.press({at.x, at.y}, at_ms, density(), is_drag, is_lifted_here(at));
    semantics::set_finger(semantics::Finger::down);
    if (is_drag)
        send_button(0, true);
    else
        wake_in_ms(static_cast<int>(TouchGesture::long_press_ms) + 5);
}

void obey(const TouchVerdict& verdict, ImVec2 at) {
    Input& state = input_state();
    switch (verdict.act) {
    case TouchAct::nothing: return;
    case TouchAct::scroll_began: return send_position({nowhere, nowhere}, ImGuiMouseSource_TouchScreen);
    case TouchAct::scrolled:
        scroll_by(state.scroll_x, ImGuiAxis_X, verdict.moved.x);
        scroll_by(state.scroll_y, ImGuiAxis_Y, verdict.moved.y);
        return request_frames(2);
    case TouchAct::tapped: return click_by_finger(0);
    case TouchAct::long_pressed: return click_by_finger(1);
    case TouchAct::lifted: semantics::set_finger(semantics::Finger::carries); return send_button(0, true);
    case TouchAct::dragged: return send_position(at, ImGuiMouseSource_TouchScreen);
    case TouchAct::dropped:
        send_position(at, ImGuiMouseSource_TouchScreen);
        send_button(0, false);
        return send_position({nowhere, nowhere}, ImGuiMouseSource_TouchScreen);
    case TouchAct::cancelled:
        // Taken away in the middle of it: what was carried must not land where the finger happened to be.
        if (semantics::finger() == semantics::Finger::carries)
            send_position({nowhere, nowhere}, ImGuiMouseSource_TouchScreen);
        send_button(0, false);
        return send_position({nowhere, nowhere}, ImGuiMouseSource_TouchScreen);
    }
}

void finger_event(PointerEvent event, ImVec2 at, double at_ms) {
    TouchGesture& touch = input_state().touch;
    const TouchPoint point{at.x, at.y};
    switch (event) {
    case PointerEvent::down: return press_finger(at, at_ms);
    case PointerEvent::move: return obey(touch.move(point, at_ms), at);
    case PointerEvent::up: obey(touch.release(point, at_ms), at); break;
    case PointerEvent::cancel:
    case PointerEvent::leave: obey(touch.cancel(), at); break;
    }
    semantics::set_finger(semantics::Finger::away);
}

// --- keys ------------------------------------------------------------------------------------------------------------

ImGuiKeyChord chord_of(ImGuiKey key, int modifiers) {
    ImGuiKeyChord chord = key;
    // On a Mac, Command is what Ctrl is elsewhere, and ImGui swaps the two by itself.
    const bool is_ctrl = is_mac() ? (modifiers & modifier_meta) : (modifiers & modifier_ctrl);
    const bool is_meta = is_mac() ? (modifiers & modifier_ctrl) : (modifiers & modifier_meta);
    if (is_ctrl) chord |= ImGuiMod_Ctrl;
    if (modifiers & modifier_shift) chord |= ImGuiMod_Shift;
    if (modifiers & modifier_alt) chord |= ImGuiMod_Alt;
    if (is_meta) chord |= ImGuiMod_Super;
    return chord;
}

bool is_shortcut(ImGuiKeyChord chord) { return std::ranges::contains(input_state().shortcuts, chord); }

ImGuiKey in_reading_direction(ImGuiKey key) {
    if (!is_mirrored()) return key;
    if (key == ImGuiKey_LeftArrow) return ImGuiKey_RightArrow;
    if (key == ImGuiKey_RightArrow) return ImGuiKey_LeftArrow;
    return key;
}

void send_key(ImGuiKey key, bool is_down, int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, modifiers & modifier_ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, modifiers & modifier_shift);
    io.AddKeyEvent(ImGuiMod_Alt, modifiers & modifier_alt);
    io.AddKeyEvent(ImGuiMod_Super, modifiers & modifier_meta);
    if (key == ImGuiKey_None) return;
    io.AddKeyEvent(key, is_down);
    // macOS swallows the release of a key while Command is held.
    if (is_down && (modifiers & modifier_meta)) io.AddKeyEvent(key, false);
}

int steps_of(ImGuiKey key) {
    constexpr int to_the_end = 1 << 20;
    switch (key) {
    case ImGuiKey_DownArrow: return 1;
    case ImGuiKey_UpArrow: return -1;
    case ImGuiKey_RightArrow: return 1;
    case ImGuiKey_LeftArrow: return -1;
    case ImGuiKey_Home: return -to_the_end;
    case ImGuiKey_End: return to_the_end;
    default: return 0;
    }
}

// Tabs, menus, lists, radio buttons and rows are one stop for Tab each; inside them the arrows go from one to the next.
bool move_focus(ImGuiKey key) {
    const Node* node = semantics::find(semantics::focus_goal());
    const int steps = steps_of(key);
    if (!node || !steps || !shares_tab_stop(node->role)) return false;
    const bool is_sideways = key == ImGuiKey_LeftArrow || key == ImGuiKey_RightArrow;
    if (is_sideways && node->role != Role::tab && node->role != Role::radio) return false;
    const auto& nodes = semantics::nodes();
    if (node->parent >= 0 && nodes[node->parent].own_keys) return false;
    if (const ImGuiID next = semantics::neighbour(node->id, steps)) semantics::request_focus(next);
    return true;
}

bool activate_by_key(ImGuiKey key) {
    if (key != ImGuiKey_Enter && key != ImGuiKey_KeypadEnter && key != ImGuiKey_Space) return false;
    const Node* node = semantics::find(semantics::focus_goal());
    if (!node || !is_pressable(*node)) return false;
    // Rows and cards whose table or board reads the keys itself: Enter and Space mean different things there.
    const bool is_of_many = node->role == Role::row || node->role == Role::listitem;
    if (is_of_many && node->parent >= 0 && semantics::nodes()[node->parent].own_keys) return false;
    ImGui::ActivateItemByID(node->id);
    semantics::request_activation(node->id);
    return true;
}

// Keys that would scroll or leave the page.
bool is_ours_by_nature(ImGuiKey key) {
    switch (key) {
    case ImGuiKey_LeftArrow:
    case ImGuiKey_RightArrow:
    case ImGuiKey_UpArrow:
    case ImGuiKey_DownArrow:
    case ImGuiKey_PageUp:
    case ImGuiKey_PageDown:
    case ImGuiKey_Home:
    case ImGuiKey_End:
    case ImGuiKey_Space:
    case ImGuiKey_Backspace:
    case ImGuiKey_Menu: return true;
    default: return false;
    }
}

void type_character(std::string_view key, int modifiers) {
    const bool is_command = modifiers & (modifier_ctrl | modifier_meta);
    const bool is_one_character =
        !key.empty() && std::ranges::count_if(key, [](char byte) { return (byte & 0xC0) != 0x80; }) == 1;
    if (!is_command && is_one_character) ImGui::GetIO().AddInputCharactersUTF8(std::string(key).c_str());
}

// True: the browser must not act on this key.
bool key_pressed(ImGuiKey key, std::string_view text, bool is_repeat, int modifiers, bool is_alt_graph, bool in_field) {
    const bool is_shortcut_here = !is_alt_graph && is_shortcut(chord_of(key, modifiers));
    if (in_field && !is_shortcut_here) return false;
    if (key == ImGuiKey_Tab && !is_shortcut_here) return false;
    send_key(in_reading_direction(key), true, modifiers);
    if (is_shortcut_here) return true;
    if (!is_repeat && modifiers == 0 && activate_by_key(key)) return true;
    if (modifiers == 0 && move_focus(in_reading_direction(key))) return true;
    type_character(text, modifiers);
    return !(modifiers & (modifier_ctrl | modifier_meta | modifier_alt)) && is_ours_by_nature(key);
}

} // namespace

void set_shortcuts(std::span<const ImGuiKeyChord> shortcuts) {
    input_state().shortcuts.assign(shortcuts.begin(), shortcuts.end());
}

namespace input {

void start() {
    ImGui::GetIO().ConfigMacOSXBehaviors = is_mac();
    js_watch_input();
}

void begin_frame() {
    Input& state = input_state();
    ++state.frames_at_place;
    const TouchPoint start = state.touch.start();
    obey(state.touch.tick(monotonic_ms()), {start.x, start.y});
}

bool is_moving() { return input_state().touch.is_coasting(); }

bool is_waiting() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void forget_pointer() {
    input_state().touch.cancel();
    send_position({nowhere, nowhere}, ImGuiMouseSource_Mouse);
}

} // namespace input
} // namespace crm::platform

using namespace crm::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_pointer(int event, int type, double x, double y, int button, int modifiers,
                                       double at_ms) {
    const ImVec2 at = to_layout(x, y);
    send_key(ImGuiKey_None, false, modifiers);
    // The ring goes also where the press leaves the focus in its place.
    if (static_cast<PointerEvent>(event) == PointerEvent::down)
        crm::semantics::set_focused(crm::semantics::focus_owner(), false, false);
    if (static_cast<PointerType>(type) == PointerType::finger)
        finger_event(static_cast<PointerEvent>(event), at, at_ms);
    else
        mouse_event(static_cast<PointerEvent>(event), at, button);
    request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_wheel(double x, double y) {
    input_state().touch.cancel();
    // ImGui counts in notches of five lines (two sideways); browsers tell the way in pixels.
    const ImGuiStyle& style = ImGui::GetStyle();
    const float line = std::max(1.0f, style.FontSizeBase * style.FontScaleMain * style.FontScaleDpi);
    const auto notches_x = static_cast<float>(is_mirrored() ? x : -x) / (2 * line);
    ImGui::GetIO().AddMouseWheelEvent(notches_x, static_cast<float>(-y) / (5 * line));
    request_frames();
}

EMSCRIPTEN_KEEPALIVE int wasl_key(const char* code, const char* text, int is_down, int is_repeat, int modifiers,
                                  int is_alt_graph, int in_field) {
    const ImGuiKey key = key_of(code, text);
    request_frames();
    if (is_down) return key_pressed(key, text, is_repeat, modifiers, is_alt_graph, in_field);
    send_key(in_reading_direction(key), false, modifiers);
    return false;
}

EMSCRIPTEN_KEEPALIVE void wasl_window_focus(int has_focus) {
    ImGui::GetIO().AddFocusEvent(has_focus);
    request_frames();
}
}
