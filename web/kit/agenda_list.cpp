// The agenda as a list: day after day what there is, in both calendars, from the chosen day on. See agenda.hpp.
#include "core/text/dates.hpp"
#include "core/text/hijri.hpp"
#include "web/kit/agenda_state.hpp"
#include "web/kit/button.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/text.hpp"

namespace crm {

namespace {

// "اليوم، الأحد، 22 نوفمبر 2026", and the other calendar's day beside it.
void day_head_ui(const AgendaParts& agenda, Date day) {
    std::string name = day_name(day, agenda.calendar());
    if (const int from_today = day.days - agenda.spec.today.days; from_today >= 0 && from_today < 2)
        name = std::string(say(from_today == 0 ? kit_words::today : kit_words::tomorrow)) + " · " + name;
    heading_ui(name, 3);
    const Calendar other = agenda.view.hijri_first ? Calendar::gregorian : Calendar::hijri;
    if (other == Calendar::hijri && !hijri_of(day)) return;
    if (!is_phone()) beside(10);
    text_ui(date_text(day, {.locale = kit_locale(), .calendar = other}), styles::muted);
}

void row_ui(AgendaParts& agenda, Date day, const AgendaItem& item) {
    const ImGuiID id = agenda.item_id(day, item.key);
    const float tall = px(is_phone() ? 46 : 36), wide = width_left(),
                times = item.minute < 0 ? 0.0f : px(is_phone() ? 70 : 150);
    const Item row = item_here(id, {wide, tall});
    if (row.visible) {
        AgendaItem shown = item;
        if (!is_phone()) shown.minute = all_day; // the time stands before it
        const ImVec2 min = is_phone() ? row.min : plus(row.min, px(150), 0);
        if (times > 0 && !is_phone())
            draw_text_in(draw_here(), row.min, {row.min.x + px(146), row.max.y}, time_of(item), styles::muted);
        draw_agenda_item(draw_here(), min, row.max, shown, row.hovered, false);
        if (row.ring)
            draw_here().AddRect(row.min, row.max, color(Color::focus), px(radius::control), 0, px(focus_width()));
    }
    report({.id = id, .role = Role::button, .name = spoken(item)}, row);
    if (semantics::focus_owner() == id) agenda.owns_focus = true;
    if (row.clicked) agenda.result.opened = item.key;
    gap(4);
}

} // namespace

void agenda_list_ui(AgendaParts& agenda) {
    agenda.state.wants_focus = false;
    if (!begin_scroll_ui("list", {}, px(2, 2))) return end_scroll_ui();
    bool has_any = false;
    for (int i = 0; i < agenda_list_days; ++i) {
        const Date day{agenda.cursor.days + i};
        const std::span<const AgendaItem> items = agenda.items_of(day);
        if (items.empty()) continue;
        has_any = true;
        day_head_ui(agenda, day);
        gap(6);
        for (const AgendaItem& item : items) row_ui(agenda, day, item);
        gap(12);
    }
    const std::string_view add = agenda.spec.add;
    if (!has_any && empty_state_ui({.icon = Icon::calendar,
                                    .title = say(kit_words::nothing_in_these_days),
                                    .action = add,
                                    .action_icon = Icon::plus}) == EmptyStateAnswer::action)
        agenda.result.add = AgendaAdd{{agenda.cursor, all_day}, 0};
    end_scroll_ui();
}

} // namespace crm
