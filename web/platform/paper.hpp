// Paper: HTML laid on sheets of a real size, in the page's own document over the canvas, so that what is seen is what
// is printed, and can be read aloud, selected and copied.
#pragma once
#include <functional>
#include <string_view>

namespace crm::platform {

struct Paper {
    std::string_view title; // becomes the name of the PDF
    std::string_view html;  // of web/kit/print_paper.hpp
    std::string_view name;  // what screen readers call the region
    std::string_view size;  // a4, a5, letter, receipt
    bool is_landscape = false;
};

int show_paper(const Paper& paper);        // lays it on sheets; how many there are
int lay_more_paper(std::string_view rows); // goes on with the last table; how many sheets there are now
void place_paper(float x, float y, float width, float height); // CSS pixels, where the preview stands
void hide_paper();
void print_paper();

enum class PaperKey : unsigned char { escape, print };
void on_paper_key(std::function<void(PaperKey)> listener); // pressed while the paper has the keyboard

} // namespace crm::platform
