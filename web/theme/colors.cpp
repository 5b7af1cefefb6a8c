// The table of colours, and the arithmetic that keeps it readable. See colors.hpp.
#include "web/theme/colors.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace crm {
namespace {

using enum Color;

constexpr ColorRow rows[] = {
    //                 light       dark
    {canvas, 0xF7F5F0FF, 0x141513FF},         {surface, 0xFFFFFFFF, 0x1C1D1AFF},
    {raised, 0xFFFFFFFF, 0x242622FF},         {sunken, 0xF1EEE7FF, 0x171816FF},
    {border, 0xE6E1D7FF, 0x31332DFF},         {border_strong, 0xCFC8B9FF, 0x4A4D45FF},
    {border_field, 0xC9C1B1FF, 0x4F5249FF},   {text, 0x1D1F1CFF, 0xECEBE4FF},
    {text_muted, 0x5F5D53FF, 0xABA99EFF},     {text_faint, 0x6F6B5FFF, 0x959388FF},
    {accent, 0x0B6B57FF, 0x3DBA9AFF},         {accent_hover, 0x095C4BFF, 0x52C9AAFF},
    {accent_pressed, 0x074C3EFF, 0x33A488FF}, {accent_text, 0xFFFFFFFF, 0x06231CFF},
    {accent_soft, 0xDFF0EAFF, 0x16362DFF},    {accent_ink, 0x09594AFF, 0x7BDCC1FF},
    {link, 0x0A6351FF, 0x63D0B3FF},           {danger, 0xB4382CFF, 0xE2705FFF},
    {danger_hover, 0x9F2F24FF, 0xEA8373FF},   {danger_pressed, 0x89271DFF, 0xCF5F4FFF},
    {danger_text, 0xFFFFFFFF, 0x2B0A06FF},    {neutral_soft, 0xECE8DFFF, 0x30322CFF},
    {neutral_ink, 0x4F4C42FF, 0xC9C7BCFF},    {neutral_solid, 0x8F897BFF, 0x8F8D82FF},
    {success_soft, 0xE1F2DFFF, 0x1B341DFF},   {success_ink, 0x245C2AFF, 0x93D694FF},
    {success_solid, 0x3E9447FF, 0x5CB865FF},  {warning_soft, 0xFBEFD2FF, 0x3A2D10FF},
    {warning_ink, 0x774A06FF, 0xECC06AFF},    {warning_solid, 0xD9952BFF, 0xE0A63FFF},
    {danger_soft, 0xFBE6E2FF, 0x41201BFF},    {danger_ink, 0x9A2C21FF, 0xF5A396FF},
    {danger_solid, 0xCF4A3CFF, 0xE2705FFF},   {info_soft, 0xE1ECF7FF, 0x182C42FF},
    {info_ink, 0x244F82FF, 0x9CC6F2FF},       {info_solid, 0x3F7FC4FF, 0x5F9FE0FF},
    {violet_soft, 0xEDE7F6FF, 0x2D2440FF},    {violet_ink, 0x563B8AFF, 0xC6B0F0FF},
    {violet_solid, 0x7E5FC0FF, 0x9C80DBFF},   {accent_solid, 0x1B8A72FF, 0x3DBA9AFF},
    {hover, 0x3A2F180D, 0xFFF7E00F},          {pressed, 0x3A2F181A, 0xFFF7E01C},
    {selection, 0xE3F1ECFF, 0x183229FF},      {selection_hover, 0xD8EBE4FF, 0x1B382EFF},
    {focus, 0x12927AFF, 0x4FD0B0FF},          {control_off, 0x8F897BFF, 0x6D6F66FF},
    {knob, 0xFFFFFFFF, 0xFFFFFFFF},           {inverse, 0x25271FFF, 0xECEBE4FF},
    {inverse_text, 0xF7F5F0FF, 0x1D1F1CFF},   {inverse_muted, 0xBDB9ACFF, 0x57564EFF},
    {inverse_accent, 0x7BDCC1FF, 0x0A6351FF}, {scrim, 0x1F1B1266, 0x00000099},
    {shadow, 0x3B301AFF, 0x000000FF},         {skeleton, 0xECE8DFFF, 0x2B2D28FF},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(rows); ++i)
        if (rows[i].color != static_cast<Color>(i)) return false;
    return std::size(rows) == static_cast<std::size_t>(Color::count);
}
static_assert(in_order(), "one row per Color, in the order of the enumeration");

