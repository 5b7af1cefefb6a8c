// Shaped, bidirectional text for Dear ImGui.
//
// Every text that ImGui measures or draws goes through two hooks (cmake/patch_imgui.cmake), is shaped by HarfBuzz in
// the order SheenBidi gives, and comes back as virtual code points that ImGui draws glyph by glyph. Labels, ids and
// accessible names stay ordinary UTF-8 in logical order; stock widgets, AddText, tables and tooltips just work, in both
// languages.
//
//     start_text(regular, medium, bold);         // once, after ImGui::CreateContext()
//     set_interface_direction(true);             // Arabic; at any time between frames
//     loop: begin_frame(); ImGui::NewFrame(); …; ImGui::Render(); mirror_draw_data(…) if right to left
//
// Sizes: an ImGui font size is a line height of 1.6 em, so 14 px letters are `line_px(14)`; em_px() goes back (the DOM
// inputs' font-size). A text's own direction is that of its first letter; one without letters follows the interface.
// Values that must stay left to right in any sentence (phone, e-mail, amount, id) are wrapped: `ltr("+966 50 123
// 4567")`.
//
// Speed: a text seen before costs a hash look-up. Texts returned or interned live until the next begin_frame().
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "imgui.h"
#include "web/glyphs/shaper.hpp"

namespace crm {

using glyphs::FontFace;
using glyphs::LetterPart;

enum class FontWeight : std::uint8_t { regular, medium, bold };

struct Fonts {
    ImFont *regular = nullptr, *medium = nullptr, *bold = nullptr;
};

// Faces are tried in order for each character. A weight without faces is drawn with those of regular.
void start_text(std::span<const FontFace> regular, std::span<const FontFace> medium, std::span<const FontFace> bold);
// Gives a weight its faces later (the first frame need not wait for bold); between frames.
void set_faces(FontWeight weight, std::span<const FontFace> faces);
// Whether a text of this weight had letters of the part, and was drawn with another font for want of a face.
bool lacks_letters(FontWeight weight, LetterPart part);
void stop_text(); // before ImGui::DestroyContext()

// The fonts to push: for a right-to-left (mirrored) interface, or for a left-to-right one.
Fonts fonts(bool right_to_left);
// Chooses io.FontDefault and the direction of texts without letters.
void set_interface_direction(bool right_to_left);
bool interface_is_right_to_left();

void begin_frame(); // before ImGui::NewFrame()

// Width of the longest line and height of all; with wrap > 0, broken into lines of at most that width.
ImVec2 text_size(std::string_view text, ImFont* font, float px, float wrap = 0);
// The text, or as much of its logical beginning as fits the width, with "…".
std::string_view elided(std::string_view text, ImFont* font, float px, float width);
// Whether the paragraph reads from right to left (for alignment).
bool reads_right_to_left(std::string_view text);

float line_px(float em); // ImGui font size for letters of this em; a whole number
float em_px(float line); // and back
float baseline_px(float line);

// "\u2066…\u2069": keeps a phone number or an amount in order inside Arabic, and is not drawn itself.
std::string ltr(std::string_view text);

// "a · b · c": each part keeps its own order, whatever script the others are in, and all of them follow the interface.
std::string isolated_parts(std::string_view text);

struct TextStats {
    std::uint64_t hits = 0, misses = 0, evicted = 0, slot_flushes = 0;
    std::size_t entries = 0, bytes = 0, slots = 0, clusters = 0;
    bool wants_frame = false; // glyphs were missing in this frame: draw another
};
TextStats text_stats();
// For tests and tuning; 0 leaves a limit as it is.
void set_text_limits(std::size_t cache_bytes, std::size_t slots);

} // namespace crm
