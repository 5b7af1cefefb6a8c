// Where things go: boxes of a given width, columns, the end side. Everything is laid out from the left in code; in
// Arabic the finished frame is mirrored, so "start" is left here and right on the screen.
//
//     begin_box(px(320)); … end_box();          // a column
//     beside(24);
//     begin_box(width_left()); … end_box();     // what remains
//
// Cursor helpers (beside, gap, width_left, cursor) are in item.hpp.
#pragma once
#include "imgui.h"

#include "web/kit/item.hpp"

namespace crm {

// A group whose content is as wide as told (ImGui units), optionally with padding inside.
void begin_box(float width, ImVec2 padding = {});
ImVec2 end_box(); // its size

void at_end(float width);               // the next item, so wide, stands at the end side of the current line
void indent_page(float margin_max = 0); // centres a page of at most this width: call before begin_box(page_width(…))
float page_width(float width_max);      // the smaller of what is left and width_max design px

// Columns of equal width, as many as fit (each at least so wide): call next() before each cell.
class Grid {
public:
    explicit Grid(float cell_width_min, float gap = 12, int columns_max = 12);
    void next();
    ~Grid();
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;
    float cell_width() const { return m_cell_width; }

private:
    int m_columns = 1, m_index = -1;
    float m_cell_width = 0, m_gap = 0, m_left = 0, m_top = 0, m_bottom = 0;
};

} // namespace crm
