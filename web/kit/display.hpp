// Small things that show: avatar, status chip, badge, keyboard shortcut, card, list row, label and value, timeline,
// breadcrumb.
//
//     begin_card_ui("contact", {.title = "التواصل"});
//     key_value_ui("الهاتف", phone, {.icon = Icon::phone, .left_to_right = true});
//     end_card_ui();
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/kit/icon.hpp"
#include "web/kit/item.hpp"
#include "web/theme/type.hpp"

namespace crm {

void avatar_ui(std::string_view name, float size_design_px = 32);
void draw_avatar(ImDrawList& draw, ImVec2 center, float size, std::string_view name);

class Photo;

struct ChipSpec {
    Icon icon = Icon::none;
    bool dot = false;
    bool can_remove = false;
    bool can_click = false, on = false; // a filter that is on or off
    std::string_view id{};
};
enum class ChipAnswer : std::uint8_t { none, clicked, removed };
ChipAnswer chip_ui(std::string_view label, Tone tone = Tone::neutral, const ChipSpec& spec = {});
float draw_chip(ImDrawList& draw, ImVec2 at, std::string_view label, Tone tone,
                float width_max); // 22 high; gives its width
float chip_width(std::string_view label);
void badge_ui(int count, Tone tone = Tone::accent);
void draw_badge(ImDrawList& draw, ImVec2 center, int count, Tone tone);
void shortcut_ui(std::string_view keys); // "Ctrl K"
float shortcut_width(std::string_view keys);
float draw_shortcut(ImDrawList& draw, ImVec2 end_center, std::string_view keys); // ends at this point; gives its width

struct CardSpec {
    std::string_view title{};
    Icon icon = Icon::none;
    std::string_view action{}; // a quiet button at the end of the title's line
    float width = 0;           // ImGui units; 0: all that is left
    float padding = 20;        // design px; at most 16 on a phone
    bool flat = false;         // border only, no shadow
};
bool begin_card_ui(std::string_view id, const CardSpec& spec = {}); // true: the action was clicked; always end it
void end_card_ui();

struct ListRowSpec {
    std::string_view title{}, detail{}; // second line, muted
    std::string_view end_text{};
    std::string_view avatar{}; // a name
    Icon icon = Icon::none;
    const Photo* photo = nullptr; // in place of the icon, once it is there
    Tone icon_tone = Tone::neutral;
    std::optional<Tone> chip_tone{}; // end_text is a chip of this tone
    bool selected = false, chevron = false, strike = false;
    int checked = -1;                // 0 or 1: a round check at the start (tasks)
    std::span<const Icon> actions{}; // small buttons at the end: always on a phone, else under the pointer
    std::span<const std::string_view> action_names{};
};
struct ListRowResult {
    bool clicked = false, check_clicked = false;
    int action = -1;
};
ListRowResult list_row_ui(std::string_view id, const ListRowSpec& spec);

struct KeyValueSpec {
    Icon icon = Icon::none;
    bool left_to_right = false, link = false, can_copy = false;
    bool is_shortcut = false; // the value is drawn as keys
    std::string_view empty{}; // shown, faint, when there is no value
    float label_width = 128;  // design px
};
struct KeyValueResult {
    bool clicked = false, copy = false;
};
KeyValueResult key_value_ui(std::string_view label, std::string_view value, const KeyValueSpec& spec = {});

struct TimelineItemSpec {
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
    std::string_view title{}, text{}, time{}, actor{};
    bool last = false, can_click = false;
};
// A list of entries; what is drawn below one until the next belongs to it.
void begin_timeline_ui(std::string_view name);
bool timeline_item_ui(std::string_view id, const TimelineItemSpec& item);
void end_timeline_ui();

int breadcrumb_ui(std::string_view id, std::span<const std::string_view> steps); // index of a clicked step, else -1

} // namespace crm
