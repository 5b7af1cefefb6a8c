// The visible rows: asked for, reported, drawn. See table.hpp.
#include <algorithm>
#include <cmath>

#include "core/text/item_list.hpp"
#include "web/kit/display.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/table_state.hpp"
#include "web/kit/toggles.hpp"

namespace crm {

void CellText::clear() {
    text.clear();
    detail.clear();
    avatar.clear();
    chips.clear();
    chip.reset();
    icon = Icon::none;
    ground.reset();
    says.clear();
    strong = muted = link = left_to_right = false;
}

void fetch_cells(TableParts& table) {
    const std::size_t width = table.columns.size(), needed = static_cast<std::size_t>(table.last - table.first) * width;
    if (table.state.cells.size() < needed) table.state.cells.resize(needed);
    for (std::int64_t row = table.first; row < table.last; ++row)
        for (std::size_t i = 0; i < width; ++i) {
            CellText& cell = table.cell_at(row, i);
            cell.clear();
            if (table.spec.cell) table.spec.cell(row, table.columns[i].column, cell);
        }
}

std::string spoken(const CellText& cell) {
    std::string name = cell.text;
    for (const auto& [chip, tone] : cell.chips) append_item(name, chip, kit_locale().language);
    append_item(name, cell.detail, kit_locale().language);
    return name;
}

namespace {

// The cells of one row, also of the one under the keyboard that has been scrolled out of sight.
std::span<const CellText> cells_of(TableParts& table, std::int64_t row) {
    const std::size_t width = table.columns.size();
    if (row >= table.first && row < table.last) return {&table.cell_at(row, 0), width};
    table.state.cursor_cells.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
        table.state.cursor_cells[i].clear();
        if (table.spec.cell) table.spec.cell(row, table.columns[i].column, table.state.cursor_cells[i]);
    }
    return table.state.cursor_cells;
}

void report_row(TableParts& table, std::int64_t row) {
    const std::span<const CellText> cells = cells_of(table, row);
    const float y = table.row_y(row);
    const ImVec2 min{table.min.x, std::clamp(y, table.body_top(), table.max.y)},
        max{table.max.x, std::clamp(y + table.row_tall, table.body_top(), table.max.y)};
    const bool holds_field = table.holds_field(row);
    push_report({.id = table.row_id(row),
                 .role = Role::row,
                 .name = spoken(cells.front()),
                 .description = std::string(word_of_mark(table, row)),
                 .selected = static_cast<std::int8_t>(table.selection.has(table.key_of(row))),
                 .row_index = static_cast<int>(row) + 1,
                 .focusable = true},
                min, max);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ShownColumn& shown = table.columns[i];
        const float x = table.column_x(shown);
        const bool has_field = holds_field && static_cast<int>(i) == table.selection.cell;
        const bool is_in_block = table.is_in_block(row, static_cast<int>(i));
        push_report({.id = has_field ? id_of("cursor cell", table.id) : 0,
                     .role = i == 0 ? Role::rowheader : table.cell_role(),
                     .name = spoken(cells[i]),
                     .description = cells[i].says,
                     .selected = static_cast<std::int8_t>(is_in_block ? 1 : -1),
                     .column_index = static_cast<int>(i)},
                    {x, min.y}, {x + shown.width, max.y});
        if (has_field) cell_field_ui(table, row);
        semantics::pop();
    }
    semantics::pop();
    if (table.state.wants_focus && row == table.selection.cursor) {
        semantics::request_focus(table.row_id(row));
        table.state.wants_focus = false;
    }
}

} // namespace

void report_rows(TableParts& table) {
    const std::int64_t cursor = table.selection.cursor;
    const bool is_away = cursor >= 0 && cursor < table.spec.row_count && table.holds_field(cursor);
    if (is_away && cursor < table.first) report_row(table, cursor);
    // Headings stand between the rows for those who read them one after the other, too.
    const auto& headings = table.groups->headings;
    std::size_t next = static_cast<std::size_t>(
        std::ranges::lower_bound(headings, table.first, {}, &TableHeading::first_row) - headings.begin());
    for (std::int64_t row = table.first; row < table.last; ++row) {
        for (; next < headings.size() && headings[next].first_row <= row; ++next) heading_row_ui(table, next);
        report_row(table, row);
    }
    const auto slots = static_cast<std::int64_t>(table.body_tall() / table.row_tall) + 2;
    for (std::size_t i = 0;
         next < headings.size() && i < static_cast<std::size_t>(slots) && headings[next].first_row <= table.last;
         ++i, ++next)
        heading_row_ui(table, next);
    if (is_away && cursor >= table.last) report_row(table, cursor);
}

