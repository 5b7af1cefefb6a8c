// The table's header: sorting, sizing and moving columns, the menu of a column, the chooser. See table.hpp.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/table_state.hpp"
#include "web/kit/toggles.hpp"

namespace crm {
namespace {

constexpr TextStyle head_style{.size = TextSize::caption, .weight = Weight::medium, .color = Color::text_muted};

const TableColumn& def_of(const TableParts& table, const ShownColumn& shown) {
    return table.spec.columns[static_cast<std::size_t>(shown.column)];
}

void move_place(TableParts& table, int from, int to) {
    auto& places = table.view.places;
    to = std::clamp(to, 1, static_cast<int>(places.size()) - 1); // never before the name
    if (from == to || from < 1) return;
    const auto begin = places.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
    table.result.view_changed = true;
}

// The place of the shown neighbour on one side; -1: none.
int neighbour_place(const TableParts& table, int place, int way) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].place == place) {
            const auto next = static_cast<std::ptrdiff_t>(i) + way;
            return next >= 1 && next < std::ssize(table.columns) ? table.columns[static_cast<std::size_t>(next)].place
                                                                 : -1;
        }
    return -1;
}

void resize_grip(TableParts& table, const ShownColumn& shown, ImVec2 min, ImVec2 max) {
    const float half = px(is_narrow() ? 12 : 5);
    const ImGuiID id = id_of("resize", id_of(std::uint64_t(shown.column), table.id));
    const ImVec2 grip_min{max.x - half, min.y}, grip_max{max.x + half, max.y};
    ImGui::ItemAdd({grip_min, grip_max}, id, nullptr, ImGuiItemFlags_NoNav);
    semantics::add_drag_area(grip_min, grip_max);
    bool hovered = false, held = false;
    ImGui::ButtonBehavior({grip_min, grip_max}, id, &hovered, &held,
                          ImGuiButtonFlags_FlattenChildren | ImGuiButtonFlags_PressedOnClick);
    if (hovered || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    ColumnPlace& place = table.view.places[static_cast<std::size_t>(shown.place)];
    if (ImGui::IsItemActivated()) table.state.width_at_press = shown.width;
    if (held) {
        const float pulled = ImGui::GetIO().MousePos.x - ImGui::GetIO().MouseClickedPos[0].x;
        const float width =
            std::max((table.state.width_at_press + pulled) / theme().scale, def_of(table, shown).width_min);
        if (std::abs(pulled) > 1 && place.width != width) {
            // The others keep the width they have now, so that only this one changes.
            for (const ShownColumn& other : table.columns) {
                float& kept = table.view.places[static_cast<std::size_t>(other.place)].width;
                if (kept <= 0) kept = other.width / theme().scale;
            }
            place.width = width;
        }
        want_next_frame();
    }
    if (ImGui::IsItemDeactivated()) table.result.view_changed = true;
    if (hovered && ImGui::IsMouseDoubleClicked(0)) place.width = 0, table.result.view_changed = true;
    if (hovered || held)
        fill(draw_here(), {max.x - px(1), min.y + px(6)}, {max.x + px(1), max.y - px(6)}, color(Color::accent), px(1));
}

void open_header_menu(TableParts& table, int place, const Anchor& anchor) {
    table.state.menu_place = place;
    open_overlay(id_of("header menu", table.id), anchor);
}

void drag_column(TableParts& table, const ShownColumn& shown, const Item& item) {
    if (table.is_frozen(shown)) return;
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_pulled = std::abs(io.MousePos.x - io.MouseClickedPos[0].x) > px(6);
    const bool is_lifted = semantics::finger() == semantics::Finger::carries;
    if (item.held && (is_pulled || is_lifted)) {
        table.state.moved = shown.place;
        table.state.is_moving = true;
        table.state.was_pulled |= is_pulled;
    }
    if (!table.state.is_moving || table.state.moved != shown.place) return;
    want_next_frame();
    int target = shown.place; // the column under the pointer
    float line_x = 0;
    for (const ShownColumn& other : table.columns) {
        const float x = table.column_x(other);
        if (io.MousePos.x < x || io.MousePos.x >= x + other.width || table.is_frozen(other)) continue;
        target = other.place;
        line_x = target > shown.place ? x + other.width : x;
    }
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    if (target != shown.place)
        fill(draw, {line_x - px(1), table.min.y}, {line_x + px(1), table.max.y}, color(Color::accent), px(1));
    const ImVec2 ghost = plus(io.MousePos, -px(20), -px(14));
    const ImVec2 ghost_max = plus(ghost, text_size(def_of(table, shown).label, head_style).x + px(24), px(28));
    fill(draw, ghost, ghost_max, color(Color::raised, 0.96f), px(radius::control));
    outline(draw, ghost, ghost_max, color(Color::border_strong), px(radius::control));
    draw_text_in(draw, plus(ghost, px(12), 0), ghost_max, def_of(table, shown).label, head_style);
    if (!io.MouseDown[0]) {
        move_place(table, shown.place, target);
        if (!table.state.was_pulled)
            open_header_menu(table, shown.place, {item.min, item.max}); // a finger rested on it
        table.state.moved = -1;
        table.state.was_pulled = false;
    }
}

void header_cell(TableParts& table, const ShownColumn& shown, int index) {
    const TableColumn& def = def_of(table, shown);
    const ImVec2 min{table.column_x(shown), table.min.y}, max{min.x + shown.width, table.min.y + table.header_tall};
    const Item item = item_at(id_of("head", id_of(std::uint64_t(shown.column), table.id)), min, max,
                              {.overlap = true, .grow_target = false});
    ImDrawList& draw = draw_here();
    if (def.can_sort) fill(draw, min, max, state_tint(item));
    int sort_place = 0;
    const SortKey* sort = sort_of(table.view, def.key, sort_place);
    const bool sorted = sort != nullptr, descending = sorted && sort->descending, counts = !table.view.then.empty();
    const std::string number = sorted && counts ? plain_number(sort_place + 1) : std::string{};
    const float arrow = !sorted ? 0 : px(counts ? 34 : 18), pad = px(12);
    const ImVec2 text_min = plus(min, pad, 0), text_max = plus(max, -pad, 0);
    const TextStyle style = sorted ? head_style.with(Color::text) : head_style;
    const float width = std::min(text_size(def.label, style).x, text_max.x - text_min.x - arrow);
    const float x = def.align == Align::end ? text_max.x - width - arrow : text_min.x;
    draw_text_in(draw, {x, min.y}, {x + width, max.y}, def.label, style);
    if (sorted)
        draw_icon(draw, descending ? Icon::sort_down : Icon::sort_up, {x + width + px(10), item.center().y}, 14,
                  color(Color::accent_ink));
    if (sorted && counts) { // its place among the columns that sort
        const ImVec2 middle{x + width + px(26), item.center().y};
        draw.AddCircleFilled(middle, px(7.5f), color(Color::accent_soft), 24);
        const ImVec2 size = text_size(number, styles::caption);
        draw_text(draw, plus(middle, -size.x / 2, -size.y / 2), number, styles::caption.with(Color::accent_ink));
    }
    if (item.ring) focus_ring(draw, plus(min, px(3), px(3)), plus(max, -px(3), -px(3)), px(6));

    const bool menu_key =
        item.ring && (ImGui::IsKeyPressed(ImGuiKey_Menu) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10));
    if ((item.hovered && ImGui::IsMouseReleased(1)) || menu_key) {
        open_header_menu(table, shown.place,
                         menu_key ? Anchor{min, max} : Anchor{ImGui::GetIO().MousePos, ImGui::GetIO().MousePos, true});
    }
    const bool adds = ImGui::GetIO().KeyShift;
    const bool by_shift_enter = item.focused && adds && key_pressed(ImGuiKey_Enter, false);
    if ((item.clicked || by_shift_enter) && !table.state.is_moving) toggle_sort(table, shown.column, adds);
    drag_column(table, shown, item);
    report({.id = item.id,
            .role = Role::columnheader,
            .name = std::string{def.label},
            .description = sorted && counts ? say(kit_words::sort_place, number,
                                                  say(descending ? kit_words::descending : kit_words::ascending))
                                            : std::string{},
            .column_index = index,
            .sort = !sorted || sort_place > 0 ? 0 // by the rules one column alone may say it; the others describe it
                    : descending              ? -1
                                              : 1,
            .focusable = def.can_sort,
            .has_popup = true,
            .lifts = true},
           item);
    resize_grip(table, shown, min, max);
}

