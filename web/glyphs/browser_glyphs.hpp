// What draws the characters that no face of ours has: other scripts, emoji, signs. The browser has fonts for them; the
// platform (web/platform/browser_glyphs.cpp) lends them through this table, tests lend invented ones. Without a lender
// the face's own box is drawn.
#pragma once
#include <string_view>
#include <vector>

namespace crm::glyphs {

struct BrowserPicture {
    std::vector<unsigned char> pixels; // RGBA, rows from the top; colours are not multiplied by alpha
    int width = 0, height = 0;
    int left = 0, top = 0;   // from the pen to the first column, and from the baseline up to the first row
    bool is_colored = false; // keeps its own colours, whatever colour the text has
};

struct BrowserGlyphs {
    // Weight: 400, 500 or 700.
    float (*advance_em)(std::string_view cluster, int weight) = nullptr;
    // At em_px, every pixel being 1 / columns wide. False: nothing to be seen.
    bool (*draw)(std::string_view cluster, int weight, float em_px, int columns, BrowserPicture& out) = nullptr;
};

// Between frames, before the first text is shaped.
void set_browser_glyphs(const BrowserGlyphs& lender);
const BrowserGlyphs& browser_glyphs();

} // namespace crm::glyphs
