// A part of the page that scrolls by itself, with a thin bar that shows only while it is of use.
//
//     if (begin_scroll_ui("list", {0, height})) { … }
//     end_scroll_ui();                       // always
#pragma once
#include <string_view>

#include "imgui.h"

namespace crm {

bool begin_scroll_ui(std::string_view id, ImVec2 size = {}, ImVec2 padding = {}); // 0: all that is left
void end_scroll_ui();

// The bar alone, for those who keep their own place (the table): in a track, for content of so many units. True: it
// moved.
struct ScrollBar {
    double at = 0, view = 0, content = 0;
};
void scroll_bar_of_window(); // of the one that is being drawn, where its content is longer
bool scroll_bar_ui(ImGuiID id, ImVec2 min, ImVec2 max, bool vertical, ScrollBar& bar);

} // namespace crm