void header_menu(TableParts& table) {
    if (!begin_overlay(
            {.id = id_of("header menu", table.id), .role = Role::menu, .width_min = px(200), .padding = px(6, 6)}))
        return;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    const int place = table.state.menu_place;
    if (place >= 0 && place < static_cast<int>(table.view.places.size())) {
        ColumnPlace& chosen = table.view.places[static_cast<std::size_t>(place)];
        const auto shown = std::ranges::find(table.columns, place, &ShownColumn::place);
        const TableColumn* def = shown == table.columns.end() ? nullptr : &def_of(table, *shown);
        if (def && def->can_sort) {
            if (menu_item_ui(say(kit_words::sort_up), {.icon = Icon::sort_up})) sort_by(table, chosen.key, false);
            if (menu_item_ui(say(kit_words::sort_down), {.icon = Icon::sort_down})) sort_by(table, chosen.key, true);
            int sort_place = 0;
            const SortKey* sort = sort_of(table.view, chosen.key, sort_place);
            const bool is_last_turn = sort && sort->descending;
            if (!table.view.sort_key.empty() && (!sort || sort_place > 0) &&
                menu_item_ui(say(is_last_turn ? kit_words::sort_not : kit_words::sort_too),
                             {.icon = Icon::sort_up, .shortcut = "Shift"}))
                toggle_sort(table, shown->column, true);
            menu_divider_ui();
        }
        const int before = neighbour_place(table, place, -1), after = neighbour_place(table, place, 1);
        if (menu_item_ui(say(kit_words::move_to_start),
                         {.icon = Icon::arrow_back, .disabled = place == 0 || before < 0}))
            move_place(table, place, before);
        else if (menu_item_ui(say(kit_words::move_to_end),
                              {.icon = Icon::arrow_forward, .disabled = place == 0 || after < 0}))
            move_place(table, place, after);
        const auto resize = [&](float by) {
            if (!def) return;
            for (const ShownColumn& other : table.columns) { // the others stay as wide as they are
                float& kept = table.view.places[static_cast<std::size_t>(other.place)].width;
                if (kept <= 0) kept = other.width / theme().scale;
            }
            chosen.width = std::max(chosen.width + by, def->width_min);
            table.result.view_changed = true;
        };
        if (menu_item_ui(say(kit_words::wider), {.icon = Icon::wider, .keep_open = true})) resize(40);
        if (menu_item_ui(say(kit_words::narrower), {.icon = Icon::narrower, .keep_open = true})) resize(-40);
        if (menu_item_ui(say(kit_words::hide_column),
                         {.icon = Icon::eye_off, .disabled = place == 0 || (def && !def->can_hide)})) {
            chosen.hidden = true;
            table.result.view_changed = true;
        }
    }
    ImGui::PopStyleVar();
    end_overlay();
}

