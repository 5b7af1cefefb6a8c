// Which columns are shown, in which order and how wide. See table.hpp.
#include <algorithm>
#include <cmath>

#include "web/kit/kit_words.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/table_state.hpp"

namespace crm {
namespace {

int column_of(std::span<const TableColumn> columns, std::string_view key) {
    for (int i = 0; i < static_cast<int>(columns.size()); ++i)
        if (columns[static_cast<std::size_t>(i)].key == key) return i;
    return -1;
}

} // namespace

void fit_places(std::span<const TableColumn> columns, TableView& view) {
    std::erase_if(view.places, [&](const ColumnPlace& place) { return column_of(columns, place.key) < 0; });
    for (const TableColumn& column : columns) {
        const auto has_key = [&](const ColumnPlace& place) { return place.key == column.key; };
        if (std::ranges::none_of(view.places, has_key))
            view.places.push_back({.key = std::string{column.key}, .hidden = column.hidden});
    }
    // The first column is the record's name: it stays first and is never hidden.
    const auto first =
        std::ranges::find_if(view.places, [&](const ColumnPlace& place) { return place.key == columns[0].key; });
    std::rotate(view.places.begin(), first, first + 1);
    view.places.front().hidden = false;
}

void lay_columns(TableParts& table) {
    fit_places(table.spec.columns, table.view);
    float total = 0, flexible = 0;
    for (int i = 0; i < static_cast<int>(table.view.places.size()); ++i) {
        const ColumnPlace& place = table.view.places[static_cast<std::size_t>(i)];
        if (place.hidden) continue;
        const int column = column_of(table.spec.columns, place.key);
        const TableColumn& def = table.spec.columns[static_cast<std::size_t>(column)];
        const float width = px(place.width > 0 ? place.width : def.width);
        if (place.width <= 0) flexible += width;
        total += width;
        table.columns.push_back({.column = column, .place = i, .width = width});
    }
    // What is left over goes to the columns that nobody has sized, in proportion.
    // The button of the chooser and the scroll bar have a place of their own at the end.
    const float end_room = table.spec.can_choose_columns ? table.header_tall : px(14);
    const float spare = table.max.x - table.min.x - table.check_wide - total - end_room;
    float x = table.check_wide;
    for (ShownColumn& shown : table.columns) {
        const bool sized = table.view.places[static_cast<std::size_t>(shown.place)].width > 0;
        if (spare > 0 && !sized && flexible > 0) shown.width = std::floor(shown.width * (1 + spare / flexible));
        shown.x = x;
        x += shown.width;
    }
    table.total_wide = x + end_room;
    // On a narrow screen the frozen column would leave no room for the others.
    const float frozen_most = (table.max.x - table.min.x) * 0.6f;
    if (ShownColumn& first = table.columns.front();
        first.x + first.width > frozen_most && table.total_wide > table.max.x - table.min.x) {
        const float cut = first.x + first.width - frozen_most;
        first.width -= cut;
        for (std::size_t i = 1; i < table.columns.size(); ++i) table.columns[i].x -= cut;
        table.total_wide -= cut;
    }
    table.frozen = table.columns.front().x + table.columns.front().width;
}

void toggle_sort(TableParts& table, int column) {
    const TableColumn& def = table.spec.columns[static_cast<std::size_t>(column)];
    if (!def.can_sort) return;
    const bool again = table.view.sort_key == def.key;
    table.view.descending = again && !table.view.descending;
    table.view.sort_key = def.key;
    table.state.scroll_y = 0;
    table.result.view_changed = true;
}

bool column_chooser_ui(std::span<const TableColumn> columns, TableView& view) {
    bool changed = false;
    fit_places(columns, view);
    menu_heading_ui(say(kit_words::show_columns));
    for (ColumnPlace& place : view.places) {
        const TableColumn& def = columns[static_cast<std::size_t>(column_of(columns, place.key))];
        const bool fixed = &place == &view.places.front() || !def.can_hide;
        if (menu_item_ui(def.label, {.disabled = fixed, .checked = !place.hidden, .keep_open = true, .id = def.key})) {
            place.hidden = !place.hidden;
            changed = true;
        }
    }
    menu_divider_ui();
    if (menu_item_ui(say(kit_words::reset), {.icon = Icon::restore})) {
        view.places.clear();
        fit_places(columns, view);
        changed = true;
    }
    return changed;
}

} // namespace crm
