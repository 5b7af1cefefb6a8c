// Text in the flow of a page: lines, paragraphs, headings, dividers. Each reports itself to screen readers.
//
//     heading_ui("سارة الأحمدي", 1);
//     paragraph_ui("آخر تواصل قبل ثلاثة أيام", styles::muted);
#pragma once
#include <string_view>

#include "web/theme/type.hpp"

namespace crm {

void text_ui(std::string_view text, TextStyle style = {}); // one line, cut where the room ends
void paragraph_ui(std::string_view text, TextStyle style = {}, float width_max = 0); // wrapped; 0: all that is left
void heading_ui(std::string_view text, int level = 2);                               // 1 page, 2 part, 3 section
ImGuiID page_heading_id(); // of the heading of level 1: where the focus goes when another screen is shown
void divider_ui(std::string_view label = {});

} // namespace crm
