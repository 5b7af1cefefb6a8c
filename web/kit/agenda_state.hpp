// What an agenda remembers between frames, and its parts. Private to web/kit.
#pragma once
#include <vector>

#include "web/kit/agenda.hpp"
#include "web/kit/carry.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/month.hpp"

namespace crm {

struct AgendaState {
    int item = -1; // of the cursor's day: which thing has the keyboard; -1: the day itself
    bool has_keyboard = false, wants_focus = false;
    Carry carry{};
    AgendaItem held{};
    Date held_from{}, target{};
    ImVec2 grip{};
    float held_wide = 0;
    bool pressed_item = false; // what was pressed is a thing, not its day
    Date more_day{};           // whose list is open
    std::vector<AgendaItem> items{};
};

struct AgendaParts {
    const AgendaSpec& spec;
    AgendaView& view;
    AgendaState& state;
    AgendaResult& result;
    ImGuiID id;
    Date cursor{}, first{};    // the day under the keyboard; the first day that is shown
    int rows = 6, columns = 7; // of days
    Month month{};             // the month that is shown
    ImVec2 min{}, max{};       // of the days
    bool owns_focus = false;

    int count() const { return rows * columns; }
    float cell_wide() const { return (max.x - min.x) / static_cast<float>(columns); }
    float cell_tall() const { return (max.y - min.y) / static_cast<float>(rows); }
    Calendar calendar() const { return view.hijri_first ? Calendar::hijri : Calendar::gregorian; }
    ImGuiID day_id(Date day) const { return id_of(std::uint64_t(day.days) + 0x80000000u, id); }
    ImGuiID item_id(Date day, std::uint64_t key) const { return id_of(key, day_id(day)); }
    const std::vector<AgendaItem>& items_of(Date day) {
        state.items.clear();
        spec.items(day, state.items);
        return state.items;
    }
};

float agenda_item_tall();
void draw_agenda_item(ImDrawList& draw, ImVec2 min, ImVec2 max, const AgendaItem& item, bool hovered, bool lifted);
std::string spoken(const AgendaItem& item);
void agenda_days_ui(AgendaParts& agenda);     // agenda_days.cpp
void agenda_day_list_ui(AgendaParts& agenda); // the cursor's day as a list, on a phone and as the day's span
void press_item(AgendaParts& agenda, Date day, const AgendaItem& item, ImVec2 min, float wide);

} // namespace crm
