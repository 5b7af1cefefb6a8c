// See layout.hpp.
#include "web/kit/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "imgui_internal.h"

#include "web/theme/theme.hpp"

namespace crm {
namespace {

struct OpenBox {
    ImGuiWindow* window = nullptr;
    ImVec2 min{}, padding{};
    float width = 0, content_end = 0, work_end = 0;
    ImVec2 line_before{}, line_size{}; // of what it stands beside
    bool is_beside = false;
};
std::vector<OpenBox>& open_boxes() {
    static std::vector<OpenBox> boxes;
    return boxes;
}

} // namespace

// ImGui's groups know where a line begins but not where it ends; a box tells it both.
void begin_box(float width, ImVec2 padding) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImVec2 min = cursor();
    open_boxes().push_back({window, min, padding, width, window->ContentRegionRect.Max.x, window->WorkRect.Max.x,
                            window->DC.CursorPosPrevLine, window->DC.CurrLineSize, window->DC.IsSameLine});
    set_cursor({min.x + padding.x, min.y + padding.y});
    ImGui::BeginGroup();
    window->ContentRegionRect.Max.x = window->WorkRect.Max.x = min.x + width - padding.x;
}

ImVec2 end_box() {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    // The page has none of ImGui's assertions, and a group that ends in another window (a Grid that outlives its scroll
    // area) would write over what lies before ImGui's stack of groups: stop at once, where it is found.
    if (open_boxes().empty() || open_boxes().back().window != window) std::abort();
    const OpenBox box = open_boxes().back();
    open_boxes().pop_back();
    ImGui::EndGroup();
    const float bottom = ImGui::GetItemRectMax().y + box.padding.y;
    window->ContentRegionRect.Max.x = box.content_end;
    window->WorkRect.Max.x = box.work_end;
    const ImVec2 size{box.width, bottom - box.min.y};
    set_cursor(box.min);
    // The group has ended the line: it goes on, so that what comes next stands below the taller of the two.
    window->DC.CursorPosPrevLine = box.line_before;
    window->DC.CurrLineSize = box.line_size;
    window->DC.IsSameLine = box.is_beside;
    place(size);
    return size;
}

void at_end(float width) {
    const float room = width_left();
    if (room > width) set_cursor({cursor().x + room - width, cursor().y});
}

float page_width(float width_max) { return std::min(width_left(), px(width_max)); }

void indent_page(float margin_max) {
    const float spare = width_left() - px(margin_max);
    if (margin_max > 0 && spare > 0) set_cursor({cursor().x + std::floor(spare / 2), cursor().y});
}

Grid::Grid(float cell_width_min, float gap, int columns_max) : m_gap(px(gap)), m_left(cursor().x), m_top(cursor().y) {
    const float room = width_left();
    m_columns = std::clamp(static_cast<int>((room + m_gap) / (px(cell_width_min) + m_gap)), 1, columns_max);
    m_cell_width = std::floor((room - m_gap * static_cast<float>(m_columns - 1)) / static_cast<float>(m_columns));
    m_bottom = m_top;
}

void Grid::next() {
    if (m_index >= 0) m_bottom = std::max(m_bottom, m_top + end_box().y);
    const int column = ++m_index % m_columns;
    if (column == 0 && m_index > 0) m_top = m_bottom + m_gap;
    set_cursor({m_left + static_cast<float>(column) * (m_cell_width + m_gap), m_top});
    begin_box(m_cell_width);
}

Grid::~Grid() {
    if (m_index < 0) return;
    m_bottom = std::max(m_bottom, m_top + end_box().y);
    set_cursor({m_left, m_bottom});
    place({0, 0});
}

} // namespace crm
