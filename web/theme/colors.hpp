// Every colour of Wasl by the part it plays, never by its hue: a view says Color::text_muted and is right in light and
// dark.
//
// The hand: warm sand for the ground, deep emerald for what can be done, and inks that keep at least 4.5:1 on their
// ground. In high contrast the grounds are white or black, every ink keeps 7:1, and lines are as strong as inks.
// contrast_rules lists which colour is written on which; colors_test.cpp holds the table to it.
//
//     draw.AddRectFilled(min, max, color(Color::surface), px(radius::card));
#pragma once
#include <cstdint>
#include <span>

#include "core/schema/field.hpp" // Tone: the colour by role of a choice's chip

namespace crm {

enum class ThemeMode : std::uint8_t { light, dark, high_light, high_dark }; // high: high contrast
constexpr bool is_dark(ThemeMode mode) { return mode == ThemeMode::dark || mode == ThemeMode::high_dark; }
constexpr bool is_high_contrast(ThemeMode mode) { return mode >= ThemeMode::high_light; }

enum class Color : std::uint8_t {
    // grounds
    canvas,  // behind everything
    surface, // cards, tables, fields
    raised,  // menus, dialogs, popovers
    sunken,  // table header, tracks, code
    // lines
    border,
    border_strong,
    border_field,
    // writing
    text,
    text_muted,
    text_faint,
    // what can be done
    accent,
    accent_hover,
    accent_pressed,
    accent_text,
    accent_soft,
    accent_ink,
    link,
    danger,
    danger_hover,
    danger_pressed,
    danger_text,
    // tones of chips, banners and notices: a soft ground, an ink on it, a solid dot
    neutral_soft,
    neutral_ink,
    neutral_solid,
    success_soft,
    success_ink,
    success_solid,
    warning_soft,
    warning_ink,
    warning_solid,
    danger_soft,
    danger_ink,
    danger_solid,
    info_soft,
    info_ink,
    info_solid,
    violet_soft,
    violet_ink,
    violet_solid,
    accent_solid,
    // states
    hover,
    pressed,
    selection,
    selection_hover,
    focus,
    control_off,
    knob,
    // over everything
    inverse,
    inverse_text,
    inverse_muted,
    inverse_accent,
    scrim,
    shadow,
    skeleton,
    count
};

struct ColorRow {
    Color color;
    std::uint32_t light, dark, high_light, high_dark; // 0xRRGGBBAA
};

std::span<const ColorRow> color_table(); // one row per Color, in the order of the enumeration
std::uint32_t rgba_of(Color color, ThemeMode mode);

struct ContrastRule {
    Color ink, ground;
    float ratio_min;      // in light and dark
    float ratio_high_min; // in high contrast: 7 for writing, 4.5 for shapes
};
std::span<const ContrastRule> contrast_rules();

// The contrast of WCAG 2: 1 (the same) to 21 (black on white). A translucent ink is laid on its ground first.
double contrast_of(std::uint32_t ink_rgba, std::uint32_t ground_rgba);

struct ToneColors {
    Color soft, ink, solid;
};
ToneColors colors_of(Tone tone);

} // namespace crm
