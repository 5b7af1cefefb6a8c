// The days of an agenda: their numbers in both calendars, and what lies on them. See agenda.hpp.
#include <algorithm>

#include "imgui_internal.h"

#include "core/text/dates.hpp"
#include "core/text/hijri.hpp"
#include "core/text/item_list.hpp"
#include "web/kit/agenda_state.hpp"
#include "web/kit/button.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/text.hpp"
#include "web/theme/elevation.hpp"

namespace crm {

std::string time_of(const AgendaItem& item) {
    if (item.minute < 0) return {};
    const std::string begins = time_text(item.minute, kit_locale());
    if (item.minutes <= 0) return begins;
    return begins + " – " + time_text((item.minute + item.minutes) % day_minutes, kit_locale());
}

std::string spoken(const AgendaItem& item) {
    std::string name = item.title;
    append_item(name, time_of(item), kit_locale().language);
    return name;
}

float agenda_item_tall() { return px(is_phone() ? 46 : 24); }

void draw_agenda_item(ImDrawList& draw, ImVec2 min, ImVec2 max, const AgendaItem& item, bool hovered, bool lifted) {
    const ToneColors tones = colors_of(item.tone);
    const float corner = px(6);
    if (lifted) draw_shadow(draw, min, max, corner, Elevation::high);
    if (lifted) fill(draw, min, max, color(Color::surface), corner);
    fill(draw, min, max, color(tones.soft, item.is_done ? 0.6f : 1.0f), corner);
    if (hovered) fill(draw, min, max, color(Color::hover), corner);
    fill(draw, plus(min, px(3), px(4)), {min.x + px(6), max.y - px(4)}, color(tones.ink, item.is_done ? 0.4f : 0.9f),
         px(2));
    float x = min.x + px(11);
    const float end = max.x - px(6);
    if (item.minute >= 0) {
        const std::string time = time_text(item.minute, kit_locale());
        const float width = text_size(time, styles::caption).x;
        if (x + width + px(30) < end) {
            draw_text_in(draw, {x, min.y}, {end, max.y}, time, styles::caption.with(tones.ink));
            x += width + px(6);
        }
    }
    const TextStyle style = TextStyle{.size = is_phone() ? TextSize::body : TextSize::small, .color = tones.ink};
    draw_text_in(draw, {x, min.y}, {end, max.y}, item.title, style, Align::start, item.is_done ? 0.7f : 1.0f);
    if (item.is_done)
        hairline(draw, {x, (min.y + max.y) / 2}, std::min(text_size(item.title, style).x, end - x), color(tones.ink));
}

void press_item(AgendaParts& agenda, Date day, const AgendaItem& item, ImVec2 min, float wide) {
    AgendaState& state = agenda.state;
    press(state.carry);
    state.pressed = Pressed::thing;
    state.held = item;
    state.held_from = state.target = {day, item.minute};
    state.target_minutes = item.minutes;
    state.held_wide = wide;
    const ImVec2 at = ImGui::GetIO().MousePos;
    state.grip = {at.x - min.x, at.y - min.y};
    agenda.view.day = day;
    state.has_keyboard = true;
}

namespace {

bool is_inside(const AgendaParts& agenda, Date day) {
    if (agenda.view.span != AgendaSpan::month) return true;
    const Date first = first_day(agenda.month);
    return day >= first && day.days < first.days + static_cast<int>(days_in(agenda.month));
}

unsigned number_of(Date day, Calendar calendar) {
    return calendar == Calendar::hijri ? hijri_of(day).value_or(HijriDate{}).day : civil_of(day).day;
}

// Its own number in a ring when it is today, and the other calendar's, small, at the end.
} // namespace

void draw_day_numbers(const AgendaParts& agenda, ImDrawList& draw, Date day, ImVec2 min, float wide, bool is_small) {
    const bool is_today = day == agenda.spec.today, inside = is_inside(agenda, day);
    const bool is_free = (agenda.spec.weekend >> weekday_of(day) & 1) != 0;
    const float tall = px(28);
    const ImVec2 center = is_small ? ImVec2{min.x + wide / 2, min.y + tall / 2 + px(2)} : plus(min, px(17), px(16));
    if (is_today) draw.AddCircleFilled(center, px(13), color(Color::accent), 32);
    const Color ink = is_today  ? Color::accent_text
                      : !inside ? Color::text_faint
                      : is_free ? Color::text_muted
                                : Color::text;
    draw_text_in(draw, plus(center, -px(16), -px(13)), plus(center, px(16), px(13)),
                 plain_number(number_of(day, agenda.calendar())),
                 {.size = TextSize::small, .weight = is_today ? Weight::bold : Weight::medium, .color = ink},
                 Align::center);
    if (is_small) return;
    const Calendar other = agenda.view.hijri_first ? Calendar::gregorian : Calendar::hijri;
    draw_text_in(draw, {min.x + px(34), min.y + px(4)}, {min.x + wide - px(8), min.y + px(28)},
                 plain_number(number_of(day, other)), styles::caption.with(Color::text_faint), Align::end);
}

std::string day_spoken(const AgendaParts& agenda, Date day, std::size_t count) {
    std::string name = day_name(day, agenda.calendar());
    if (count > 0) append_item(name, say(kit_words::items_count, plain_number(count)), kit_locale().language);
    return name;
}

// A day's rectangle takes presses for itself and for what lies on it.
bool pressed_here(ImGuiID id, ImVec2 min, ImVec2 max, bool& hovered) {
    bool held = false;
    ImGui::SetNextItemAllowOverlap();
    ImGui::ItemAdd({min, max}, id, nullptr, ImGuiItemFlags_NoNav);
    return ImGui::ButtonBehavior({min, max}, id, &hovered, &held,
                                 int{ImGuiButtonFlags_AllowOverlap} | ImGuiButtonFlags_PressedOnClick);
}

ItemLook item_behaviour(AgendaParts& agenda, Date day, int index, const AgendaItem& item, ImVec2 min, ImVec2 max,
                        bool pressed, bool hovered) {
    AgendaState& state = agenda.state;
    const ImGuiID id = agenda.item_id(day, item.key);
    const bool is_cursor_day = day == agenda.cursor;
    ItemLook look{.is_under = hovered && ImGui::IsMouseHoveringRect(min, max),
                  .is_held = state.carry.is_lifted && state.pressed != Pressed::day && state.held.key == item.key &&
                             state.held_from == AgendaTime{day, item.minute}};
    if (look.is_under && !state.carry.is_lifted) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (semantics::focus_owner() == id) {
        agenda.owns_focus = true;
        if (!state.wants_focus) state.item = index;
    }
    // What is carried through the hours by keys is said where it now hangs.
    if (!(look.is_held && state.carry.by_keys && agenda.has_hours()))
        report({.id = id,
                .role = Role::listitem,
                .name = spoken(item),
                .focusable = is_cursor_day,
                .lifts = agenda.spec.can_move},
               min, max);
    const bool is_wanted = state.wanted_key == item.key && item.key != 0;
    if (state.wants_focus && is_cursor_day && (is_wanted || (state.wanted_key == 0 && state.item == index))) {
        state.wants_focus = false;
        state.wanted_key = 0;
        state.item = index;
        semantics::request_focus(id);
    }
    if (semantics::take_activation(id) && !state.carry.is_lifted) agenda.result.opened = item.key;
    if (pressed && look.is_under) press_item(agenda, day, item, min, max.x - min.x);
    return look;
}

namespace {

void item_ui(AgendaParts& agenda, Date day, int index, const AgendaItem& item, ImVec2 min, ImVec2 max, bool pressed,
             bool hovered) {
    const ItemLook look = item_behaviour(agenda, day, index, item, min, max, pressed, hovered);
    if (look.is_held)
        outline(draw_here(), min, max, color(Color::border_strong), px(6));
    else
        draw_agenda_item(draw_here(), min, max, item, look.is_under, false);
    if (semantics::focused() == agenda.item_id(day, item.key)) focus_ring(draw_here(), min, max, px(6));
}

} // namespace

void more_ui(AgendaParts& agenda, Date day, std::size_t hidden, std::uint64_t place, ImVec2 min, ImVec2 max) {
    const std::string label = say(kit_words::more_items, plain_number(hidden));
    const Item more = item_at(id_of(place, id_of("more", agenda.day_id(day))), min, max, {.grow_target = false});
    fill(draw_here(), min, max, state_tint(more), px(6));
    draw_text_in(draw_here(), plus(min, px(8), 0), max, label, styles::caption.with(Color::text_muted));
    focus_ring(draw_here(), more, px(6));
    // Heard with its day; a stop for Tab only where the keyboard is.
    if (day == agenda.cursor) report({.id = more.id, .role = Role::button, .name = label, .has_popup = true}, more);
    if (!more.clicked) return;
    agenda.state.more_day = day;
    open_overlay(id_of("more", agenda.id), {min, max});
}

namespace {

void dots(ImDrawList& draw, std::span<const AgendaItem> items, ImVec2 center) {
    const auto shown = std::min<std::size_t>(items.size(), 3);
    for (std::size_t i = 0; i < shown; ++i) {
        const float x = center.x + (static_cast<float>(i) - static_cast<float>(shown - 1) / 2) * px(8);
        draw.AddCircleFilled({x, center.y}, px(2.5f), color(colors_of(items[i].tone).ink), 12);
    }
}

void day_ui(AgendaParts& agenda, Date day, ImVec2 min, ImVec2 max) {
    AgendaState& state = agenda.state;
    ImDrawList& draw = draw_here();
    const bool is_cursor = day == agenda.cursor, small = is_phone();
    bool hovered = false;
    const bool pressed = pressed_here(id_of("place", agenda.day_id(day)), min, max, hovered);
    const std::span<const AgendaItem> items = agenda.items_of(day);
    const ImGuiID id = agenda.day_id(day);
    if (semantics::focus_owner() == id) {
        agenda.owns_focus = true;
        if (!state.wants_focus) agenda.view.day = day, state.item = -1;
    }
    const bool is_free = (agenda.spec.weekend >> weekday_of(day) & 1) != 0;
    if (is_free) fill(draw, min, max, color(Color::sunken, 0.5f));
    if (state.carry.is_lifted && state.target.day == day && !agenda.has_hours()) {
        fill(draw, min, max, color(Color::accent_soft));
        outline(draw, plus(min, px(1), px(1)), plus(max, -px(1), -px(1)), color(Color::accent), px(6), 2);
    } else if (small && is_cursor) {
        fill(draw, plus(min, px(3), px(1)), plus(max, -px(3), -px(1)), color(Color::selection), px(10));
    }
    draw_day_numbers(agenda, draw, day, min, max.x - min.x, is_phone());
    if (semantics::focused() == id) focus_ring(draw, plus(min, px(3), px(3)), plus(max, -px(3), -px(3)), px(6));
    push_report({.id = id,
                 .role = Role::listitem,
                 .name = day_spoken(agenda, day, items.size()),
                 .selected = -1,
                 .focusable = true,
                 .current = day == agenda.spec.today},
                min, max);
    if (small) {
        dots(draw, items, {(min.x + max.x) / 2, min.y + px(36)});
    } else if (!items.empty()) {
        push_report(
            {.id = id_of("things", id), .role = Role::list, .name = day_name(day, agenda.calendar()), .own_keys = true},
            min, max);
        const float tall = agenda_item_tall(), step = tall + px(2), top = min.y + px(31);
        const auto fit = static_cast<std::size_t>(std::max(0.0f, (max.y - px(3) - top) / step));
        const std::size_t shown = items.size() <= fit ? items.size() : fit > 0 ? fit - 1 : 0;
        for (std::size_t i = 0; i < shown; ++i) {
            const ImVec2 at{min.x + px(4), top + static_cast<float>(i) * step};
            item_ui(agenda, day, static_cast<int>(i), items[i], at, {max.x - px(4), at.y + tall}, pressed, hovered);
        }
        semantics::pop();
        if (shown < items.size())
            more_ui(agenda, day, items.size() - shown, 0, {min.x + px(4), top + static_cast<float>(shown) * step},
                    {max.x - px(4), top + static_cast<float>(shown) * step + tall});
    }
    semantics::pop();
    if (state.wants_focus && is_cursor && (state.item < 0 || small) && !agenda.has_hours()) {
        state.wants_focus = false;
        semantics::request_focus(id);
    }
    if (pressed && !state.carry.is_pressed) { // on the day itself, beside what lies on it
        if (!agenda.has_hours()) press(state.carry);
        state.pressed = Pressed::day;
        state.held_from = state.target = {day, all_day};
        agenda.view.day = agenda.cursor = day; // nobody else asks for the focus in this frame
        state.item = -1;
        state.wants_focus = state.has_keyboard = true;
    }
    if (semantics::take_activation(id)) agenda.view.day = day;
}

} // namespace

void agenda_days_ui(AgendaParts& agenda) {
    ImDrawList& draw = draw_here();
    const float wide = agenda.cell_wide(), tall = agenda.cell_tall();
    if (!is_phone()) {
        fill(draw, agenda.min, agenda.max, color(Color::surface), px(radius::card));
        outline(draw, agenda.min, agenda.max, color(Color::border), px(radius::card));
    }
    push_report(
        {.id = id_of("days", agenda.id), .role = Role::list, .name = std::string{agenda.spec.label}, .own_keys = true},
        agenda.min, agenda.max);
    for (int i = 0; i < agenda.count(); ++i) {
        const Date day{agenda.first.days + i};
        const int row = i / agenda.columns, column = i % agenda.columns;
        const ImVec2 min = plus(agenda.min, wide * static_cast<float>(column), tall * static_cast<float>(row));
        day_ui(agenda, day, min, plus(min, wide, tall));
        if (is_phone()) continue;
        if (column > 0) hairline(draw, min, tall, color(Color::border, 0.75f), true);
        if (row > 0 && column == 0) hairline(draw, min, agenda.max.x - agenda.min.x, color(Color::border, 0.75f));
    }
    semantics::pop();
}

void agenda_day_list_ui(AgendaParts& agenda) {
    const Date day = agenda.cursor;
    const std::span<const AgendaItem> items = agenda.items_of(day);
    const bool has_title = agenda.view.span != AgendaSpan::day; // there the line above says it
    if (has_title) text_ui(day_name(day, agenda.calendar()), styles::section);
    if (!agenda.spec.add.empty()) {
        const ButtonSpec spec{.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true, .id = "add to day"};
        if (has_title) beside(8);
        at_end(button_width(agenda.spec.add, spec));
        if (button_ui(agenda.spec.add, spec)) agenda.result.add = AgendaAdd{{day, all_day}, 0};
    }
    gap(8);
    if (items.empty()) return text_ui(say(kit_words::nothing_here), styles::muted);
    const float wide = width_left(), tall = std::max(agenda_item_tall(), px(40)), step = tall + px(6);
    const ImVec2 start = cursor(), max = plus(start, wide, step * static_cast<float>(items.size()));
    bool hovered = false;
    const bool pressed = pressed_here(id_of("day list", agenda.id), start, max, hovered);
    push_report({.id = id_of("things of day", agenda.id),
                 .role = Role::list,
                 .name = day_name(day, agenda.calendar()),
                 .own_keys = true},
                start, max);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ImVec2 at = plus(start, 0, step * static_cast<float>(i));
        item_ui(agenda, day, static_cast<int>(i), items[i], at, plus(at, wide, tall), pressed, hovered);
    }
    semantics::pop();
    place({wide, max.y - start.y});
}

} // namespace crm
