// Writing: the type scale, the three weights, and the only functions that put text on the canvas.
//
// Text is plain UTF-8 in logical order; web/glyphs shapes and orders it inside ImGui's own text functions. A value that
// is read from the left in every language (phone, e-mail, amount, id) is passed through ltr() of
// web/glyphs/text_engine.hpp.
//
//     draw_text(*draw, at, "سارة الأحمدي", {.size = TextSize::lead, .weight = Weight::medium});
//     float width = text_size(label, styles::label).x;
#pragma once
#include <string>
#include <string_view>

#include "imgui.h"

#include "web/glyphs/text_engine.hpp"
#include "web/theme/colors.hpp"

namespace crm {

// Named by use; the numbers are design pixels on a desktop. The three smallest are one larger on a phone and in Arabic,
// whose letters are lower in the same size; body is 16 on a phone.
enum class TextSize : std::uint8_t {
    caption = 12,
    small = 13,
    body = 14,
    lead = 16,
    title = 20,
    heading = 24,
    display = 32
};
enum class Weight : std::uint8_t { regular, medium, bold };

struct TextStyle {
    TextSize size = TextSize::body;
    Weight weight = Weight::regular;
    Color color = Color::text;
    constexpr TextStyle with(Color other) const { return {size, weight, other}; }
    constexpr TextStyle with(Weight other) const { return {size, other, color}; }
    bool operator==(const TextStyle&) const = default;
};

namespace styles {
inline constexpr TextStyle body{}, strong{.weight = Weight::medium}, muted{.color = Color::text_muted},
    label{.size = TextSize::small, .weight = Weight::medium},
    help{.size = TextSize::caption, .color = Color::text_muted},
    caption{.size = TextSize::caption, .color = Color::text_muted}, small{.size = TextSize::small},
    lead{.size = TextSize::lead}, section{.size = TextSize::lead, .weight = Weight::bold},
    title{.size = TextSize::title, .weight = Weight::bold}, heading{.size = TextSize::heading, .weight = Weight::bold},
    display{.size = TextSize::display, .weight = Weight::bold};
}

ImFont* font_of(Weight weight);
float font_px(TextSize size); // what ImGui calls the font size: the height of a line, in physical pixels
float em_px(TextSize size);   // what the browser calls font-size, in physical pixels

ImVec2 text_size(std::string_view text, TextStyle style = {}, float wrap_width = 0);
void draw_text(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style = {}, float alpha = 1);
// Cut with an ellipsis at its logical end when it is wider than told.
void draw_text_cut(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float width_max,
                   float alpha = 1);
// The same in a colour that is not a role: a mixture, a fading one.
void draw_text_colored(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float width_max, ImU32 ink);
void draw_wrapped(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float wrap_width,
                  float alpha = 1);

enum class Align : std::uint8_t { start, center, end };
// One line, centred in height, cut with an ellipsis where the rectangle ends.
void draw_text_in(ImDrawList& draw, ImVec2 min, ImVec2 max, std::string_view text, TextStyle style,
                  Align align = Align::start, float alpha = 1);

} // namespace crm
