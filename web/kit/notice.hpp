// What the page tells: tooltip, toasts with undo, banners, empty states, progress, skeletons.
//
//     show_toast({.text = "حُذف العميل", .action = "تراجع", .on_action = [&] { ctx.send(Undo{}); }});
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "web/kit/icon.hpp"
#include "web/kit/item.hpp"

namespace crm {

void tooltip_ui(std::string_view text, std::string_view shortcut = {}); // for the last item, after a moment
void tooltip_for(const Item& item, std::string_view text, std::string_view shortcut = {});

struct Toast {
    std::string text{};
    std::string action{}; // empty: none
    std::function<void()> on_action{};
    Tone tone = Tone::neutral;
    double seconds = 6; // stops while the pointer is on it; 0: stays until closed
};
void show_toast(Toast toast);
void clear_toasts();
float toasts_top();       // the upper edge of the messages at the screen's foot; the foot itself while there are none
bool take_toast_action(); // does what the newest toast offers, as if it had been pressed; false: none offers anything

enum class BannerAnswer : std::uint8_t { none, action, closed };
struct BannerSpec {
    Tone tone = Tone::info;
    std::string_view text{}, action{};
    bool can_close = false;
    std::string_view id{};
};
BannerAnswer banner_ui(const BannerSpec& spec); // across the width that is left

struct EmptyStateSpec {
    Icon icon = Icon::none;
    std::string_view title{}, text{}, action{}, second_action{};
    Icon action_icon = Icon::none;
    float height = 0; // ImGui units to centre in; 0: all that is left, or as needed
};
enum class EmptyStateAnswer : std::uint8_t { none, action, second_action };
EmptyStateAnswer empty_state_ui(const EmptyStateSpec& spec);

void progress_ui(float fraction, std::string_view label = {}, float width = 0); // negative: unknown, moves by itself
void spinner_ui(float size_design_px = 18);
void draw_spinner(ImDrawList& draw, ImVec2 center, float size, ImU32 ink);
void skeleton_ui(float width, float height);
void skeleton_rows_ui(int rows);

} // namespace crm