void column_button(TableParts& table) {
    const float side = table.header_tall;
    const ImVec2 min{table.max.x - side, table.min.y}, max{table.max.x, table.min.y + side};
    fill(draw_here(), min, max, color(Color::sunken));
    const Item item = item_at(id_of("columns", table.id), min, max);
    fill(draw_here(), plus(min, px(5), px(5)), plus(max, -px(5), -px(5)), state_tint(item), px(6));
    draw_icon(draw_here(), Icon::columns, item.center(), 17, color(Color::text_muted));
    if (item.ring) focus_ring(draw_here(), plus(min, px(6), px(6)), plus(max, -px(6), -px(6)), px(6));
    tooltip_for(item, say(kit_words::columns));
    push_report({.role = table.cell_role()}, min, max); // a row holds nothing but cells
    report({.id = item.id, .role = Role::button, .name = std::string{say(kit_words::columns)}, .has_popup = true},
           item);
    semantics::pop();
    if (item.clicked) open_overlay(id_of("chooser", table.id), {min, max});
}

void select_all_box(TableParts& table) {
    const ImVec2 min = table.min, max{min.x + table.check_wide, min.y + table.header_tall};
    const Item item = item_at(id_of("select all", table.id), min, max);
    auto& keys = table.selection.keys;
    const bool all = table.spec.row_count > 0 && static_cast<std::int64_t>(keys.size()) >= table.spec.row_count;
    draw_checkbox(draw_here(), item.center(), px(17), all, !all && !keys.empty(), item.hovered);
    if (item.ring)
        focus_ring(draw_here(), plus(item.center(), -px(9), -px(9)), plus(item.center(), px(9), px(9)), px(5));
    push_report({.role = table.cell_role()}, min, max);
    report({.id = item.id,
            .role = Role::checkbox,
            .name = std::string{say(kit_words::select_all)},
            .checked = static_cast<std::int8_t>(all)},
           item);
    semantics::pop();
    if (!item.clicked) return;
    keys.clear();
    if (!all)
        for (std::int64_t row = 0; row < table.spec.row_count; ++row) keys.insert(table.key_of(row));
    table.result.selection_changed = true;
}

} // namespace

void table_header_ui(TableParts& table) {
    ImDrawList& draw = draw_here();
    const ImVec2 max{table.max.x, table.min.y + table.header_tall};
    const float corner = px(radius::card) - px(1);
    draw.AddRectFilled(table.min, max, color(Color::sunken), corner, ImDrawFlags_RoundCornersTop);
    push_report({.role = Role::row, .row_index = 0}, table.min, max);
    if (table.check_wide > 0) select_all_box(table);
    header_cell(table, table.columns.front(), 0);
    ImGui::PushClipRect({table.min.x + table.frozen, table.min.y}, table.max, true);
    for (std::size_t i = 1; i < table.columns.size(); ++i) header_cell(table, table.columns[i], static_cast<int>(i));
    ImGui::PopClipRect();
    if (table.spec.can_choose_columns) column_button(table);
    semantics::pop();
    hairline(draw, {table.min.x, max.y - px(1)}, table.max.x - table.min.x, color(Color::border));
    if (!ImGui::GetIO().MouseDown[0]) table.state.is_moving = false;

    header_menu(table);
    if (begin_overlay({.id = id_of("chooser", table.id),
                       .role = Role::menu,
                       .name = std::string{say(kit_words::columns)},
                       .width_min = px(210),
                       .padding = px(6, 6)})) {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
        if (column_chooser_ui(table.spec.columns, table.view)) table.result.view_changed = true;
        more_columns_ui(table);
        ImGui::PopStyleVar();
        end_overlay();
    }
}

} // namespace crm
