// The hours of an agenda's days: what has no time in a band above, what has one at its time, side by side where it
// overlaps; the working hours, the time it is now. See agenda.hpp.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "core/text/dates.hpp"
#include "web/kit/agenda_lanes.hpp"
#include "web/kit/agenda_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/text.hpp"
#include "web/theme/elevation.hpp"

namespace crm {

namespace {

constexpr int seen_minutes_min = 30; // a short entry still has room for its name
constexpr int band_rows_max = 3;

float hour_tall() { return px(is_phone() ? 64 : 52); }
float gutter_wide() { return px(is_phone() ? 84 : 78); }
float head_tall() { return px(is_phone() ? 0 : 38); } // a phone's title says the day
float bar_wide() { return px(is_phone() ? 4 : 12); }  // of the scroll bar beside the last day

float y_of(const AgendaParts& agenda, int minute) {
    return std::round(agenda.midnight + static_cast<float>(minute) * hour_tall() / 60);
}
Date day_of_column(const AgendaParts& agenda, int column) { return {agenda.hours_first.days + column}; }
float x_of(const AgendaParts& agenda, Date day) {
    return agenda.hours_min.x + agenda.hour_wide() * static_cast<float>(day.days - agenda.hours_first.days);
}
bool is_shown(const AgendaParts& agenda, Date day) {
    return day >= agenda.hours_first && day.days < agenda.hours_first.days + agenda.hours_columns;
}
std::size_t untimed(std::span<const AgendaItem> items) {
    return static_cast<std::size_t>(
        std::ranges::find_if(items, [](const AgendaItem& item) { return item.minute >= 0; }) - items.begin());
}

// ---- the band above the hours ----
int band_rows(const AgendaParts& agenda) {
    std::size_t most = 0;
    for (int i = 0; i < agenda.hours_columns; ++i)
        most = std::max(most, untimed(agenda.items_of(day_of_column(agenda, i))));
    return std::min(static_cast<int>(most), band_rows_max);
}

float band_tall(const AgendaParts& agenda) {
    const int rows = band_rows(agenda);
    if (rows == 0 && is_phone()) return 0;
    return px(8) + static_cast<float>(std::max(rows, 1)) * (agenda_item_tall() + px(2));
}

void draw_head(const AgendaParts& agenda, Date day, ImVec2 min, float wide) {
    if (head_tall() <= 0) return;
    ImDrawList& draw = draw_here();
    const bool has_room = wide > px(110);
    draw_day_numbers(agenda, draw, day, plus(min, 0, px(3)), has_room ? wide : px(34), !has_room);
    const ImVec2 from = plus(min, px(36), px(3));
    const std::string_view name = wide > px(150) ? weekday_name(weekday_of(day), kit_locale().language)
                                                 : weekday_name_short(weekday_of(day), kit_locale().language);
    draw_text_in(draw, from, {min.x + wide - px(has_room ? 28 : 2), from.y + px(28)}, name,
                 styles::caption.with(day == agenda.spec.today ? Color::text : Color::text_muted));
}

void target_ground(ImVec2 min, ImVec2 max) {
    fill(draw_here(), min, max, color(Color::accent_soft), px(6));
    outline(draw_here(), min, max, color(Color::accent), px(6), 2);
}

void band_day_ui(AgendaParts& agenda, Date day, ImVec2 min, ImVec2 max) {
    AgendaState& state = agenda.state;
    const std::span<const AgendaItem> items = agenda.items_of(day);
    const std::size_t count = untimed(items);
    const ImGuiID id = id_of("band", agenda.day_id(day));
    bool hovered = false;
    const bool pressed = pressed_here(id_of("band place", agenda.day_id(day)), min, max, hovered);
    if (state.carry.is_lifted && state.pressed == Pressed::thing && state.target == AgendaTime{day, all_day})
        target_ground(plus(min, px(2), px(2)), plus(max, -px(2), -px(2)));
    if (semantics::focus_owner() == id) {
        agenda.owns_focus = true;
        if (!state.wants_focus) state.minute = all_day, state.item = -1;
    }
    if (semantics::focused() == id) focus_ring(draw_here(), plus(min, px(2), px(2)), plus(max, -px(2), -px(2)), px(6));
    push_report({.id = id,
                 .role = Role::listitem,
                 .name = day_spoken(agenda, day, count),
                 .focusable = day == agenda.cursor,
                 .current = day == agenda.spec.today},
                min, max);
    const auto fit = static_cast<std::size_t>(band_rows_max);
    const std::size_t shown = count <= fit ? count : fit - 1;
    const float tall = agenda_item_tall(), step = tall + px(2);
    if (shown > 0)
        push_report({.id = id_of("untimed", id), .role = Role::list, .name = place_name(agenda, {day, all_day})}, min,
                    max);
    for (std::size_t i = 0; i < shown; ++i) {
        const ImVec2 at{min.x + px(3), min.y + px(4) + static_cast<float>(i) * step}, end{max.x - px(3), at.y + tall};
        const ItemLook look = item_behaviour(agenda, day, static_cast<int>(i), items[i], at, end, pressed, hovered);
        if (look.is_held)
            outline(draw_here(), at, end, color(Color::border_strong), px(6));
        else
            draw_agenda_item(draw_here(), at, end, items[i], look.is_under, false);
        if (semantics::focused() == agenda.item_id(day, items[i].key)) focus_ring(draw_here(), at, end, px(6));
    }
    if (shown > 0) semantics::pop();
    if (shown < count) {
        const float top = min.y + px(4) + static_cast<float>(shown) * step;
        more_ui(agenda, day, count - shown, 0, {min.x + px(3), top}, {max.x - px(3), top + tall});
    }
    semantics::pop();
    if (state.wants_focus && day == agenda.cursor && state.item < 0 && state.minute == all_day &&
        state.wanted_key == 0) {
        state.wants_focus = false;
        semantics::request_focus(id);
    }
    if (pressed && !state.carry.is_pressed) {
        press(state.carry);
        state.pressed = Pressed::day;
        state.held_from = state.target = {day, all_day};
        agenda.view.day = agenda.cursor = day;
        state.item = -1;
        state.minute = all_day;
        state.wants_focus = state.has_keyboard = true;
    }
}

void band_ui(AgendaParts& agenda, ImVec2 min, ImVec2 max) {
    ImDrawList& draw = draw_here();
    const float wide = agenda.hour_wide(), top = min.y + head_tall();
    for (int i = 0; i < agenda.hours_columns; ++i)
        draw_head(agenda, day_of_column(agenda, i), {x_of(agenda, day_of_column(agenda, i)), min.y}, wide);
    if (max.y > top) {
        draw_text_in(draw, {min.x + px(4), top + px(4)}, {agenda.hours_min.x - px(8), top + px(30)},
                     say(kit_words::all_day), styles::caption, Align::end);
        push_report({.id = id_of("band", agenda.id),
                     .role = Role::list,
                     .name = std::string{say(kit_words::all_day)},
                     .own_keys = true},
                    {agenda.hours_min.x, top}, {agenda.hours_max.x, max.y});
        for (int i = 0; i < agenda.hours_columns; ++i) {
            const Date day = day_of_column(agenda, i);
            band_day_ui(agenda, day, {x_of(agenda, day), top}, {x_of(agenda, day) + wide, max.y});
        }
        semantics::pop();
    }
    for (int i = 0; i < agenda.hours_columns; ++i)
        hairline(draw, {x_of(agenda, day_of_column(agenda, i)), min.y}, max.y - min.y, color(Color::border, 0.75f),
                 true);
    hairline(draw, {min.x, max.y}, max.x - min.x, color(Color::border));
}

// ---- the ground ----
bool shows_now(const AgendaParts& agenda) { return agenda.spec.now >= 0 && is_shown(agenda, agenda.spec.today); }

void draw_grounds(const AgendaParts& agenda) {
    ImDrawList& draw = draw_here();
    const float bottom = y_of(agenda, day_minutes);
    for (int i = 0; i < agenda.hours_columns; ++i) {
        const Date day = day_of_column(agenda, i);
        const bool is_last = i + 1 == agenda.hours_columns; // to the edge, under the scroll bar
        const float wide = agenda.hour_wide() + (is_last ? bar_wide() - px(1) : 0);
        const float x = x_of(agenda, day);
        const bool is_free = (agenda.spec.weekend >> weekday_of(day) & 1) != 0;
        const float begins = y_of(agenda, agenda.spec.work_begins), ends = y_of(agenda, agenda.spec.work_ends);
        if (is_free) {
            fill(draw, {x, agenda.midnight}, {x + wide, bottom}, color(Color::sunken, 0.7f));
        } else {
            fill(draw, {x, agenda.midnight}, {x + wide, begins}, color(Color::sunken, 0.7f));
            fill(draw, {x, ends}, {x + wide, bottom}, color(Color::sunken, 0.7f));
        }
    }
    for (int hour = 0; hour < 24; ++hour) {
        const float y = y_of(agenda, hour * 60);
        if (hour > 0)
            hairline(draw, {agenda.hours_min.x - px(6), y},
                     agenda.hours_max.x - agenda.hours_min.x + px(6) + bar_wide(), color(Color::border, 0.85f));
        hairline(draw, {agenda.hours_min.x, y + hour_tall() / 2}, agenda.hours_max.x - agenda.hours_min.x + bar_wide(),
                 color(Color::border, 0.35f));
    }
    for (int i = 0; i < agenda.hours_columns; ++i)
        hairline(draw, {x_of(agenda, day_of_column(agenda, i)), agenda.midnight}, bottom - agenda.midnight,
                 color(Color::border, 0.75f), true);
    if (!shows_now(agenda)) return; // across the other days, under what lies on them
    hairline(draw, {agenda.hours_min.x, y_of(agenda, agenda.spec.now)}, agenda.hours_max.x - agenda.hours_min.x,
             color(Color::danger_ink, 0.35f));
}

void draw_times(const AgendaParts& agenda, float left) {
    for (int hour = 1; hour < 24; ++hour) {
        const float y = y_of(agenda, hour * 60);
        if (shows_now(agenda) && std::abs(y - y_of(agenda, agenda.spec.now)) < px(16)) continue;
        draw_text_in(draw_here(), {left, y - px(10)}, {agenda.hours_min.x - px(10), y + px(10)},
                     time_text(hour * 60, kit_locale()), styles::caption, Align::end);
    }
    if (!shows_now(agenda)) return;
    const float y = y_of(agenda, agenda.spec.now);
    draw_text_in(draw_here(), {left, y - px(10)}, {agenda.hours_min.x - px(10), y + px(10)},
                 time_text(agenda.spec.now, kit_locale()),
                 {.size = TextSize::caption, .weight = Weight::bold, .color = Color::danger_ink}, Align::end);
}

void draw_now(const AgendaParts& agenda) {
    if (!shows_now(agenda)) return;
    want_frame_in(30); // the line moves on
    ImDrawList& draw = draw_here();
    const float y = y_of(agenda, agenda.spec.now), x = x_of(agenda, agenda.spec.today);
    fill(draw, {x, y - px(1)}, {x + agenda.hour_wide(), y + px(1)}, color(Color::danger_ink));
    draw.AddCircleFilled({x, y}, px(5), color(Color::danger_ink), 16);
}

// ---- entries ----
void draw_entry(ImVec2 min, ImVec2 max, const AgendaItem& item, bool hovered, bool lifted) {
    ImDrawList& draw = draw_here();
    const ToneColors tones = colors_of(item.tone);
    const float corner = px(6), line = px(20);
    if (lifted) draw_shadow(draw, min, max, corner, Elevation::high);
    fill(draw, min, max, color(Color::surface), corner); // the hours' lines do not shine through
    fill(draw, min, max, color(tones.soft, item.is_done ? 0.6f : 1.0f), corner);
    if (hovered) fill(draw, min, max, color(Color::hover), corner);
    outline(draw, min, max, color(lifted ? Color::accent : Color::surface), corner);
    fill(draw, plus(min, px(3), px(4)), {min.x + px(6), max.y - px(4)}, color(tones.ink, item.is_done ? 0.4f : 0.9f),
         px(2));
    const float x = min.x + px(11), end = max.x - px(5);
    const TextStyle style{.size = TextSize::small, .weight = Weight::medium, .color = tones.ink};
    const std::string time = time_of(item);
    const float tall = max.y - min.y, alpha = item.is_done ? 0.7f : 1.0f;
    const bool has_two_lines = tall >= 2 * line;
    const float top = has_two_lines ? min.y + px(3) : min.y + (tall - line) / 2;
    float name_end = end;
    if (!has_two_lines) {
        const float wide = text_size(time, styles::caption).x;
        if (x + text_size(item.title, style).x + px(8) + wide <= end) {
            draw_text_in(draw, {end - wide, top}, {end, top + line}, time, styles::caption.with(tones.ink));
            name_end = end - wide - px(6);
        }
    }
    draw_text_in(draw, {x, top}, {name_end, top + line}, item.title, style, Align::start, alpha);
    if (item.is_done)
        hairline(draw, {x, top + line / 2}, std::min(text_size(item.title, style).x, name_end - x), color(tones.ink));
    if (has_two_lines)
        draw_text_in(draw, {x, top + line - px(2)}, {end, top + 2 * line - px(2)}, time,
                     styles::caption.with(tones.ink));
}

float edge_tall(float entry_tall) { return std::min(px(is_phone() ? 16 : 8), entry_tall / 3); }

struct Place {
    ImVec2 min{}, max{};
};
Place place_of(const AgendaParts& agenda, Date day, int minute, int minutes, Lane lane, int lanes) {
    const float x = x_of(agenda, day) + px(2), wide = agenda.hour_wide() - px(is_phone() ? 6 : 10),
                one = wide / static_cast<float>(lanes);
    const int ends = std::min(minute + std::max(minutes, seen_minutes_min), day_minutes);
    const float begin = x + one * static_cast<float>(lane.lane);
    return {{begin, y_of(agenda, minute) + px(1)}, {begin + one - px(1), y_of(agenda, ends) - px(1)}};
}

void entry_ui(AgendaParts& agenda, Date day, int index, const AgendaItem& item, Place place, bool pressed,
              bool hovered) {
    AgendaState& state = agenda.state;
    const ItemLook look = item_behaviour(agenda, day, index, item, place.min, place.max, pressed, hovered);
    const float edge = edge_tall(place.max.y - place.min.y);
    const bool on_edge = agenda.spec.can_stretch && agenda.spec.can_move && look.is_under &&
                         ImGui::GetIO().MousePos.y > place.max.y - edge;
    if (on_edge && !state.carry.is_lifted) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (pressed && on_edge) state.pressed = Pressed::edge;
    if (look.is_held) {
        outline(draw_here(), place.min, place.max, color(Color::border_strong), px(6));
    } else {
        draw_entry(place.min, place.max, item, look.is_under, false);
        if (on_edge) // something to take hold of
            fill(draw_here(), {(place.min.x + place.max.x) / 2 - px(10), place.max.y - px(5)},
                 {(place.min.x + place.max.x) / 2 + px(10), place.max.y - px(3)}, color(colors_of(item.tone).ink, 0.8f),
                 px(1));
    }
    if (semantics::focused() == agenda.item_id(day, item.key)) focus_ring(draw_here(), place.min, place.max, px(6));
}

// A group of entries that would become too narrow: the first ones, and a button for the others.
void entries_ui(AgendaParts& agenda, Date day, std::span<const AgendaItem> items, std::size_t first, bool pressed,
                bool hovered) {
    std::vector<TimeSpan> spans;
    for (const AgendaItem& item : items.subspan(first))
        spans.push_back({item.minute, item.minute + std::max(item.minutes, seen_minutes_min)});
    const std::vector<Lane> lanes = side_by_side(spans);
    const int fit = std::max(2, static_cast<int>(agenda.hour_wide() / px(is_phone() ? 84 : 46)));
    struct Rest {
        std::size_t hidden = 0;
        int begins = 0, group = 0;
    };
    std::vector<Rest> rests;
    push_report({.id = id_of("entries", agenda.day_id(day)),
                 .role = Role::list,
                 .name = day_name(day, agenda.calendar()),
                 .own_keys = true},
                {x_of(agenda, day), agenda.midnight},
                {x_of(agenda, day) + agenda.hour_wide(), y_of(agenda, day_minutes)});
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const AgendaItem& item = items[first + i];
        const bool is_crowded = lanes[i].lanes > fit;
        if (is_crowded && lanes[i].lane >= fit - 1) {
            if (rests.empty() || rests.back().group != lanes[i].group)
                rests.push_back({.begins = spans[i].begins, .group = lanes[i].group});
            ++rests.back().hidden;
            continue;
        }
        entry_ui(agenda, day, static_cast<int>(first + i), item,
                 place_of(agenda, day, item.minute, item.minutes, lanes[i], is_crowded ? fit : lanes[i].lanes), pressed,
                 hovered);
    }
    semantics::pop();
    for (const Rest& rest : rests) {
        const Place place = place_of(agenda, day, rest.begins, seen_minutes_min, {.lane = fit - 1}, fit);
        more_ui(agenda, day, rest.hidden, static_cast<std::uint64_t>(rest.group) + 1, place.min,
                {place.max.x, place.min.y + px(is_phone() ? 44 : 24)});
    }
}

// The hour under the keyboard: a button, because pressing it makes something new.
void slot_ui(AgendaParts& agenda, Date day, std::size_t count) {
    AgendaState& state = agenda.state;
    if (day != agenda.cursor || state.item >= 0 || state.minute < 0) return;
    const ImGuiID id = id_of(std::uint64_t(state.minute), id_of("slot", agenda.day_id(day)));
    const ImVec2 min{x_of(agenda, day) + px(2), y_of(agenda, state.minute) + px(1)},
        max{x_of(agenda, day) + agenda.hour_wide() - px(2), y_of(agenda, state.minute + slot_minutes) - px(1)};
    if (semantics::focus_owner() == id) agenda.owns_focus = true;
    if (semantics::focused() == id) {
        fill(draw_here(), min, max, color(Color::accent_soft, 0.8f), px(6));
        focus_ring(draw_here(), min, max, px(6));
    }
    const std::string place = place_name(agenda, {day, state.minute});
    report({.id = id,
            .role = Role::button,
            .name = count == 0 ? say(kit_words::free_slot, place) : place,
            .disabled = agenda.spec.add.empty()},
           min, max);
    if (state.wants_focus && state.wanted_key == 0) {
        state.wants_focus = false;
        semantics::request_focus(id);
    }
    if (semantics::take_activation(id) && !agenda.spec.add.empty())
        agenda.result.add = AgendaAdd{{day, state.minute}, 0};
}

std::size_t beginning_in_slot(std::span<const AgendaItem> items, int minute) {
    return static_cast<std::size_t>(std::ranges::count_if(items, [&](const AgendaItem& item) {
        return item.minute < minute + slot_minutes && item.minute + std::max(item.minutes, 1) > minute;
    }));
}

void draw_marked(const AgendaParts& agenda) { // a stretch of time for something new
    const AgendaState& state = agenda.state;
    const int from = std::min(state.held_from.minute, state.target.minute),
              to = std::max(state.held_from.minute, state.target.minute) + carry_minutes;
    const Place place = place_of(agenda, state.held_from.day, from, to - from, {}, 1);
    const ImVec2 max{place.max.x, y_of(agenda, to) - px(1)};
    fill(draw_here(), place.min, max, color(Color::accent_soft), px(6));
    outline(draw_here(), place.min, max, color(Color::accent), px(6), 2);
    draw_text_in(draw_here(), plus(place.min, px(10), 0), {max.x - px(4), std::max(max.y, place.min.y + px(20))},
                 time_of({.minute = from, .minutes = to - from}), styles::caption.with(Color::accent_ink));
}

// What is carried hangs where it would fall.
void draw_hanging(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    AgendaItem item = state.held;
    item.minute = state.target.minute;
    item.minutes = state.target_minutes;
    const bool is_shown_here = is_shown(agenda, state.target.day);
    Place place{{agenda.hours_min.x, agenda.hours_top}, {agenda.hours_min.x, agenda.hours_top}};
    if (is_shown_here && item.minute >= 0) {
        place = place_of(agenda, state.target.day, item.minute, item.minutes, {}, 1);
        draw_entry(place.min, place.max, item, false, true);
    } else if (is_shown_here) {
        const float x = x_of(agenda, state.target.day);
        place = {{x + px(3), agenda.hours_top - agenda_item_tall() - px(4)},
                 {x + agenda.hour_wide() - px(3), agenda.hours_top - px(4)}};
        draw_agenda_item(*ImGui::GetForegroundDrawList(), place.min, place.max, item, false, true);
    }
    if (!state.carry.by_keys) return;
    const ImGuiID id = agenda.item_id(state.held_from.day, state.held.key);
    if (semantics::focus_owner() == id) agenda.owns_focus = true;
    report({.id = id, .role = Role::listitem, .name = spoken(item), .focusable = true}, place.min, place.max);
    focus_ring(draw_here(), place.min, place.max, px(6));
}

void press_hours(AgendaParts& agenda, Date day) {
    AgendaState& state = agenda.state;
    press(state.carry);
    const AgendaTime at{day, hour_under(agenda, ImGui::GetIO().MousePos, carry_minutes).minute};
    state.pressed = Pressed::day;
    state.held_from = state.target = {day, std::max(at.minute, 0)};
    agenda.view.day = agenda.cursor = day;
    state.item = -1;
    state.minute = state.held_from.minute - state.held_from.minute % slot_minutes;
    state.wants_focus = state.has_keyboard = true;
}

void day_hours_ui(AgendaParts& agenda, Date day) {
    AgendaState& state = agenda.state;
    const ImVec2 min{x_of(agenda, day), agenda.midnight}, max{min.x + agenda.hour_wide(), y_of(agenda, day_minutes)};
    const std::span<const AgendaItem> items = agenda.items_of(day);
    const std::size_t first = untimed(items);
    bool hovered = false;
    const bool pressed = pressed_here(id_of("hours place", agenda.day_id(day)), min, max, hovered);
    const bool is_hanging_here =
        state.carry.is_lifted && state.pressed != Pressed::day &&
        (state.target.day == day || (!is_shown(agenda, state.target.day) && day == agenda.hours_first));
    push_report({.id = id_of("hours", agenda.day_id(day)),
                 .role = Role::listitem,
                 .name = day_spoken(agenda, day, items.size() - first),
                 .current = day == agenda.spec.today,
                 .lifts = !agenda.spec.add.empty()},
                min, max);
    if (first < items.size()) entries_ui(agenda, day, items, first, pressed, hovered);
    slot_ui(agenda, day, state.minute < 0 ? 0 : beginning_in_slot(items, state.minute));
    if (is_hanging_here) {
        push_report({.id = id_of("hanging", agenda.id), .role = Role::list, .name = std::string{agenda.spec.label}},
                    min, max);
        draw_hanging(agenda);
        semantics::pop();
    }
    semantics::pop();
    if (pressed && !state.carry.is_pressed) press_hours(agenda, day);
}

void scroll_to_work(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    if (state.has_scrolled && state.scrolled_span == agenda.view.span) return;
    state.has_scrolled = true;
    state.scrolled_span = agenda.view.span;
    ImGui::SetScrollY(std::max(0.0f, static_cast<float>(agenda.spec.work_begins) * hour_tall() / 60 - px(14)));
}

void hours_ui(AgendaParts& agenda, float left) {
    AgendaState& state = agenda.state;
    const ImVec2 start = cursor();
    agenda.midnight = start.y;
    scroll_to_work(agenda);
    if (state.carry.is_lifted && !state.carry.by_keys && ImGui::IsMousePosValid())
        ImGui::SetScrollY(ImGui::GetScrollY() +
                          edge_scroll(ImGui::GetIO().MousePos.y, agenda.hours_min.y, agenda.hours_max.y));
    draw_grounds(agenda);
    draw_times(agenda, left);
    push_report(
        {.id = id_of("hours", agenda.id), .role = Role::list, .name = std::string{agenda.spec.label}, .own_keys = true},
        {agenda.hours_min.x, agenda.midnight}, {agenda.hours_max.x, y_of(agenda, day_minutes)});
    for (int i = 0; i < agenda.hours_columns; ++i) day_hours_ui(agenda, day_of_column(agenda, i));
    semantics::pop();
    draw_now(agenda);
    if (state.carry.is_lifted && state.pressed == Pressed::day) draw_marked(agenda);
    set_cursor(start);
    place({agenda.hours_max.x - left, hour_tall() * 24 + px(1)});
}

} // namespace

