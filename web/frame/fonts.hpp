// The page's fonts, in the order in which somebody needs them: regular before the first picture, medium and bold a
// moment later, more letters (Greek, Cyrillic, Hebrew, …) when a text has them. Until those are there, and for scripts
// that no font of ours has, the browser's own fonts are drawn (web/platform/browser_glyphs.hpp).
#pragma once
#include <functional>

namespace crm {

void load_fonts(std::function<void()> on_first); // called when text can be drawn
void load_missing_letters();                     // after each frame

} // namespace crm
