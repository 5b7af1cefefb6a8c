// The table of colours, and the arithmetic that keeps it readable. See colors.hpp.
#include "web/theme/colors.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace crm {
namespace {

using enum Color;

constexpr ColorRow rows[] = {
    // light, dark, and both in high contrast
    {canvas, 0xF7F5F0FF, 0x141513FF, 0xFFFFFFFF, 0x000000FF},
    {surface, 0xFFFFFFFF, 0x1C1D1AFF, 0xFFFFFFFF, 0x000000FF},
    {raised, 0xFFFFFFFF, 0x242622FF, 0xFFFFFFFF, 0x0A0A0AFF},
    {sunken, 0xF1EEE7FF, 0x171816FF, 0xF2F2F2FF, 0x171717FF},
    {border, 0xE6E1D7FF, 0x31332DFF, 0x595959FF, 0xA3A3A3FF},
    {border_strong, 0xCFC8B9FF, 0x4A4D45FF, 0x1A1A1AFF, 0xE6E6E6FF},
    {border_field, 0xC9C1B1FF, 0x4F5249FF, 0x1A1A1AFF, 0xE6E6E6FF},
    {text, 0x1D1F1CFF, 0xECEBE4FF, 0x000000FF, 0xFFFFFFFF},
    {text_muted, 0x5F5D53FF, 0xABA99EFF, 0x262626FF, 0xE3E3E3FF},
    {text_faint, 0x6F6B5FFF, 0x959388FF, 0x383838FF, 0xCFCFCFFF},
    {accent, 0x0B6B57FF, 0x3DBA9AFF, 0x00493AFF, 0x6FF0CFFF},
    {accent_hover, 0x095C4BFF, 0x52C9AAFF, 0x003529FF, 0x9BFFE4FF},
    {accent_pressed, 0x074C3EFF, 0x33A488FF, 0x00241CFF, 0x4FD9B6FF},
    {accent_text, 0xFFFFFFFF, 0x06231CFF, 0xFFFFFFFF, 0x000000FF},
    {accent_soft, 0xDFF0EAFF, 0x16362DFF, 0xD6F0E7FF, 0x06382CFF},
    {accent_ink, 0x09594AFF, 0x7BDCC1FF, 0x003D30FF, 0x9BFFE4FF},
    {link, 0x0A6351FF, 0x63D0B3FF, 0x00483AFF, 0x86F7D9FF},
    {danger, 0xB4382CFF, 0xE2705FFF, 0x8A120AFF, 0xFF9D90FF},
    {danger_hover, 0x9F2F24FF, 0xEA8373FF, 0x6E0C06FF, 0xFFBDB4FF},
    {danger_pressed, 0x89271DFF, 0xCF5F4FFF, 0x540703FF, 0xF2887AFF},
    {danger_text, 0xFFFFFFFF, 0x2B0A06FF, 0xFFFFFFFF, 0x000000FF},
    {neutral_soft, 0xECE8DFFF, 0x30322CFF, 0xE6E6E6FF, 0x2B2B2BFF},
    {neutral_ink, 0x4F4C42FF, 0xC9C7BCFF, 0x1F1F1FFF, 0xF2F2F2FF},
    {neutral_solid, 0x8F897BFF, 0x8F8D82FF, 0x595959FF, 0xA3A3A3FF},
    {success_soft, 0xE1F2DFFF, 0x1B341DFF, 0xDDF3DBFF, 0x0E3312FF},
    {success_ink, 0x245C2AFF, 0x93D694FF, 0x0B4311FF, 0xB5F7B7FF},
    {success_solid, 0x3E9447FF, 0x5CB865FF, 0x1E6B28FF, 0x6FD97AFF},
    {warning_soft, 0xFBEFD2FF, 0x3A2D10FF, 0xFFF0C9FF, 0x3D2C00FF},
    {warning_ink, 0x774A06FF, 0xECC06AFF, 0x573300FF, 0xFFDB8AFF},
    {warning_solid, 0xD9952BFF, 0xE0A63FFF, 0x8A5200FF, 0xF2B643FF},
    {danger_soft, 0xFBE6E2FF, 0x41201BFF, 0xFFE2DDFF, 0x4A130DFF},
    {danger_ink, 0x9A2C21FF, 0xF5A396FF, 0x7A1009FF, 0xFFC2B9FF},
    {danger_solid, 0xCF4A3CFF, 0xE2705FFF, 0xA82016FF, 0xFF8B7DFF},
    {info_soft, 0xE1ECF7FF, 0x182C42FF, 0xDCEBFBFF, 0x0B2A4AFF},
    {info_ink, 0x244F82FF, 0x9CC6F2FF, 0x0C3B70FF, 0xBFDFFFFF},
    {info_solid, 0x3F7FC4FF, 0x5F9FE0FF, 0x1C5FA8FF, 0x7DB8F7FF},
    {violet_soft, 0xEDE7F6FF, 0x2D2440FF, 0xEBE3F9FF, 0x2C1B4DFF},
    {violet_ink, 0x563B8AFF, 0xC6B0F0FF, 0x40237AFF, 0xDCC9FFFF},
    {violet_solid, 0x7E5FC0FF, 0x9C80DBFF, 0x6541B0FF, 0xB79CF5FF},
    {accent_solid, 0x1B8A72FF, 0x3DBA9AFF, 0x00604CFF, 0x6FF0CFFF},
    {hover, 0x3A2F180D, 0xFFF7E00F, 0x00000017, 0xFFFFFF26},
    {pressed, 0x3A2F181A, 0xFFF7E01C, 0x0000002B, 0xFFFFFF3D},
    {selection, 0xE3F1ECFF, 0x183229FF, 0xCDEDE2FF, 0x07402FFF},
    {selection_hover, 0xD8EBE4FF, 0x1B382EFF, 0xBDE5D7FF, 0x0A4F3BFF},
    {focus, 0x12927AFF, 0x4FD0B0FF, 0x0037B3FF, 0xFFE14DFF},
    {control_off, 0x8F897BFF, 0x6D6F66FF, 0x595959FF, 0xB0B0B0FF},
    {knob, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0x000000FF},
    {inverse, 0x25271FFF, 0xECEBE4FF, 0x000000FF, 0xFFFFFFFF},
    {inverse_text, 0xF7F5F0FF, 0x1D1F1CFF, 0xFFFFFFFF, 0x000000FF},
    {inverse_muted, 0xBDB9ACFF, 0x57564EFF, 0xE0E0E0FF, 0x333333FF},
    {inverse_accent, 0x7BDCC1FF, 0x0A6351FF, 0x8FFFE3FF, 0x00483AFF},
    {scrim, 0x1F1B1266, 0x00000099, 0x000000A6, 0x000000CC},
    {shadow, 0x3B301AFF, 0x000000FF, 0x00000000, 0x00000000},
    {skeleton, 0xECE8DFFF, 0x2B2D28FF, 0xD9D9D9FF, 0x333333FF},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(rows); ++i)
        if (rows[i].color != static_cast<Color>(i)) return false;
    return std::size(rows) == static_cast<std::size_t>(Color::count);
}
static_assert(in_order(), "one row per Color, in the order of the enumeration");

