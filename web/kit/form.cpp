// See form.hpp.
#include "web/kit/form.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "web/kit/draw.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/text.hpp"

namespace crm {

float field_width_here() { return std::max(width_left(), px(40)); }

Form::Form(std::string_view id, const FormSpec& spec) : m_id(id_of(id)), m_gap(px(is_phone() ? 14 : 16)) {
    m_left = cursor().x;
    m_top = m_bottom = m_start_y = cursor().y;
    m_full_width = std::min(width_left(), px(spec.width_max));
    const float column_min = px(spec.column_width_min);
    m_columns = std::clamp(static_cast<int>((m_full_width + m_gap) / (column_min + m_gap)), 1, spec.columns);
    if (is_phone()) m_columns = 1;
    m_column_width =
        std::floor((m_full_width - m_gap * static_cast<float>(m_columns - 1)) / static_cast<float>(m_columns));
    ImGui::PushOverrideID(m_id);
    push_report({.id = m_id, .role = Role::form, .name = std::string{spec.name}}, cursor(),
                plus(cursor(), m_full_width, px(10)));
}

void Form::finish_cell() {
    if (!m_in_cell) return;
    const ImVec2 size = end_box();
    m_bottom = std::max(m_bottom, m_top + size.y);
    m_in_cell = false;
}

void Form::finish_row() {
    finish_cell();
    if (m_column >= 0) m_top = m_bottom + m_gap;
    m_column = -1;
    m_bottom = m_top;
}

void Form::section(std::string_view title, std::string_view description) {
    finish_row();
    if (m_top > m_start_y) m_top += px(10);
    set_cursor({m_left, m_top});
    begin_box(m_full_width);
    heading_ui(title, 3);
    if (!description.empty()) {
        gap(2);
        paragraph_ui(description, styles::muted);
    }
    m_top += end_box().y + px(10);
    m_bottom = m_top;
}

void Form::cell() {
    finish_cell();
    if (m_column + 1 >= m_columns) finish_row();
    ++m_column;
    set_cursor({m_left + static_cast<float>(m_column) * (m_column_width + m_gap), m_top});
    begin_box(m_column_width);
    m_in_cell = true;
}

void Form::wide() {
    finish_row();
    m_column = m_columns - 1;
    set_cursor({m_left, m_top});
    begin_box(m_full_width);
    m_in_cell = true;
}

Form::~Form() {
    finish_cell();
    const ImVec2 end{m_left + m_full_width, std::max(m_bottom, m_top)};
    semantics::set_container_rect({m_left, m_start_y}, end);
    semantics::pop();
    ImGui::PopID();
    set_cursor({m_left, m_start_y});
    place({m_full_width, end.y - m_start_y});
}

} // namespace crm
