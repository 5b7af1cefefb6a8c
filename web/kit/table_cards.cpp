// The table on a phone: a row is a card of two lines. See table.hpp.
#include <algorithm>

#include "web/kit/button.hpp"
#include "web/kit/display.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/table_state.hpp"

namespace crm {
namespace {

// The second line: what the other columns say, without chips, amounts, and numbers to call.
std::string second_line(TableParts& table, std::int64_t row) {
    std::string line;
    int parts = 0;
    for (std::size_t i = 1; i < table.columns.size() && parts < 3; ++i) {
        const CellText& cell = table.cell_at(row, i);
        if (cell.chip || cell.text.empty() || cell.left_to_right ||
            table.spec.columns[static_cast<std::size_t>(table.columns[i].column)].align == Align::end)
            continue;
        if (parts++ > 0) line += " · ";
        line += cell.text;
    }
    return isolated_parts(line);
}

} // namespace

float card_tall() { return px(68); }

void card_bar_ui(TableParts& table) {
    const std::string menu = "sort";
    std::string_view label = say(kit_words::columns);
    for (const TableColumn& column : table.spec.columns)
        if (column.key == table.view.sort_key) label = column.label;
    const Icon arrow = table.view.sort_key.empty() ? Icon::columns
                       : table.view.descending     ? Icon::sort_down
                                                   : Icon::sort_up;
    if (button_ui(label,
                  {.kind = ButtonKind::quiet, .icon = arrow, .small = true, .has_popup = true, .id = "sort button"}))
        open_menu(menu);
    if (!begin_menu_ui(menu)) return;
    for (int i = 0; i < static_cast<int>(table.spec.columns.size()); ++i) {
        const TableColumn& column = table.spec.columns[static_cast<std::size_t>(i)];
        const bool on = column.key == table.view.sort_key;
        if (column.can_sort && menu_item_ui(column.label, {.icon = !on                     ? Icon::none
                                                                   : table.view.descending ? Icon::sort_down
                                                                                           : Icon::sort_up,
                                                           .checked = on,
                                                           .id = column.key}))
            toggle_sort(table, i);
    }
    more_columns_ui(table);
    end_menu_ui();
}

void draw_cards(TableParts& table, std::int64_t pressed_row) {
    ImDrawList& draw = draw_here();
    const float wide = table.max.x - table.min.x, pad = px(14);
    for (std::int64_t row = table.first; row < table.last; ++row) {
        const float y = table.row_y(row), middle = y + table.row_tall / 2;
        const ImVec2 min{table.min.x, y}, max{table.max.x, y + table.row_tall};
        const bool selected = table.selection.has(table.key_of(row));
        draw_mark(table, row);
        for (std::size_t i = 0; i < table.columns.size() && word_of_mark(table, row).empty(); ++i)
            if (const auto ground = table.cell_at(row, i).ground) { // a card has no cells: its edge says it
                draw_edge(draw, *ground, min, max.y - px(1));
                break;
            }
        if (selected) fill(draw, min, max, color(Color::selection));
        if (row == pressed_row) fill(draw, min, max, color(Color::hover));
        const CellText& name = table.cell_at(row, 0);
        float x = min.x + pad, end = max.x - pad;
        if (selected) {
            draw.AddCircleFilled({x + px(20), middle}, px(20), color(Color::accent), 40);
            check_mark(draw, {x + px(20), middle}, px(22), color(Color::accent_text), px(2.4f));
            x += px(52);
        } else if (!name.avatar.empty()) {
            draw_avatar(draw, {x + px(20), middle}, px(40), name.avatar);
            x += px(52);
        }
        // At the end: the first chip, and under it the first amount.
        const float title_tall = font_px(TextSize::body), line_tall = font_px(TextSize::small),
                    top = middle - (title_tall + line_tall) / 2;
        float upper_end = end, lower_end = end;
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            const CellText& cell = table.cell_at(row, i);
            const bool amount =
                table.spec.columns[static_cast<std::size_t>(table.columns[i].column)].align == Align::end;
            if (cell.chip && upper_end == end && !cell.text.empty()) {
                const float width = std::min(chip_width(cell.text), wide * 0.36f);
                draw_chip(draw, {end - width, top + (title_tall - px(22)) / 2}, cell.text, *cell.chip, width);
                upper_end = end - width - px(10);
            } else if (amount && lower_end == end && !cell.text.empty()) {
                const std::string text = cell.left_to_right ? ltr(cell.text) : cell.text;
                const float width = text_size(text, styles::label).x;
                draw_text(draw, {end - width, top + title_tall}, text, styles::label);
                lower_end = end - width - px(10);
            }
        }
        draw_text_cut(draw, {x, top}, name.text, styles::strong, upper_end - x);
        draw_text_cut(draw, {x, top + title_tall}, second_line(table, row), styles::small.with(Color::text_muted),
                      lower_end - x);
        hairline(draw, {x, max.y - px(1)}, max.x - x, color(Color::border, 0.75f));
    }
}

} // namespace crm
