// A calendar of things that have a day: month, week or day, in the Gregorian calendar with the Hijri day beside it or
// the other way round. Where things have a time of day too, week and day show the hours: entries at their time, those
// without one above. Things are opened, carried to another day or time by mouse, finger or keys, made longer or
// shorter, and added to a day or an hour; the agenda reports and changes nothing itself. On a phone the month is small
// and the chosen day's things stand under it.
//
//     auto done = agenda_ui("visits", {.label = "الزيارات", .today = today, .has_times = true,
//                                      .items = [&](Date day) -> std::span<const AgendaItem> { … }}, view);
//     if (done.moved) change(done.moved->key, done.moved->to);
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "web/theme/colors.hpp"

namespace crm {

inline constexpr int all_day = -1;

struct AgendaItem {
    std::uint64_t key = 0;
    std::string title{};
    Tone tone = Tone::accent;
    bool is_done = false;
    int minute = all_day; // of the day it begins at
    int minutes = 0;      // how long; 0: not known
};

enum class AgendaSpan : std::uint8_t { month, week, day, list }; // list: some weeks, day below day

struct AgendaView { // kept by the caller; span and calendar are a preference
    AgendaSpan span = AgendaSpan::month;
    bool hijri_first = false;
    std::optional<Date> day{}; // the day under the keyboard; none yet: today
};

struct AgendaSpec {
    std::string_view label{}; // accessible name
    Date today{};
    int first_weekday = 0;                                    // 0 Sunday … 6 Saturday
    unsigned weekend = 1u << 5 | 1u << 6;                     // bits by weekday
    std::function<std::span<const AgendaItem>(Date)> items{}; // of one day, in order: those without a time first
    bool can_move = true;
    std::string_view add{};   // name of the button that adds to a day; empty: there is none
    float height = 0;         // ImGui units; 0: all that is left
    bool has_times = false;   // week and day show the hours
    bool has_list = false;    // the list is offered, too
    bool can_stretch = false; // and how long a thing is can be changed
    int now = -1;             // minute of today; negative: no line is drawn
    int work_begins = 8 * 60; // minutes of the day; the hours beside are shaded, and the day opens here
    int work_ends = 17 * 60;
};

struct AgendaTime {
    Date day{};
    int minute = all_day;
    auto operator<=>(const AgendaTime&) const = default;
};

struct AgendaMove {
    std::uint64_t key = 0;
    AgendaTime from{}, to{};
    std::optional<int> minutes{}; // it was made longer or shorter: so long
};

struct AgendaAdd {
    AgendaTime at{};
    int minutes = 0; // 0: nobody has said
};

struct AgendaResult {
    std::optional<std::uint64_t> opened{};
    std::optional<AgendaMove> moved{};
    std::optional<AgendaAdd> add{};
    bool view_changed = false; // span or calendar: keep `view`
};

AgendaResult agenda_ui(std::string_view id, const AgendaSpec& spec, AgendaView& view);

} // namespace crm
