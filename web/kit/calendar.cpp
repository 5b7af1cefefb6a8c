// One month to choose a day from, in either calendar. See date_field.hpp.
#include <algorithm>

#include "core/text/calendar_words.hpp"
#include "core/text/dates.hpp"
#include "core/text/hijri.hpp"
#include "web/kit/button.hpp"
#include "web/kit/date_field.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/month.hpp"
#include "web/kit/tabs.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {} // namespace

Month month_with(Date date, Calendar calendar) {
    if (calendar == Calendar::hijri)
        if (const auto hijri = hijri_of(date)) return {Calendar::hijri, hijri->year, hijri->month};
    const CivilDate civil = civil_of(date);
    return {Calendar::gregorian, civil.year, civil.month};
}

Date first_day(const Month& month) {
    if (month.calendar == Calendar::hijri)
        if (const auto date = date_of(HijriDate{month.year, month.month, 1})) return *date;
    return date_of(CivilDate{month.year, month.month, 1});
}

unsigned days_in(const Month& month) {
    return month.calendar == Calendar::hijri ? hijri_days_in_month(month.year, month.month)
                                             : days_in_month(month.year, month.month);
}

Month moved(Month month, int step) {
    const int index = month.year * 12 + static_cast<int>(month.month) - 1 + step;
    Month next{month.calendar, index / 12, static_cast<unsigned>(index % 12) + 1};
    return next.calendar == Calendar::hijri && days_in(next) == 0 ? month : next; // the end of the official table
}

std::string title_of(const Month& month) {
    const std::string_view name = month.calendar == Calendar::hijri
                                      ? hijri_month_name(month.month, kit_locale().language)
                                      : month_name(month.month, kit_locale().language);
    return std::string{name} + " " + plain_number(month.year);
}

std::string day_name(Date date, Calendar calendar) {
    return date_text(date, {.locale = kit_locale(), .form = DateForm::full, .calendar = calendar});
}

namespace {

struct CalendarState {
    Month shown{};
    Date cursor{}; // the day under the keyboard
    bool is_set = false;
    int last_frame = 0;
};

CalendarState& state_of(ImGuiID id) {
    static CalendarState state; // one calendar is open at a time
    static ImGuiID owner = 0;
    if (owner != id || state.last_frame < ImGui::GetFrameCount() - 1) state = {};
    owner = id;
    state.last_frame = ImGui::GetFrameCount();
    return state;
}

void move_by_keys(CalendarState& state) {
    const int before = state.cursor.days;
    if (key_pressed(ImGuiKey_LeftArrow)) --state.cursor.days;
    if (key_pressed(ImGuiKey_RightArrow)) ++state.cursor.days;
    if (key_pressed(ImGuiKey_UpArrow)) state.cursor.days -= 7;
    if (key_pressed(ImGuiKey_DownArrow)) state.cursor.days += 7;
    if (key_pressed(ImGuiKey_PageUp)) state.cursor = add_months(state.cursor, -1);
    if (key_pressed(ImGuiKey_PageDown)) state.cursor = add_months(state.cursor, 1);
    if (state.cursor.days != before) state.shown = month_with(state.cursor, state.shown.calendar);
}

void header(CalendarState& state) {
    const float wide = width_left(), side = small_control_height();
    const ImVec2 start = cursor();
    draw_text_in(draw_here(), plus(start, px(4), 0), plus(start, wide - 2 * side, side), title_of(state.shown),
                 styles::section);
    report({.role = Role::heading, .name = title_of(state.shown), .live = true, .level = 3}, start,
           plus(start, wide - 2 * side, side));
    set_cursor(plus(start, wide - 2 * side - px(2), 0));
    if (icon_button_ui(Icon::chevron_left, say(kit_words::previous_month), {.kind = ButtonKind::quiet, .small = true}))
        state.shown = moved(state.shown, -1);
    beside(2);
    if (icon_button_ui(Icon::chevron_right, say(kit_words::next_month), {.kind = ButtonKind::quiet, .small = true}))
        state.shown = moved(state.shown, 1);
    set_cursor(start);
    place({wide, side});
}

// Whoever chose the other calendar finds it again at the next date.
Calendar& last_calendar() {
    static Calendar last = Calendar::gregorian;
    return last;
}

} // namespace

