// Headings of groups, the foot and the marks of rows. See table_groups.hpp.
#include "web/kit/table_groups.hpp"

#include <algorithm>

#include "web/kit/display.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/table_state.hpp"

namespace crm {

namespace {

constexpr KitWord total_word{"المجموع", "Total"};

std::string total_of(const TableParts& table, std::int64_t heading, int column) {
    std::string text;
    if (table.groups->total) table.groups->total(heading, column, text);
    return text;
}

// "المجموع: 1,200 · …": what the columns say, where there are none to stand under.
std::string all_totals(const TableParts& table, std::int64_t heading) {
    std::string text;
    for (const ShownColumn& shown : table.columns) {
        const std::string total = total_of(table, heading, shown.column);
        if (total.empty()) continue;
        if (!text.empty()) text += " · ";
        text.append(table.spec.columns[static_cast<std::size_t>(shown.column)].label).append(": ").append(total);
    }
    return text;
}

void draw_totals(TableParts& table, std::int64_t heading, float y, float tall, float from) {
    ImDrawList& draw = draw_here();
    ImGui::PushClipRect({std::max(from, table.min.x + table.frozen), y}, {table.max.x, y + tall}, true);
    for (std::size_t i = 1; i < table.columns.size(); ++i) {
        const ShownColumn& shown = table.columns[i];
        const float x = table.column_x(shown);
        if (x > table.max.x || x + shown.width < table.min.x + table.frozen) continue;
        const std::string total = total_of(table, heading, shown.column);
        if (total.empty()) continue;
        draw_text_in(draw, {x + px(12), y}, {x + shown.width - px(12), y + tall}, total, styles::label,
                     table.spec.columns[static_cast<std::size_t>(shown.column)].align);
    }
    ImGui::PopClipRect();
}

} // namespace

void heading_row_ui(TableParts& table, std::size_t at) {
    const TableHeading& heading = table.groups->headings[at];
    const float y = table.slot_y(heading.first_row + static_cast<std::int64_t>(at)), tall = table.row_tall;
    if (y + tall <= table.body_top() || y >= table.max.y) return;
    const ImVec2 min{table.min.x, y}, max{table.max.x, y + tall};
    ImDrawList& draw = draw_here();
    const bool is_card = table.check_wide == 0 && is_phone();
    const std::string totals = all_totals(table, static_cast<std::int64_t>(at));
    const std::string count = plain_number(heading.count);
    push_report({.role = Role::row}, min, max);
    push_report({.role = table.cell_role()}, min, max);
    const Item item =
        item_at(id_of(static_cast<std::uint64_t>(at), id_of("heading", table.id)),
                {min.x, std::max(min.y, table.body_top())}, {max.x, std::min(max.y, table.max.y)}, {.overlap = true});
    fill(draw, min, max, color(Color::sunken));
    if (item.hovered) fill(draw, min, max, color(Color::hover));
    hairline(draw, {min.x, max.y - px(1)}, max.x - min.x, color(Color::border));
    const float middle = is_card && !totals.empty() ? y + tall * 0.34f : y + tall / 2;
    float x = min.x + px(22);
    draw_icon(draw, heading.folded ? Icon::chevron_right : Icon::chevron_down, {x, middle}, 16,
              color(Color::text_muted));
    x += px(18);
    // The name has the room up to the first total.
    const float end = is_card                                       ? max.x - px(14)
                      : table.columns.size() > 1 && !totals.empty() ? std::max(table.min.x + table.frozen, x + px(120))
                                                                    : max.x - px(14);
    const float count_wide = text_size(count, styles::small).x;
    if (heading.tone) {
        x += draw_chip(draw, {x, middle - px(11)}, heading.label, *heading.tone, end - x - count_wide - px(16));
    } else {
        const float wide = std::min(text_size(heading.label, styles::strong).x, end - x - count_wide - px(16));
        draw_text_in(draw, {x, middle - px(12)}, {x + wide, middle + px(12)}, heading.label, styles::strong);
        x += wide;
    }
    draw_text_in(draw, {x + px(8), middle - px(12)}, {x + px(8) + count_wide, middle + px(12)}, count,
                 styles::small.with(Color::text_muted));
    if (is_card)
        draw_text_cut(draw, {min.x + px(40), y + tall * 0.56f}, totals, styles::small.with(Color::text_muted),
                      max.x - min.x - px(54));
    else
        draw_totals(table, static_cast<std::int64_t>(at), y, tall, x + px(16) + count_wide);
    focus_ring(draw, item, px(4));
    report({.id = item.id,
            .role = Role::button,
            .name = heading.label + " (" + count + ")",
            .description = totals,
            .expanded = static_cast<std::int8_t>(!heading.folded)},
           item);
    semantics::pop();
    semantics::pop();
    if (item.clicked) table.pressed->heading = at;
}

namespace {

// On a phone, where a card has no columns, totals stand two to a line with the names of their columns.
constexpr std::size_t phone_totals_max = 6;
std::vector<const ShownColumn*> totals_on_phone(const TableParts& table) {
    std::vector<const ShownColumn*> columns;
    for (const ShownColumn& shown : table.columns)
        if (columns.size() < phone_totals_max && !total_of(table, -1, shown.column).empty()) columns.push_back(&shown);
    return columns;
}
constexpr float phone_total_tall = 48;

std::string spoken_total(std::string_view column, std::string_view total) {
    std::string name = std::string(say(total_word)) + ", " + std::string(column);
    if (!total.empty()) name.append(": ").append(total);
    return name;
}

void phone_foot_ui(TableParts& table, ImVec2& pressed_min, ImVec2& pressed_max) {
    const std::vector<const ShownColumn*> columns = totals_on_phone(table);
    if (columns.empty()) return;
    ImDrawList& draw = draw_here();
    const float top = table.max.y, bottom = top + foot_tall(table), wide = table.max.x - table.min.x;
    fill(draw, {table.min.x, top}, {table.max.x, bottom}, color(Color::sunken));
    hairline(draw, {table.min.x, top}, wide, color(Color::border_strong));
    push_report({.role = Role::row}, {table.min.x, top}, {table.max.x, bottom});
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const TableColumn& column = table.spec.columns[static_cast<std::size_t>(columns[i]->column)];
        const bool is_alone = i + 1 == columns.size() && i % 2 == 0;
        const ImVec2 min{table.min.x + (i % 2 ? wide / 2 : 0), top + static_cast<float>(i / 2) * px(phone_total_tall)},
            max{is_alone ? table.max.x : min.x + wide / 2, min.y + px(phone_total_tall)};
        push_report({.role = table.cell_role(), .column_index = static_cast<int>(i)}, min, max);
        const Item item = item_at(id_of(column.key, id_of("foot", table.id)), min, max);
        const std::string total = total_of(table, -1, columns[i]->column);
        if (item.hovered || item.held) fill(draw, min, max, color(Color::hover));
        const float middle = (min.y + max.y) / 2, from = min.x + px(14), to = max.x - px(14);
        draw_text_cut(draw, {from, middle - font_px(TextSize::caption) - px(1)}, column.label,
                      styles::caption.with(Color::text_muted), to - from);
        draw_text_cut(draw, {from, middle + px(1)}, total, styles::label, to - from);
        focus_ring(draw, item, px(4));
        report({.id = item.id, .role = Role::button, .name = spoken_total(column.label, total), .has_popup = true},
               item);
        if (item.clicked) {
            table.pressed->foot = columns[i]->column;
            pressed_min = item.min;
            pressed_max = item.max;
        }
        semantics::pop();
    }
    semantics::pop();
}

} // namespace

