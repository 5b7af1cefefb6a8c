// The look of Wasl in numbers: what a design pixel is on this screen, spaces, radii, heights, durations, and the
// current mode.
//
// All sizes are written in design pixels (CSS pixels) and pass through px(), which multiplies by the screen's density;
// one ImGui unit is one physical pixel. web/platform fills the settings before the first frame and whenever they
// change:
//
//     set_theme({.mode = ThemeMode::dark, .right_to_left = true, .scale = 2.0f});
//     float side = px(space::m);          // 12 css px
//     ImU32 ink = color(Color::text_muted);
#pragma once
#include "imgui.h"

#include "web/theme/colors.hpp"

namespace crm {

enum class Density : std::uint8_t { comfortable, compact };

struct ThemeSettings {
    ThemeMode mode = ThemeMode::light;
    Density density = Density::comfortable;
    bool right_to_left = true;   // the frame is mirrored after Render; code lays out from the left in every language
    bool arabic = true;          // the language of the kit's own few sentences
    bool reduced_motion = false; // prefers-reduced-motion: every duration is 0
    float scale = 1;             // device pixel ratio × zoom
    bool operator==(const ThemeSettings&) const = default;
};

void set_theme(
    const ThemeSettings& settings); // also rebuilds ImGui's style; call it between frames, with a context alive
const ThemeSettings& theme();

float px(float design_px); // rounded to whole physical pixels, never below 1 for a visible line
ImVec2 px(float x, float y);
ImU32 color(Color color, float alpha = 1);
ImU32 mix(Color from, Color to, float amount);
ImU32 over(Color ground, Color tint); // a translucent tint laid on a ground, as one solid colour

bool is_phone();              // narrower than 600 design px
bool is_narrow();             // narrower than 900 design px: a tablet held upright
float control_height();       // buttons, fields, choices: 36, compact 32, phone 46
float small_control_height(); // chips, quiet buttons in rows: 28, compact 26, phone 40
float row_height();           // table rows: 44, compact 34
float focus_width();          // design px of the ring around what has the focus: 2, high contrast 3
float touch_target();         // 44 on a phone, 0 elsewhere: the least height that a finger can hit

namespace space { // a scale of fours
inline constexpr float xxs = 2, xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32, xxxl = 48;
}
namespace radius {
inline constexpr float chip = 6, control = 8, card = 12, dialog = 16, full = 999;
}
namespace motion { // milliseconds
inline constexpr float instant = 80, fast = 140, normal = 220, slow = 320;
}

} // namespace crm
