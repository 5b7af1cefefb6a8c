// The agenda's flow: which days are shown, carrying, keyboard, the list of what did not fit. See agenda.hpp.
#include "web/kit/agenda.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "imgui_internal.h"

#include "core/text/dates.hpp"
#include "core/text/item_list.hpp"
#include "web/kit/agenda_state.hpp"
#include "web/kit/button.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/tabs.hpp"
#include "web/kit/text.hpp"

namespace crm {

Date week_start(Date day, int first_weekday) { return {day.days - (weekday_of(day) - first_weekday + 7) % 7}; }

void go_to(AgendaParts& agenda, Date day) {
    agenda.view.day = day;
    agenda.state.item = -1;
    agenda.state.wanted_key = 0;
    agenda.state.wants_focus = agenda.state.has_keyboard = true;
    want_next_frame();
}

void focus_item(AgendaParts& agenda, int item) {
    agenda.state.item = item;
    agenda.state.wants_focus = true;
    want_next_frame();
}

Date by_spans(const AgendaParts& agenda, int way) {
    if (agenda.view.span == AgendaSpan::day) return {agenda.cursor.days + way};
    if (agenda.view.span == AgendaSpan::week) return {agenda.cursor.days + 7 * way};
    if (agenda.view.span == AgendaSpan::list) return {agenda.cursor.days + agenda_list_days * way};
    if (!agenda.view.hijri_first) return add_months(agenda.cursor, way);
    const Month next = moved(agenda.month, way);
    const int day = agenda.cursor.days - first_day(agenda.month).days;
    return {first_day(next).days + std::min(day, static_cast<int>(days_in(next)) - 1)};
}

std::string place_name(const AgendaParts& agenda, AgendaTime at) {
    std::string name = day_name(at.day, agenda.calendar());
    if (!agenda.has_hours()) return name;
    append_item(name, at.minute < 0 ? std::string(say(kit_words::all_day)) : time_text(at.minute, kit_locale()),
                kit_locale().language);
    return name;
}

namespace {

AgendaState& state_of(ImGuiID id) {
    static std::unordered_map<ImGuiID, AgendaState> states;
    return states[id];
}

void lay_days(AgendaParts& agenda) {
    agenda.month = month_with(agenda.cursor, agenda.calendar());
    if (agenda.view.span == AgendaSpan::week) {
        agenda.first = week_start(agenda.cursor, agenda.spec.first_weekday);
        agenda.rows = 1;
    } else if (agenda.view.span == AgendaSpan::month) {
        agenda.first = week_start(first_day(agenda.month), agenda.spec.first_weekday);
        const int lead = first_day(agenda.month).days - agenda.first.days;
        agenda.rows = (lead + static_cast<int>(days_in(agenda.month)) + 6) / 7;
    } else {
        agenda.first = agenda.cursor;
        agenda.rows = agenda.columns = 1;
    }
}

std::string shown_title(const AgendaParts& agenda) {
    if (agenda.view.span == AgendaSpan::day) return day_name(agenda.cursor, agenda.calendar());
    if (agenda.view.span == AgendaSpan::list) {
        const auto text = [&](Date day, DateForm form) {
            return date_text(day, {.locale = kit_locale(), .form = form, .calendar = agenda.calendar()});
        };
        return text(agenda.cursor, DateForm::day_month) + " – " +
               text({agenda.cursor.days + agenda_list_days - 1}, DateForm::medium);
    }
    const Calendar other = agenda.view.hijri_first ? Calendar::gregorian : Calendar::hijri;
    const std::string main = title_of(agenda.month);
    if (is_phone()) return main;
    const Month from = month_with(first_day(agenda.month), other);
    const Month to = month_with({first_day(agenda.month).days + static_cast<int>(days_in(agenda.month)) - 1}, other);
    std::string beside = title_of(to);
    if (from.month != to.month) beside = title_of(from) + " – " + beside;
    return main + "  ·  " + beside;
}

// ---- the line above ----
void tools_ui(AgendaParts& agenda) {
    AgendaView& view = agenda.view;
    if (icon_button_ui(Icon::chevron_left, say(kit_words::earlier), {.kind = ButtonKind::quiet, .small = true}))
        view.day = by_spans(agenda, -1);
    beside(2);
    if (icon_button_ui(Icon::chevron_right, say(kit_words::later), {.kind = ButtonKind::quiet, .small = true}))
        view.day = by_spans(agenda, 1);
    beside(4);
    if (button_ui(say(kit_words::today), {.small = true})) view.day = agenda.spec.today;
    beside(12);
    const TabItem all[] = {{.label = say(kit_words::month)},
                           {.label = say(kit_words::week)},
                           {.label = say(kit_words::day)},
                           {.label = say(kit_words::agenda)}};
    const std::span<const TabItem> spans = std::span(all).first(agenda.spec.has_list ? 4 : 3);
    const std::string_view other = say(view.hijri_first ? kit_words::gregorian : kit_words::hijri);
    const ButtonSpec other_spec{.kind = ButtonKind::quiet, .small = true, .id = "other calendar"};
    const float other_width = is_phone() ? 0 : button_width(other, other_spec) + px(8),
                wide = segmented_width(spans) + other_width;
    if (!is_phone()) heading_ui(shown_title(agenda), 2);
    if (!is_phone()) beside(12);
    at_end(wide);
    if (!is_phone()) {
        if (button_ui(other, other_spec)) {
            view.hijri_first = !view.hijri_first;
            agenda.result.view_changed = true;
        }
        beside(8);
    }
    int span = static_cast<int>(view.span);
    if (segmented_ui("span", say(kit_words::span), spans, span)) {
        view.span = static_cast<AgendaSpan>(span);
        agenda.result.view_changed = true;
    }
    gap(8);
    if (is_phone()) {
        heading_ui(shown_title(agenda), 2);
        gap(4);
    }
}

void weekdays_ui(const AgendaParts& agenda) {
    if (agenda.columns < 7) return;
    const float tall = px(26), wide = width_left() / 7;
    const ImVec2 start = take_place({width_left(), tall});
    for (int i = 0; i < 7; ++i) {
        const int weekday = (agenda.spec.first_weekday + i) % 7;
        const ImVec2 min = plus(start, wide * static_cast<float>(i), 0);
        const std::string_view name = is_narrow() ? weekday_name_short(weekday, kit_locale().language)
                                                  : weekday_name(weekday, kit_locale().language);
        draw_text_in(draw_here(), plus(min, px(is_phone() ? 0 : 10), 0), plus(min, wide, tall), name, styles::caption,
                     is_phone() ? Align::center : Align::start);
    }
}

// ---- carrying ----
std::optional<Date> day_at(const AgendaParts& agenda, ImVec2 at) {
    if (at.x < agenda.min.x || at.x >= agenda.max.x || at.y < agenda.min.y || at.y >= agenda.max.y) return std::nullopt;
    const auto column = static_cast<int>((at.x - agenda.min.x) / agenda.cell_wide());
    const auto row = static_cast<int>((at.y - agenda.min.y) / agenda.cell_tall());
    return Date{agenda.first.days + row * agenda.columns + column};
}

void tell_lifted(const AgendaParts& agenda) {
    const KitWord& word = !agenda.has_hours()       ? kit_words::lifted
                          : agenda.spec.can_stretch ? kit_words::lifted_to_stretch
                                                    : kit_words::lifted;
    semantics::announce(say(word, agenda.state.held.title, place_name(agenda, agenda.state.held_from)));
}

void add_at(AgendaParts& agenda, AgendaTime at, int minutes = 0) {
    if (!agenda.spec.add.empty()) agenda.result.add = AgendaAdd{at, minutes};
}

// Let go over an empty place: a new thing, as long as what was marked.
void add_marked(AgendaParts& agenda) {
    const AgendaState& state = agenda.state;
    const int from = std::min(state.held_from.minute, state.target.minute),
              to = std::max(state.held_from.minute, state.target.minute) + carry_minutes;
    add_at(agenda, {state.held_from.day, from}, to - from);
}

void pressed_and_left(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    if (state.pressed != Pressed::day) {
        agenda.result.opened = state.held.key;
    } else if (agenda.has_hours()) {
        AgendaTime at = state.held_from;
        if (at.minute >= 0) at.minute -= at.minute % slot_minutes;
        add_at(agenda, at);
    } else if (!is_phone()) {
        add_at(agenda, state.held_from);
    }
}

void follow_target(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    const ImVec2 at = ImGui::GetIO().MousePos;
    if (!agenda.has_hours()) {
        state.target = {day_at(agenda, at).value_or(state.held_from.day), state.held_from.minute};
    } else if (state.pressed == Pressed::day) {
        state.target = {state.held_from.day, hour_under(agenda, at, carry_minutes).minute};
        state.target.minute = std::max(state.target.minute, 0);
    } else if (state.pressed == Pressed::edge) {
        const int end = hour_under(agenda, plus(at, 0, px(6)), carry_minutes).minute;
        state.target_minutes = std::max(end - state.held.minute, carry_minutes);
    } else {
        state.target = hour_under(agenda, at, carry_minutes);
        if (state.target.minute >= 0 && state.held_from.minute >= 0)
            state.target.minute =
                std::max(hour_under(agenda, plus(at, 0, px(4) - state.grip.y), carry_minutes).minute, 0);
    }
    want_next_frame();
}

void draw_carried(const AgendaParts& agenda) {
    const AgendaState& state = agenda.state;
    ImVec2 min = plus(ImGui::GetIO().MousePos, -state.grip.x, -state.grip.y);
    if (state.carry.by_keys) {
        const int i = state.target.day.days - agenda.first.days;
        min = plus(agenda.min, agenda.cell_wide() * static_cast<float>(i % agenda.columns) + px(4),
                   agenda.cell_tall() * static_cast<float>(i / agenda.columns) + px(31));
    }
    const float wide = std::min(state.held_wide, std::max(agenda.cell_wide() - px(8), px(160)));
    draw_agenda_item(*ImGui::GetForegroundDrawList(), min, plus(min, wide, agenda_item_tall()), state.held, false,
                     true);
}

void let_fall(AgendaParts& agenda, AgendaTime to) {
    if (agenda.state.pressed != Pressed::day)
        drop(agenda, to);
    else if (agenda.has_hours() && to != agenda.state.held_from)
        add_marked(agenda);
    else if (agenda.has_hours())
        pressed_and_left(agenda);
}

void follow_carry(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    const bool is_thing = state.pressed != Pressed::day;
    const bool can_lift = is_thing ? agenda.spec.can_move : agenda.has_hours() && !agenda.spec.add.empty();
    if (state.carry.is_lifted && !state.carry.by_keys && !can_lift) state.carry = {};
    switch (follow_pointer(state.carry)) {
    case Carried::nothing: break;
    case Carried::rested:
    case Carried::clicked: pressed_and_left(agenda); break;
    case Carried::lifted:
        if (is_thing && can_lift) tell_lifted(agenda);
        break;
    case Carried::dropped: let_fall(agenda, state.target); break;
    case Carried::put_back:
        if (is_thing) state.target_minutes = state.held.minutes, drop(agenda, state.held_from);
        break;
    }
    if (!state.carry.is_lifted) return;
    if (!state.carry.by_keys && ImGui::IsMousePosValid()) follow_target(agenda);
    if (is_thing && !agenda.has_hours()) draw_carried(agenda);
}

// ---- keyboard ----
void read_carry_keys(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    int step = 0;
    if (key_pressed(ImGuiKey_RightArrow)) step = 1;
    if (key_pressed(ImGuiKey_LeftArrow)) step = -1;
    if (key_pressed(ImGuiKey_DownArrow)) step = 7;
    if (key_pressed(ImGuiKey_UpArrow)) step = -7;
    const int i = state.target.day.days + step - agenda.first.days;
    if (step != 0 && i >= 0 && i < agenda.count()) {
        state.target.day.days += step;
        semantics::announce(say(kit_words::carried_over, state.held.title, place_name(agenda, state.target)));
        want_next_frame();
    }
    if (key_pressed(ImGuiKey_Space, false) || key_pressed(ImGuiKey_Enter, false)) return drop(agenda, state.target);
    if (key_pressed(ImGuiKey_Escape, false)) drop(agenda, state.held_from);
}

void read_item_keys(AgendaParts& agenda, std::span<const AgendaItem> items) {
    AgendaState& state = agenda.state;
    const int last = static_cast<int>(items.size()) - 1;
    const AgendaItem& item = items[static_cast<std::size_t>(state.item)];
    if (key_pressed(ImGuiKey_DownArrow)) return focus_item(agenda, std::min(state.item + 1, last));
    if (key_pressed(ImGuiKey_UpArrow))
        return state.item == 0 ? go_to(agenda, agenda.cursor) : focus_item(agenda, state.item - 1);
    if (key_pressed(ImGuiKey_Escape, false)) return go_to(agenda, agenda.cursor);
    if (key_pressed(ImGuiKey_Enter, false)) agenda.result.opened = item.key;
    if (key_pressed(ImGuiKey_Space, false)) lift_by_keys(agenda, item);
}

void read_days_keys(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    const std::span<const AgendaItem> items = agenda.items_of(agenda.cursor);
    const bool on_item = state.item >= 0 && state.item < std::ssize(items);
    if (key_pressed(ImGuiKey_RightArrow)) return go_to(agenda, {agenda.cursor.days + 1});
    if (key_pressed(ImGuiKey_LeftArrow)) return go_to(agenda, {agenda.cursor.days - 1});
    if (on_item) return read_item_keys(agenda, items);
    const Date week = week_start(agenda.cursor, agenda.spec.first_weekday);
    if (key_pressed(ImGuiKey_Home, false)) return go_to(agenda, week);
    if (key_pressed(ImGuiKey_End, false)) return go_to(agenda, {week.days + 6});
    if (key_pressed(ImGuiKey_DownArrow)) return go_to(agenda, {agenda.cursor.days + 7});
    if (key_pressed(ImGuiKey_UpArrow)) return go_to(agenda, {agenda.cursor.days - 7});
    if (!key_pressed(ImGuiKey_Enter, false)) return;
    if (!items.empty())
        focus_item(agenda, 0);
    else
        add_at(agenda, {agenda.cursor, all_day});
}

void read_keys(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    if (!state.has_keyboard) return;
    if (state.carry.is_lifted) {
        if (!state.carry.by_keys) return;
        return agenda.has_hours() ? read_hours_carry_keys(agenda) : read_carry_keys(agenda);
    }
    const ImGuiIO& io = ImGui::GetIO();
    if (key_pressed(ImGuiKey_PageDown)) return go_to(agenda, by_spans(agenda, 1));
    if (key_pressed(ImGuiKey_PageUp)) return go_to(agenda, by_spans(agenda, -1));
    if (!io.KeyCtrl && !io.KeyAlt && !io.KeySuper) {
        if (key_pressed(ImGuiKey_T, false)) {
            state.minute = -2;
            return go_to(agenda, agenda.spec.today);
        }
        if (key_pressed(ImGuiKey_N, false))
            return add_at(agenda, {agenda.cursor, agenda.has_hours() ? state.minute : all_day});
    }
    if (agenda.view.span == AgendaSpan::list) return;
    return agenda.has_hours() ? read_hours_keys(agenda) : read_days_keys(agenda);
}

void follow_focus(AgendaParts& agenda) {
    if (agenda.owns_focus)
        agenda.state.has_keyboard = true;
    else if (semantics::focus_owner() != 0)
        agenda.state.has_keyboard = false;
}

// ---- what did not fit ----
void more_popover(AgendaParts& agenda) {
    const Date day = agenda.state.more_day;
    const std::string name = day_name(day, agenda.calendar());
    if (!begin_overlay({.id = id_of("more", agenda.id),
                        .role = Role::menu,
                        .name = name,
                        .width_min = px(260),
                        .padding = px(6, 6)}))
        return;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    menu_heading_ui(name);
    for (const AgendaItem& item : agenda.items_of(day)) {
        const IdScope scope{item.key};
        if (menu_item_ui(item.title, {.shortcut = time_of(item)})) agenda.result.opened = item.key;
    }
    ImGui::PopStyleVar();
    end_overlay();
}

// A week's things stand in its days where nothing has a time; else in its hours.
void spans_ui(AgendaParts& agenda) {
    const AgendaSpec& spec = agenda.spec;
    if (agenda.view.span == AgendaSpan::list) return agenda_list_ui(agenda);
    const bool is_list_alone = agenda.view.span == AgendaSpan::day, has_hours = agenda.has_hours();
    const float room = std::max(spec.height > 0 ? spec.height : ImGui::GetContentRegionAvail().y, px(240));
    if (!is_list_alone && (is_phone() || !has_hours)) {
        weekdays_ui(agenda);
        const float tall = is_phone() ? px(46) * static_cast<float>(agenda.rows) : room - px(8);
        agenda.min = take_place({width_left(), tall});
        agenda.max = plus(agenda.min, width_left(), tall);
        agenda_days_ui(agenda);
        if (has_hours) gap(6);
    }
    if (has_hours) {
        const float left = std::max(spec.height > 0 ? spec.height : ImGui::GetContentRegionAvail().y, px(280));
        agenda_hours_ui(agenda, left - px(is_phone() ? 0 : 8));
    } else if (is_phone() || is_list_alone) {
        gap(12);
        if (begin_scroll_ui("day", {0, 0}, px(2, 2))) agenda_day_list_ui(agenda);
        end_scroll_ui();
    }
}

} // namespace

void lift_by_keys(AgendaParts& agenda, const AgendaItem& item) {
    if (!agenda.spec.can_move) return;
    AgendaState& state = agenda.state;
    state.carry = {.is_lifted = true, .by_keys = true};
    state.pressed = Pressed::thing;
    state.held = item;
    state.held_from = state.target = {agenda.cursor, item.minute};
    state.target_minutes = item.minutes;
    state.held_wide = agenda.columns > 0 ? agenda.cell_wide() : 0;
    tell_lifted(agenda);
    want_next_frame();
}

void drop(AgendaParts& agenda, AgendaTime to) {
    AgendaState& state = agenda.state;
    state.carry = {};
    const bool is_longer = agenda.has_hours() && state.target_minutes != state.held.minutes;
    if (to == state.held_from && !is_longer) {
        semantics::announce(say(kit_words::put_back, state.held.title, place_name(agenda, to)));
        if (!agenda.has_hours()) return; // it has kept the keyboard
    } else {
        agenda.result.moved = AgendaMove{.key = state.held.key, .from = state.held_from, .to = to};
        if (is_longer) agenda.result.moved->minutes = state.target_minutes;
        semantics::announce(say(kit_words::moved_to, state.held.title, place_name(agenda, to)));
    }
    go_to(agenda, to.day);
    if (!agenda.has_hours()) return;
    state.minute = to.minute < 0 ? all_day : to.minute - to.minute % slot_minutes;
    state.wanted_key = state.held.key; // it stands there only when its record says so
    state.wanted_frames = 4;
}

AgendaResult agenda_ui(std::string_view id, const AgendaSpec& spec, AgendaView& view) {
    AgendaResult result;
    const IdScope scope{id};
    const ImGuiID agenda_id = id_of("agenda");
    AgendaParts agenda{.spec = spec, .view = view, .state = state_of(agenda_id), .result = result, .id = agenda_id};
    agenda.cursor = view.day.value_or(spec.today);
    lay_days(agenda);
    tools_ui(agenda);
    agenda.cursor = view.day.value_or(spec.today); // the line above may have moved it
    lay_days(agenda);
    spans_ui(agenda);
    follow_focus(agenda);
    agenda.cursor = view.day.value_or(spec.today); // a key may come in the same frame as the focus
    follow_carry(agenda);
    read_keys(agenda);
    more_popover(agenda);
    return result;
}

} // namespace crm