constexpr float readable = 4.5f, visible = 3.0f;
constexpr ContrastRule rules[] = {
    {text, canvas, 7},
    {text, surface, 7},
    {text, raised, 7},
    {text, sunken, 7},
    {text, selection, 7},
    {text, selection_hover, 7},
    {text_muted, canvas, readable},
    {text_muted, surface, readable},
    {text_muted, raised, readable},
    {text_muted, sunken, readable},
    {text_muted, selection, readable},
    {text_muted, selection_hover, readable},
    {text_faint, canvas, readable},
    {text_faint, surface, readable},
    {text_faint, raised, readable},
    {text_faint, sunken, readable},
    {accent_text, accent, readable},
    {accent_text, accent_hover, readable},
    {accent_text, accent_pressed, readable},
    {accent_ink, accent_soft, readable},
    {accent_ink, surface, readable},
    {accent_ink, canvas, readable},
    {accent_ink, selection, readable},
    {link, canvas, readable},
    {link, surface, readable},
    {link, raised, readable},
    {link, selection, readable},
    {danger_text, danger, readable},
    {danger_text, danger_hover, readable},
    {danger_text, danger_pressed, readable},
    {danger_ink, surface, readable},
    {danger_ink, canvas, readable},
    {danger_ink, raised, readable},
    {neutral_ink, neutral_soft, readable},
    {success_ink, success_soft, readable},
    {warning_ink, warning_soft, readable},
    {danger_ink, danger_soft, readable},
    {info_ink, info_soft, readable},
    {violet_ink, violet_soft, readable},
    {success_ink, surface, readable},
    {warning_ink, surface, readable},
    {info_ink, surface, readable},
    {inverse_text, inverse, 7},
    {inverse_muted, inverse, readable},
    {inverse_accent, inverse, readable},
    {focus, canvas, visible},
    {focus, surface, visible},
    {focus, raised, visible},
    {control_off, surface, visible},
    {knob, control_off, visible},
};

struct Channels {
    double r, g, b, a;
};
constexpr Channels channels_of(std::uint32_t rgba) {
    return {(rgba >> 24) / 255.0, (rgba >> 16 & 255) / 255.0, (rgba >> 8 & 255) / 255.0, (rgba & 255) / 255.0};
}

// x to the power 2.4 without <cmath>: x² times the fifth root of x² (Newton).
constexpr double power_2_4(double x) {
    if (x <= 0) return 0;
    const double square = x * x;
    double root = 1;
    for (int i = 0; i < 40; ++i) root -= (root * root * root * root * root - square) / (5 * root * root * root * root);
    return square * root;
}
constexpr double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : power_2_4((channel + 0.055) / 1.055);
}
constexpr double luminance(Channels c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

constexpr double contrast(std::uint32_t ink_rgba, std::uint32_t ground_rgba) {
    Channels ink = channels_of(ink_rgba);
    const Channels ground = channels_of(ground_rgba);
    const auto over = [&](double top, double below) { return top * ink.a + below * (1 - ink.a); };
    ink = {over(ink.r, ground.r), over(ink.g, ground.g), over(ink.b, ground.b), 1};
    const double a = luminance(ink), b = luminance(ground);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

constexpr std::uint32_t rgba(Color color, ThemeMode mode) {
    const ColorRow& row = rows[static_cast<std::size_t>(color)];
    return mode == ThemeMode::light ? row.light : row.dark;
}

} // namespace

std::span<const ColorRow> color_table() { return rows; }
std::span<const ContrastRule> contrast_rules() { return rules; }
std::uint32_t rgba_of(Color color, ThemeMode mode) { return rgba(color, mode); }
double contrast_of(std::uint32_t ink_rgba, std::uint32_t ground_rgba) { return contrast(ink_rgba, ground_rgba); }

ToneColors colors_of(Tone tone) {
    switch (tone) {
    case Tone::neutral: return {neutral_soft, neutral_ink, neutral_solid};
    case Tone::accent: return {accent_soft, accent_ink, accent_solid};
    case Tone::success: return {success_soft, success_ink, success_solid};
    case Tone::warning: return {warning_soft, warning_ink, warning_solid};
    case Tone::danger: return {danger_soft, danger_ink, danger_solid};
    case Tone::info: return {info_soft, info_ink, info_solid};
    }
    return {neutral_soft, neutral_ink, neutral_solid};
}

} // namespace crm