float foot_tall(const TableParts& table) {
    if (!table.groups->has_foot) return 0;
    if (!is_phone()) return px(40);
    return static_cast<float>((totals_on_phone(table).size() + 1) / 2) * px(phone_total_tall);
}

// Below the rows, always in sight: a cell for each column, which opens the menu of its totals.
void table_foot_ui(TableParts& table, ImVec2& pressed_min, ImVec2& pressed_max) {
    const float tall = foot_tall(table), y = table.max.y;
    if (tall == 0) return;
    if (is_phone()) return phone_foot_ui(table, pressed_min, pressed_max);
    ImDrawList& draw = draw_here();
    fill(draw, {table.min.x, y}, {table.max.x, y + tall}, color(Color::sunken));
    hairline(draw, {table.min.x, y}, table.max.x - table.min.x, color(Color::border));
    push_report({.role = Role::row}, {table.min.x, y}, {table.max.x, y + tall});
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ShownColumn& shown = table.columns[i];
        const TableColumn& column = table.spec.columns[static_cast<std::size_t>(shown.column)];
        const float left = i == 0 ? table.min.x : std::max(table.column_x(shown), table.min.x + table.frozen);
        const float right = std::min(table.column_x(shown) + shown.width, table.max.x);
        push_report({.role = table.cell_role(), .column_index = static_cast<int>(i)}, {left, y}, {right, y + tall});
        if (right - left > px(24)) {
            const Item item = item_at(id_of(column.key, id_of("foot", table.id)), {left, y}, {right, y + tall});
            std::string total = total_of(table, -1, shown.column);
            if (item.hovered) fill(draw, item.min, item.max, color(Color::hover));
            const bool is_hint = total.empty() && (item.hovered || item.ring);
            if (is_hint) total = say(total_word);
            const TextStyle style = is_hint ? styles::small.with(Color::text_muted) : styles::label;
            draw_text_in(draw, {left + px(12), y}, {right - px(12), y + tall}, total, style,
                         i == 0 ? Align::start : column.align);
            focus_ring(draw, item, px(4));
            report({.id = item.id,
                    .role = Role::button,
                    .name = spoken_total(column.label, is_hint ? std::string_view() : std::string_view(total)),
                    .has_popup = true},
                   item);
            if (item.clicked) {
                table.pressed->foot = shown.column;
                pressed_min = item.min;
                pressed_max = item.max;
            }
        }
        semantics::pop();
    }
    semantics::pop();
}

// The same of one cell, or of a card that has such a cell.
void draw_edge(ImDrawList& draw, Tone tone, ImVec2 min, float bottom) {
    fill(draw, min, {min.x + px(4), bottom}, color(colors_of(tone).solid));
}

// Under the texts of a row: a soft ground, and an edge at its start that is there in high contrast, too.
void draw_mark(TableParts& table, std::int64_t row) {
    if (!table.groups->mark) return;
    const auto mark = table.groups->mark(row);
    if (!mark) return;
    ImDrawList& draw = draw_here();
    const float y = table.row_y(row);
    const ToneColors tones = colors_of(mark->tone);
    if (!table.selection.has(table.key_of(row)))
        fill(draw, {table.min.x, y}, {table.max.x, y + table.row_tall - px(1)}, color(tones.soft, 0.6f));
    draw_edge(draw, mark->tone, {table.min.x, y}, y + table.row_tall - px(1));
}

std::string_view word_of_mark(const TableParts& table, std::int64_t row) {
    if (!table.groups->mark) return {};
    const auto mark = table.groups->mark(row);
    return mark ? mark->says : std::string_view{};
}

} // namespace crm
