// What an agenda remembers between frames, and its parts. Private to web/kit.
#pragma once
#include <span>
#include <string>

#include "web/kit/agenda.hpp"
#include "web/kit/carry.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/month.hpp"

namespace crm {

inline constexpr int slot_minutes = 30;  // what the arrows step by
inline constexpr int carry_minutes = 15; // what a thing is carried by
inline constexpr int day_minutes = 24 * 60;
inline constexpr int agenda_list_days = 30;

namespace kit_words {
inline constexpr KitWord agenda{"قائمة", "Agenda"},
    nothing_in_these_days{"لا شيء في هذه الأيام الثلاثين", "Nothing in these thirty days"};
}

enum class Pressed : unsigned char { day, thing, edge }; // the day itself; what lies on it; the end of that

struct AgendaState {
    int item = -1;   // of the cursor's day: which thing has the keyboard; -1: the day or the hour itself
    int minute = -2; // of the slot under the keyboard, where there are hours; -2: nobody has been there yet
    bool has_keyboard = false, wants_focus = false;
    std::uint64_t wanted_key = 0; // this thing is to get the focus where it now stands
    int wanted_frames = 0;
    Carry carry{};
    Pressed pressed = Pressed::day;
    AgendaItem held{};
    AgendaTime held_from{}, target{}; // of a stretch of time that is marked: both its ends
    int target_minutes = 0;
    ImVec2 grip{};
    float held_wide = 0;
    Date more_day{}; // whose list is open
    bool has_scrolled = false;
    AgendaSpan scrolled_span = AgendaSpan::month; // of which it has been scrolled to the working day
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
    // where the hours are shown
    float midnight = 0;              // where the day begins on the screen; the hours scroll
    float hours_top = 0;             // above it stands what has no time
    Date hours_first{};              // and how many days
    int hours_columns = 0;           // 0: no hours are shown
    ImVec2 hours_min{}, hours_max{}; // of the part of them that is seen, without the times at the side

    int count() const { return rows * columns; }
    float cell_wide() const { return (max.x - min.x) / static_cast<float>(columns); }
    float cell_tall() const { return (max.y - min.y) / static_cast<float>(rows); }
    bool has_hours() const { return spec.has_times && (view.span == AgendaSpan::week || view.span == AgendaSpan::day); }
    float hour_wide() const { return (hours_max.x - hours_min.x) / static_cast<float>(hours_columns); }
    Calendar calendar() const { return view.hijri_first ? Calendar::hijri : Calendar::gregorian; }
    ImGuiID day_id(Date day) const { return id_of(std::uint64_t(day.days) + 0x80000000u, id); }
    ImGuiID item_id(Date day, std::uint64_t key) const { return id_of(key, day_id(day)); }
    std::span<const AgendaItem> items_of(Date day) const { return spec.items(day); }
};

// ---- agenda.cpp
void go_to(AgendaParts& agenda, Date day);
void focus_item(AgendaParts& agenda, int item);
Date by_spans(const AgendaParts& agenda, int way);
Date week_start(Date day, int first_weekday);
std::string place_name(const AgendaParts& agenda, AgendaTime at); // a day, and a time where there are hours
void lift_by_keys(AgendaParts& agenda, const AgendaItem& item);
void drop(AgendaParts& agenda, AgendaTime to);

// ---- agenda_days.cpp
float agenda_item_tall();
void draw_agenda_item(ImDrawList& draw, ImVec2 min, ImVec2 max, const AgendaItem& item, bool hovered, bool lifted);
std::string time_of(const AgendaItem& item); // "10:30 ص – 11:00 ص"; empty: it has none
std::string spoken(const AgendaItem& item);
std::string day_spoken(const AgendaParts& agenda, Date day, std::size_t count);
void draw_day_numbers(const AgendaParts& agenda, ImDrawList& draw, Date day, ImVec2 min, float wide, bool is_small);
bool pressed_here(ImGuiID id, ImVec2 min, ImVec2 max, bool& hovered);
void agenda_days_ui(AgendaParts& agenda);
void agenda_day_list_ui(AgendaParts& agenda); // the cursor's day as a list, on a phone and as the day's span
void press_item(AgendaParts& agenda, Date day, const AgendaItem& item, ImVec2 min, float wide);
// A thing where it lies: focus, pointer and node; what it looks like is its caller's. True: it is to be drawn.
struct ItemLook {
    bool is_under = false, is_held = false;
};
ItemLook item_behaviour(AgendaParts& agenda, Date day, int index, const AgendaItem& item, ImVec2 min, ImVec2 max,
                        bool pressed, bool hovered);
void more_ui(AgendaParts& agenda, Date day, std::size_t hidden, std::uint64_t place, ImVec2 min, ImVec2 max);

// ---- agenda_list.cpp
void agenda_list_ui(AgendaParts& agenda);

// ---- agenda_hours.cpp
void agenda_hours_ui(AgendaParts& agenda, float tall);
AgendaTime hour_under(const AgendaParts& agenda, ImVec2 at, int step); // by steps of so many minutes
int default_slot(const AgendaParts& agenda);

// ---- agenda_hours_keys.cpp
void read_hours_keys(AgendaParts& agenda);
void read_hours_carry_keys(AgendaParts& agenda);

} // namespace crm
