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

namespace {

// All the columns it is sorted by as one list, the first one among them.
std::vector<SortKey> sorts_of(const TableView& view) {
    std::vector<SortKey> all;
    if (!view.sort_key.empty()) all.push_back({view.sort_key, view.descending});
    all.insert(all.end(), view.then.begin(), view.then.end());
    return all;
}

void take_sorts(TableParts& table, std::vector<SortKey> all) {
    const SortKey first = all.empty() ? SortKey{} : all.front();
    if (!all.empty()) all.erase(all.begin());
    table.view.sort_key = first.key;
    table.view.descending = first.descending;
    table.view.then = std::move(all);
    table.state.scroll_y = 0;
    table.result.view_changed = true;
}

} // namespace

const SortKey* sort_of(const TableView& view, std::string_view key, int& place) {
    static SortKey first;
    first = {view.sort_key, view.descending};
    place = 0;
    if (!view.sort_key.empty() && key == view.sort_key) return &first;
    for (const SortKey& sort : view.then) {
        ++place;
        if (sort.key == key) return &sort;
    }
    return nullptr;
}

void sort_by(TableParts& table, std::string_view key, bool descending) {
    take_sorts(table, {{std::string{key}, descending}});
}

void toggle_sort(TableParts& table, int column, bool adds) {
    const TableColumn& def = table.spec.columns[static_cast<std::size_t>(column)];
    if (!def.can_sort) return;
    int place = 0;
    const SortKey* sort = sort_of(table.view, def.key, place);
    if (!adds) return sort_by(table, def.key, sort && place == 0 && !sort->descending);
    std::vector<SortKey> all = sorts_of(table.view);
    if (!sort)
        all.push_back({.key = std::string{def.key}});
    else if (!sort->descending)
        all[static_cast<std::size_t>(place)].descending = true;
    else
        all.erase(all.begin() + place);
    take_sorts(table, std::move(all));
}

void more_columns_ui(TableParts& table) {
    if (!table.spec.more_columns.empty() && menu_item_ui(table.spec.more_columns, {.icon = Icon::plus, .id = "more"}))
        table.result.wants_more_columns = true;
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