bool calendar_ui(std::string_view id, std::optional<Date>& chosen, const DateFieldSpec& spec) {
    IdScope scope{id};
    const ImGuiID grid = id_of("grid");
    CalendarState& state = state_of(grid);
    if (!state.is_set) {
        state.is_set = true;
        state.cursor = chosen.value_or(spec.today);
        state.shown = month_with(state.cursor, last_calendar());
    }
    bool picked = false;
    header(state);
    gap(6);
    move_by_keys(state);

    const float wide = width_left(), cell = wide / 7, tall = px(is_phone() ? 42 : 34);
    const ImVec2 start = cursor();
    ImDrawList& draw = draw_here();
    for (int column = 0; column < 7; ++column) {
        const int weekday = (spec.first_weekday + column) % 7;
        const ImVec2 min = plus(start, cell * static_cast<float>(column), 0);
        draw_text_in(draw, min, plus(min, cell, px(24)), weekday_name_short(weekday, kit_locale().language),
                     styles::caption, Align::center);
    }
    push_report({.id = grid, .role = Role::group, .name = title_of(state.shown), .own_keys = true}, start,
                plus(start, wide, tall * 6));
    const Date first = first_day(state.shown);
    const int lead = (weekday_of(first) - spec.first_weekday + 7) % 7;
    const auto days = static_cast<int>(days_in(state.shown));
    for (int i = 0; i < 42; ++i) {
        const Date date{first.days - lead + i};
        const bool inside = i >= lead && i < lead + days;
        if (!inside && i >= lead + days && i % 7 == 0) break;
        const ImVec2 min = plus(start, cell * static_cast<float>(i % 7), px(26) + tall * static_cast<float>(i / 7));
        const ImVec2 center = plus(min, cell / 2, tall / 2);
        const float r = std::min(cell, tall) / 2 - px(1);
        const Item day = item_at(id_of(std::uint64_t(date.days) + 0x80000000u, grid), min, plus(min, cell, tall),
                                 {.grow_target = false});
        const bool on = chosen == date, today = date == spec.today,
                   weekend = (spec.weekend >> weekday_of(date) & 1) != 0;
        if (on)
            draw.AddCircleFilled(center, r, color(Color::accent), 40);
        else if (day.hovered)
            draw.AddCircleFilled(center, r, color(Color::hover), 40);
        if (today && !on) draw.AddCircle(center, r - px(0.5f), color(Color::accent), 40, px(1.2f));
        if (date == state.cursor && (semantics::focused() != 0 || day.ring))
            draw.AddCircle(center, r + px(2), color(Color::focus), 40, px(2));
        const auto number =
            state.shown.calendar == Calendar::hijri ? hijri_of(date).value_or(HijriDate{}).day : civil_of(date).day;
        const Color ink = on        ? Color::accent_text
                          : !inside ? Color::text_faint
                          : today   ? Color::accent_ink
                          : weekend ? Color::text_muted
                                    : Color::text;
        draw_text_in(draw, min, plus(min, cell, tall), plain_number(number),
                     {.weight = on || today ? Weight::medium : Weight::regular, .color = ink}, Align::center,
                     inside ? 1.0f : 0.55f);
        if (inside)
            report({.id = day.id,
                    .role = Role::button,
                    .name = day_name(date, state.shown.calendar),
                    .selected = static_cast<std::int8_t>(on),
                    .current = today},
                   day);
        if (day.clicked) chosen = date, picked = true;
    }
    semantics::pop();
    set_cursor(start);
    place({wide, px(26) + tall * static_cast<float>((lead + days + 6) / 7)});
    if (!picked && key_pressed(ImGuiKey_Enter, false)) chosen = state.cursor, picked = true;

    gap(8);
    int calendar = static_cast<int>(state.shown.calendar);
    const TabItem calendars[] = {{.label = say(kit_words::gregorian)}, {.label = say(kit_words::hijri)}};
    if (segmented_ui("calendar", say(kit_words::choose_date), calendars, calendar)) {
        last_calendar() = static_cast<Calendar>(calendar);
        state.shown = month_with(days > 0 && first_day(state.shown).days <= state.cursor.days &&
                                         state.cursor.days < first.days + days
                                     ? state.cursor
                                     : first,
                                 last_calendar());
    }
    if (spec.quick_choices) {
        const float width = button_width(say(kit_words::today), {.kind = ButtonKind::quiet, .small = true});
        beside();
        at_end(width);
        if (button_ui(say(kit_words::today), {.kind = ButtonKind::quiet, .small = true}))
            chosen = spec.today, picked = true;
    }
    return picked;
}

} // namespace crm