constexpr float high = 7, readable = 4.5f, visible = 3, any = 1;
constexpr ContrastRule rules[] = {
    {text, canvas, high, high},
    {text, surface, high, high},
    {text, raised, high, high},
    {text, sunken, high, high},
    {text, selection, high, high},
    {text, selection_hover, high, high},
    {text_muted, canvas, readable, high},
    {text_muted, surface, readable, high},
    {text_muted, raised, readable, high},
    {text_muted, sunken, readable, high},
    {text_muted, selection, readable, high},
    {text_muted, selection_hover, readable, high},
    {text_faint, canvas, readable, high},
    {text_faint, surface, readable, high},
    {text_faint, raised, readable, high},
    {text_faint, sunken, readable, high},
    {accent_text, accent, readable, high},
    {accent_text, accent_hover, readable, high},
    {accent_text, accent_pressed, readable, high},
    {accent_ink, accent_soft, readable, high},
    {accent_ink, surface, readable, high},
    {accent_ink, canvas, readable, high},
    {accent_ink, selection, readable, high},
    {link, canvas, readable, high},
    {link, surface, readable, high},
    {link, raised, readable, high},
    {link, selection, readable, high},
    {danger_text, danger, readable, high},
    {danger_text, danger_hover, readable, high},
    {danger_text, danger_pressed, readable, high},
    {danger_ink, surface, readable, high},
    {danger_ink, canvas, readable, high},
    {danger_ink, raised, readable, high},
    {neutral_ink, neutral_soft, readable, high},
    {success_ink, success_soft, readable, high},
    {warning_ink, warning_soft, readable, high},
    {danger_ink, danger_soft, readable, high},
    {info_ink, info_soft, readable, high},
    {violet_ink, violet_soft, readable, high},
    {success_ink, surface, readable, high},
    {warning_ink, surface, readable, high},
    {info_ink, surface, readable, high},
    {inverse_text, inverse, high, high},
    {inverse_muted, inverse, readable, high},
    {inverse_accent, inverse, readable, high},
    {focus, canvas, visible, readable},
    {focus, surface, visible, readable},
    {focus, raised, visible, readable},
    {control_off, surface, visible, readable},
    {knob, control_off, visible, readable},
    // lines and dots that only high contrast makes as strong as writing
    {border, canvas, any, readable},
    {border, surface, any, readable},
    {border, raised, any, readable},
    {border_strong, surface, any, high},
    {border_field, surface, any, high},
    {neutral_solid, surface, any, readable},
    {success_solid, surface, any, readable},
    {warning_solid, surface, any, readable},
    {danger_solid, surface, any, readable},
    {info_solid, surface, any, readable},
    {violet_solid, surface, any, readable},
    {accent_solid, surface, any, readable},
    {focus, sunken, any, readable},
    {focus, selection, any, readable},
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
    switch (mode) {
    case ThemeMode::light: return row.light;
    case ThemeMode::dark: return row.dark;
    case ThemeMode::high_light: return row.high_light;
    case ThemeMode::high_dark: return row.high_dark;
    }
    return row.light;
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
