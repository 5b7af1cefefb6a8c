// The keyboard in the hours of an agenda: arrows from slot to slot and from entry to entry, carrying, stretching.
#include <algorithm>

#include "core/text/dates.hpp"
#include "web/kit/agenda_state.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

constexpr int last_slot = day_minutes - slot_minutes;

bool begins_in(const AgendaItem& item, int slot) {
    return slot < 0 ? item.minute < 0 : item.minute >= slot && item.minute < slot + slot_minutes;
}

// The stop of a slot: the first (or last) thing that begins in it, else the slot itself.
void land(AgendaParts& agenda, Date day, int slot, bool on_last = false) {
    AgendaState& state = agenda.state;
    const std::span<const AgendaItem> items = agenda.items_of(day);
    int found = -1;
    for (int i = 0; i < std::ssize(items); ++i)
        if (begins_in(items[static_cast<std::size_t>(i)], slot) && (found < 0 || on_last)) found = i;
    go_to(agenda, day);
    state.minute = slot;
    state.item = slot < 0 ? -1 : found; // the day itself stands before what lies on all of it
    if (slot < 0 && on_last && found >= 0) state.item = found;
}

void step_down(AgendaParts& agenda, std::span<const AgendaItem> items) {
    const AgendaState& state = agenda.state;
    const int next = state.item + 1;
    const bool is_at_thing = state.item >= 0, is_at_day = state.item < 0 && state.minute < 0;
    if ((is_at_thing || is_at_day) && next < std::ssize(items) &&
        begins_in(items[static_cast<std::size_t>(next)], state.minute))
        return focus_item(agenda, next);
    if (state.minute < 0) return land(agenda, agenda.cursor, default_slot(agenda));
    if (state.minute < last_slot) land(agenda, agenda.cursor, state.minute + slot_minutes);
}

void step_up(AgendaParts& agenda, std::span<const AgendaItem> items) {
    AgendaState& state = agenda.state;
    const int before = state.item - 1;
    if (before >= 0 && begins_in(items[static_cast<std::size_t>(before)], state.minute))
        return focus_item(agenda, before);
    if (state.minute < 0) return land(agenda, agenda.cursor, all_day);
    land(agenda, agenda.cursor, state.minute == 0 ? all_day : state.minute - slot_minutes, true);
}

} // namespace

void read_hours_keys(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    const std::span<const AgendaItem> items = agenda.items_of(agenda.cursor);
    const bool on_item = state.item >= 0 && state.item < std::ssize(items);
    if (on_item) {
        const int minute = items[static_cast<std::size_t>(state.item)].minute;
        state.minute = minute < 0 ? all_day : minute - minute % slot_minutes;
    }
    if (key_pressed(ImGuiKey_RightArrow)) return land(agenda, {agenda.cursor.days + 1}, state.minute);
    if (key_pressed(ImGuiKey_LeftArrow)) return land(agenda, {agenda.cursor.days - 1}, state.minute);
    if (key_pressed(ImGuiKey_DownArrow)) return step_down(agenda, items);
    if (key_pressed(ImGuiKey_UpArrow)) return step_up(agenda, items);
    const Date week = week_start(agenda.cursor, agenda.spec.first_weekday);
    if (key_pressed(ImGuiKey_Home, false)) return land(agenda, week, state.minute);
    if (key_pressed(ImGuiKey_End, false)) return land(agenda, {week.days + 6}, state.minute);
    const bool enter = key_pressed(ImGuiKey_Enter, false);
    if (!on_item) {
        if (!enter) return;
        if (state.minute < 0 && !items.empty() && items[0].minute < 0) return focus_item(agenda, 0);
        if (!agenda.spec.add.empty()) agenda.result.add = AgendaAdd{{agenda.cursor, state.minute}, 0};
        return;
    }
    const AgendaItem& item = items[static_cast<std::size_t>(state.item)];
    if (key_pressed(ImGuiKey_Escape, false)) return go_to(agenda, agenda.cursor);
    if (enter) agenda.result.opened = item.key;
    if (key_pressed(ImGuiKey_Space, false)) lift_by_keys(agenda, item);
}

void read_hours_carry_keys(AgendaParts& agenda) {
    AgendaState& state = agenda.state;
    const AgendaTime before = state.target;
    const int long_before = state.target_minutes;
    const bool stretches = ImGui::GetIO().KeyShift && agenda.spec.can_stretch && state.target.minute >= 0;
    int step = 0;
    if (key_pressed(ImGuiKey_DownArrow)) step = 1;
    if (key_pressed(ImGuiKey_UpArrow)) step = -1;
    if (key_pressed(ImGuiKey_RightArrow)) ++state.target.day.days;
    if (key_pressed(ImGuiKey_LeftArrow)) --state.target.day.days;
    int& minute = state.target.minute;
    if (step != 0 && stretches) {
        const int whole = state.target_minutes / carry_minutes * carry_minutes;
        state.target_minutes =
            std::clamp(whole + step * carry_minutes, carry_minutes, std::max(day_minutes - minute, carry_minutes));
    } else if (step != 0 && minute < 0) {
        if (step > 0) minute = default_slot(agenda);
    } else if (step != 0) {
        const int next = step > 0 ? minute / carry_minutes * carry_minutes + carry_minutes
                                  : (minute + carry_minutes - 1) / carry_minutes * carry_minutes - carry_minutes;
        minute = next < 0 ? all_day : std::min(next, day_minutes - carry_minutes);
    }
    if (state.target != before || state.target_minutes != long_before) {
        agenda.view.day = state.target.day;
        if (state.target_minutes != long_before)
            semantics::announce(say(kit_words::lasts_until, state.held.title,
                                    time_text((minute + state.target_minutes) % day_minutes, kit_locale())));
        else
            semantics::announce(say(kit_words::carried_over, state.held.title, place_name(agenda, state.target)));
        semantics::request_focus(agenda.item_id(state.held_from.day, state.held.key));
        want_next_frame();
    }
    if (key_pressed(ImGuiKey_Space, false) || key_pressed(ImGuiKey_Enter, false)) return drop(agenda, state.target);
    if (key_pressed(ImGuiKey_Escape, false)) {
        state.target_minutes = state.held.minutes;
        drop(agenda, state.held_from);
    }
}

} // namespace crm
