// A calendar of things that have a day: month, week or day, in the Gregorian calendar with the Hijri day beside it or
// the other way round. Things are opened, carried to another day by mouse, finger or keys, and added to a day; the
// agenda reports and changes nothing itself. On a phone the month is small and the chosen day's things stand under it.
//
//     auto done = agenda_ui("tasks", {.label = "المهام", .today = today,
//                                     .items = [&](Date day, std::vector<AgendaItem>& out) { … }}, view);
//     if (done.moved) change(done.moved->key, done.moved->to);
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "web/theme/colors.hpp"

namespace crm {

struct AgendaItem {
    std::uint64_t key = 0;
    std::string title{};
    std::string time{}; // empty: all day
    Tone tone = Tone::accent;
    bool is_done = false;
};

enum class AgendaSpan : std::uint8_t { month, week, day };

struct AgendaView { // kept by the caller; span and calendar are a preference
    AgendaSpan span = AgendaSpan::month;
    bool hijri_first = false;
    std::optional<Date> day{}; // the day under the keyboard; none yet: today
};

struct AgendaSpec {
    std::string_view label{}; // accessible name
    Date today{};
    int first_weekday = 0;                                               // 0 Sunday … 6 Saturday
    unsigned weekend = 1u << 5 | 1u << 6;                                // bits by weekday
    std::function<void(Date day, std::vector<AgendaItem>& out)> items{}; // of one day, in order
    bool can_move = true;
    std::string_view add{}; // name of the button that adds to a day; empty: there is none
    float height = 0;       // ImGui units; 0: all that is left
};

struct AgendaMove {
    std::uint64_t key = 0;
    Date from{}, to{};
};

struct AgendaResult {
    std::optional<std::uint64_t> opened{};
    std::optional<AgendaMove> moved{};
    std::optional<Date> add{};
    bool view_changed = false; // span or calendar: keep `view`
};

AgendaResult agenda_ui(std::string_view id, const AgendaSpec& spec, AgendaView& view);

} // namespace crm
