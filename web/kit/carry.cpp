// See carry.hpp.
#include "web/kit/carry.hpp"

#include <algorithm>
#include <cmath>

#include "web/kit/item.hpp"
#include "web/theme/theme.hpp"

namespace crm {

namespace {

bool has_left(ImVec2 from, float slop) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return std::hypot(at.x - from.x, at.y - from.y) > slop;
}

Carried let_go(Carry& carry, Carried what) {
    carry = {};
    return what;
}

} // namespace

void press(Carry& carry) { carry = {.is_pressed = true, .pressed_at = ImGui::GetIO().MousePos}; }

Carried follow_pointer(Carry& carry) {
    if (!carry.is_pressed || carry.by_keys) return Carried::nothing;
    const bool is_down = ImGui::GetIO().MouseDown[0];
    const bool by_finger = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    if (!carry.is_lifted) {
        if (!is_down) return let_go(carry, Carried::clicked);
        if (by_finger ? semantics::finger() != semantics::Finger::carries : !has_left(carry.pressed_at, px(6)))
            return Carried::nothing;
        carry.is_lifted = true;
        want_next_frame();
        return Carried::lifted;
    }
    if (key_pressed(ImGuiKey_Escape, false)) return let_go(carry, Carried::put_back);
    if (is_down) return Carried::nothing;
    if (!ImGui::IsMousePosValid()) return let_go(carry, Carried::put_back); // the system has taken the finger away
    if (by_finger && !has_left(carry.pressed_at, px(9))) return let_go(carry, Carried::rested);
    return let_go(carry, Carried::dropped);
}

float edge_scroll(float at, float low, float high) {
    const float zone = std::min(px(56), (high - low) / 4);
    const float into = at < low + zone ? at - (low + zone) : at > high - zone ? at - (high - zone) : 0;
    const float speed = std::clamp(into / zone, -1.0f, 1.0f);
    return speed * px(900) * std::min(ImGui::GetIO().DeltaTime, 0.05f);
}

} // namespace crm