namespace {

float draw_chips(ImDrawList& draw, const CellText& cell, ImVec2 at, float end) {
    float x = at.x;
    for (std::size_t i = 0; i < cell.chips.size(); ++i) {
        const auto& [label, tone] = cell.chips[i];
        const float more = i + 1 < cell.chips.size() ? px(36) : 0;
        if (x > at.x && x + chip_width(label) + more > end) { // what does not fit is counted
            const std::string rest =
                say(kit_words::more_choices, plain_number(static_cast<std::int64_t>(cell.chips.size() - i)));
            draw_text(draw, {x, at.y + (px(22) - font_px(TextSize::caption)) / 2}, ltr(rest), styles::caption);
            break;
        }
        x += draw_chip(draw, {x, at.y}, label, tone, end - x) + px(4);
    }
    return x;
}

void draw_cell(ImDrawList& draw, const CellText& cell, Align align, ImVec2 min, ImVec2 max, bool underlined) {
    const float pad = px(12), middle = (min.y + max.y) / 2;
    float x = min.x + pad;
    const float end = max.x - pad;
    if (end <= x) return;
    if (!cell.avatar.empty()) {
        const float side = std::min(px(28), max.y - min.y - px(6));
        draw_avatar(draw, {x + side / 2, middle}, side, cell.avatar);
        x += side + px(10);
    }
    if (cell.icon != Icon::none) {
        draw_icon(draw, cell.icon, {x + px(8), middle}, 17, color(Color::text_muted));
        x += px(24);
    }
    if (!cell.chips.empty()) {
        draw_chips(draw, cell, {x, middle - px(11)}, end);
        return;
    }
    if (cell.chip) {
        draw_chip(draw, {x, middle - px(11)}, cell.text, *cell.chip, end - x);
        return;
    }
    const Color ink = cell.muted ? Color::text_muted : cell.link ? Color::link : Color::text;
    const TextStyle style = (cell.strong ? styles::strong : styles::body).with(ink);
    const std::string isolated = cell.left_to_right ? ltr(cell.text) : std::string{};
    const std::string_view text = cell.left_to_right ? isolated : cell.text;
    draw_text_in(draw, {x, min.y}, {end, max.y}, text, style, align);
    if (!underlined && cell.detail.empty()) return;
    const float width = std::min(text_size(text, style).x, end - x);
    if (underlined) hairline(draw, {x, middle + font_px(TextSize::body) * 0.33f}, width, color(Color::text_muted));
    if (!cell.detail.empty() && align == Align::start && x + width + px(8) < end)
        draw_text_in(draw, {x + width + px(8), min.y}, {end, max.y}, cell.detail,
                     styles::small.with(Color::text_muted));
}

// Its ground gives way to that of a chosen row; the edge stays.
void draw_ground(ImDrawList& draw, const CellText& cell, bool is_selected, ImVec2 min, ImVec2 max) {
    if (!cell.ground) return;
    if (!is_selected) fill(draw, min, {max.x, max.y - px(1)}, color(colors_of(*cell.ground).soft, 0.8f));
    draw_edge(draw, *cell.ground, min, max.y - px(1));
}

ImU32 ground_of(const TableParts& table, std::int64_t row, bool hovered) {
    const bool selected = table.selection.has(table.key_of(row));
    return selected ? color(hovered ? Color::selection_hover : Color::selection) : color(Color::surface);
}

} // namespace

void draw_rows(TableParts& table, std::int64_t hovered_row, bool over_name) {
    ImDrawList& draw = draw_here();
    const float wide = table.max.x - table.min.x;
    // Grounds and lines of all rows, then the scrolled cells, then the frozen ones over them: two changes of the clip.
    for (std::int64_t row = table.first; row < table.last; ++row) {
        const float y = table.row_y(row);
        const ImVec2 min{table.min.x, y}, max{table.max.x, y + table.row_tall};
        const bool hovered = row == hovered_row, selected = table.selection.has(table.key_of(row));
        draw_mark(table, row);
        if (selected)
            fill(draw, min, max, ground_of(table, row, hovered));
        else if (hovered)
            fill(draw, min, max, color(Color::hover));
        hairline(draw, {min.x, max.y - px(1)}, wide, color(Color::border, 0.75f));
    }
    ImGui::PushClipRect({table.min.x + table.frozen, table.body_top()}, table.max, true);
    for (std::int64_t row = table.first; row < table.last; ++row)
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            const ShownColumn& shown = table.columns[i];
            const float x = table.column_x(shown), y = table.row_y(row);
            if (x > table.max.x || x + shown.width < table.min.x + table.frozen) continue;
            draw_ground(draw, table.cell_at(row, i), table.selection.has(table.key_of(row)), {x, y},
                        {x + shown.width, y + table.row_tall});
            draw_cell(draw, table.cell_at(row, i), table.spec.columns[static_cast<std::size_t>(shown.column)].align,
                      {x, y}, {x + shown.width, y + table.row_tall}, false);
        }
    ImGui::PopClipRect();
    for (std::int64_t row = table.first; row < table.last; ++row) {
        const float y = table.row_y(row), middle = y + table.row_tall / 2;
        const bool selected = table.selection.has(table.key_of(row)), hovered = row == hovered_row;
        if (table.check_wide > 0)
            draw_checkbox(draw, {table.min.x + table.check_wide / 2, middle}, px(17), selected, false, hovered);
        const ShownColumn& first = table.columns.front();
        draw_ground(draw, table.cell_at(row, 0), selected, {table.min.x + first.x, y},
                    {table.min.x + first.x + first.width, y + table.row_tall});
        draw_cell(draw, table.cell_at(row, 0), Align::start, {table.min.x + first.x, y},
                  {table.min.x + first.x + first.width, y + table.row_tall}, hovered && over_name);
    }
    if (table.state.scroll_x > 0) { // the edge of what stays
        const float x = table.min.x + table.frozen;
        const ImU32 dark = color(Color::shadow, 0.10f), clear = color(Color::shadow, 0);
        draw.AddRectFilledMultiColor({x, table.min.y}, {x + px(8), table.max.y}, dark, clear, clear, dark);
        hairline(draw, {x - px(1), table.min.y}, table.max.y - table.min.y, color(Color::border_strong), true);
    }
}

} // namespace crm
