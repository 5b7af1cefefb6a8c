// Measures and draws text with the face of the current weight and direction. See type.hpp.
#include "web/theme/type.hpp"

#include <cfloat>
#include <cmath>

#include "web/theme/theme.hpp"

namespace crm {
namespace {

float design_px_of(TextSize size) {
    const float design = static_cast<float>(size);
    if (size > TextSize::body) return design;
    if (is_phone() && size == TextSize::body) return 16; // below this, telephones zoom into a field that is tapped
    return is_phone() || theme().arabic ? design + 1 : design;
}

const char* end_of(std::string_view text) { return text.data() + text.size(); }

} // namespace

ImFont* font_of(Weight weight) {
    const Fonts faces = fonts(theme().right_to_left);
    ImFont* face = weight == Weight::bold ? faces.bold : weight == Weight::medium ? faces.medium : faces.regular;
    return face ? face : ImGui::GetFont();
}

float em_px(TextSize size) { return design_px_of(size) * theme().scale; }
float font_px(TextSize size) { return line_px(em_px(size)); }

ImVec2 text_size(std::string_view text, TextStyle style, float wrap_width) {
    if (text.empty()) return {0, font_px(style.size)};
    return text_size(text, font_of(style.weight), font_px(style.size), wrap_width);
}

void draw_text_colored(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float width_max,
                       ImU32 ink) {
    ImFont* face = font_of(style.weight);
    const float size = font_px(style.size);
    if (width_max < FLT_MAX) text = elided(text, face, size, width_max);
    if (!text.empty()) draw.AddText(face, size, {std::round(at.x), std::round(at.y)}, ink, text.data(), end_of(text));
}

void draw_text(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float alpha) {
    draw_text_colored(draw, at, text, style, FLT_MAX, color(style.color, alpha));
}

void draw_text_cut(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float width_max, float alpha) {
    draw_text_colored(draw, at, text, style, width_max, color(style.color, alpha));
}

void draw_wrapped(ImDrawList& draw, ImVec2 at, std::string_view text, TextStyle style, float wrap_width, float alpha) {
    if (text.empty()) return;
    draw.AddText(font_of(style.weight), font_px(style.size), {std::round(at.x), std::round(at.y)},
                 color(style.color, alpha), text.data(), end_of(text), wrap_width);
}

void draw_text_in(ImDrawList& draw, ImVec2 min, ImVec2 max, std::string_view text, TextStyle style, Align align,
                  float alpha) {
    const float room = max.x - min.x;
    if (text.empty() || room <= 0) return;
    const float wide = text_size(text, style).x;
    const float spare = wide < room ? room - wide : 0;
    const float x = min.x + (align == Align::start ? 0 : align == Align::center ? spare / 2 : spare);
    draw_text_cut(draw, {x, (min.y + max.y - font_px(style.size)) / 2}, text, style, room + 1, alpha);
}

} // namespace crm