int default_slot(const AgendaParts& agenda) {
    const bool is_now = agenda.cursor == agenda.spec.today && agenda.spec.now >= 0;
    const int minute = is_now ? agenda.spec.now : agenda.spec.work_begins;
    return minute - minute % slot_minutes;
}

AgendaTime hour_under(const AgendaParts& agenda, ImVec2 at, int step) {
    const int column =
        std::clamp(static_cast<int>((at.x - agenda.hours_min.x) / agenda.hour_wide()), 0, agenda.hours_columns - 1);
    AgendaTime time{day_of_column(agenda, column), all_day};
    if (at.y < agenda.hours_top) return time;
    const int minute = static_cast<int>(std::floor((at.y - agenda.midnight) * 60 / hour_tall()));
    time.minute = std::clamp(minute / step * step, 0, day_minutes - step);
    return time;
}

void agenda_hours_ui(AgendaParts& agenda, float tall) {
    AgendaState& state = agenda.state;
    if (state.minute == -2) state.minute = default_slot(agenda);
    if (state.item >= std::ssize(agenda.items_of(agenda.cursor))) state.item = -1;
    if (state.wanted_key != 0 && --state.wanted_frames <= 0) state.wanted_key = 0;
    if (state.wanted_key != 0) want_next_frame();
    const bool is_week = agenda.view.span == AgendaSpan::week && !is_phone();
    agenda.hours_columns = is_week ? 7 : 1;
    agenda.hours_first = is_week ? week_start(agenda.cursor, agenda.spec.first_weekday) : agenda.cursor;
    const float wide = width_left();
    const ImVec2 min = cursor(), max = plus(min, wide, tall);
    agenda.hours_min = {min.x + gutter_wide(), 0};
    agenda.hours_max = {max.x - bar_wide(), max.y};
    const float top = min.y + head_tall() + band_tall(agenda);
    agenda.hours_min.y = agenda.hours_top = top;
    if (!is_phone()) {
        fill(draw_here(), min, max, color(Color::surface), px(radius::card));
        outline(draw_here(), min, max, color(Color::border), px(radius::card));
    }
    band_ui(agenda, min, {max.x, top});
    set_cursor({min.x, top + px(1)});
    if (begin_scroll_ui("hours", {wide, max.y - top - px(2)}, {0, 0})) hours_ui(agenda, min.x);
    end_scroll_ui();
}

} // namespace crm
