// Toasts: short news at the foot of the page, with an undo. See notice.hpp.
#include <algorithm>
#include <deque>
#include <ranges>
#include <utility>

#include "imgui_internal.h"

#include "web/kit/draw.hpp"
#include "web/kit/kit_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/theme/elevation.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

constexpr std::size_t shown_at_once = 3;

struct Living {
    Toast toast;
    ImGuiID id = 0;
    double left_s = 0;
    bool done = false;
};
std::deque<Living>& living() {
    static std::deque<Living> toasts;
    return toasts;
}
ImGuiID next_id = 1;
double last_time_s = 0;
int last_frame_drawn = -1;
ImRect last_place; // of the frame before

// What was asked for happens after the frame, when nothing is being drawn.
std::vector<std::function<void()>> accepted;

void accept(Living& one) {
    one.done = true;
    if (one.toast.on_action) accepted.push_back(one.toast.on_action);
    want_next_frame();
}

Icon icon_of(Tone tone) {
    switch (tone) {
    case Tone::success: return Icon::check;
    case Tone::warning: return Icon::warning;
    case Tone::danger: return Icon::error;
    case Tone::info: return Icon::info;
    default: return Icon::none;
    }
}

constexpr TextStyle toast_style{.color = Color::inverse_text};

// A quiet button on the dark ground.
bool toast_button(ImGuiID id, ImVec2 min, ImVec2 max, std::string_view name, Icon icon) {
    const Item item = item_at(id, min, max);
    fill(draw_here(), min, max, color(Color::inverse_text, item.hovered ? 0.14f : 0.0f), px(6));
    if (icon != Icon::none)
        draw_icon(draw_here(), icon, item.center(), 16, color(Color::inverse_muted));
    else
        draw_text_in(draw_here(), min, max, name, styles::strong.with(Color::inverse_accent), Align::center);
    focus_ring(draw_here(), item, px(6));
    report({.id = id, .role = Role::button, .name = std::string{name}}, item);
    return item.clicked;
}

// A long sentence takes another line rather than lose its end; a name without end does not take the screen.
float lines_of(const Toast& toast, float width) {
    return std::min(text_size(toast.text, toast_style, width).y, 3 * font_px(TextSize::body));
}

void draw_toast(Living& one, ImVec2 min, ImVec2 size, float alpha) {
    ImDrawList& draw = draw_here();
    const ImVec2 max = plus(min, size.x, size.y);
    const float corner = px(10), middle = (min.y + max.y) / 2;
    push_report({.id = one.id,
                 .role = one.toast.tone == Tone::danger ? Role::alert : Role::status,
                 .name = one.toast.text,
                 .live = true},
                min, max);
    draw_shadow(draw, min, max, corner, Elevation::medium, alpha);
    fill(draw, min, max, color(Color::inverse, alpha), corner);
    float x = min.x + px(16);
    if (const Icon icon = icon_of(one.toast.tone); icon != Icon::none) {
        draw_icon(draw, icon, {x + px(8), middle}, 18, color(Color::inverse_muted, alpha));
        x += px(28);
    }
    float end = max.x - px(6);
    const float cross = px(is_phone() ? 40 : 30);
    if (toast_button(id_of("close", one.id), {end - cross, middle - cross / 2}, {end, middle + cross / 2},
                     say(kit_words::close), Icon::close))
        one.done = true;
    end -= cross + px(2);
    if (!one.toast.action.empty()) {
        const float wide = text_size(one.toast.action, styles::strong).x + px(20), tall = px(is_phone() ? 40 : 30);
        if (toast_button(id_of("action", one.id), {end - wide, middle - tall / 2}, {end, middle + tall / 2},
                         one.toast.action, Icon::none)) {
            accept(one);
        }
        end -= wide + px(8);
    }
    const float tall = lines_of(one.toast, end - x);
    draw.PushClipRect({x, middle - tall / 2}, {end, middle + tall / 2}, true);
    draw_wrapped(draw, {x, middle - tall / 2}, one.toast.text, toast_style, end - x, alpha);
    draw.PopClipRect();
    semantics::pop();
}

// All but the text: icon, buttons, what lies between them.
float width_beside(const Toast& toast) {
    float width = px(16 + 6 + 2) + px(is_phone() ? 40 : 30);
    if (icon_of(toast.tone) != Icon::none) width += px(28);
    if (!toast.action.empty()) width += text_size(toast.action, styles::strong).x + px(28);
    return width;
}
float width_of(const Toast& toast) { return text_size(toast.text, toast_style).x + width_beside(toast) + px(20); }
float tall_of(const Toast& toast, float width) {
    return std::max(px(is_phone() ? 52 : 46), lines_of(toast, width - width_beside(toast)) + px(24));
}

} // namespace

void show_toast(Toast toast) {
    semantics::announce(toast.text, toast.tone == Tone::danger);
    const double seconds = toast.seconds;
    // Only the newest offer stands: "undo" takes back the last change, so an older one would do something else now.
    if (!toast.action.empty())
        for (Living& one : living()) one.done |= !one.toast.action.empty();
    living().push_back({std::move(toast), id_of(std::uint64_t{next_id++}, 0x70A57u), seconds});
    while (living().size() > shown_at_once) living().pop_front();
    want_next_frame();
}

void clear_toasts() { living().clear(); }

void do_accepted() {
    for (const auto& action : std::exchange(accepted, {})) action();
}

bool is_over_toasts(ImVec2 point) { return last_place.Contains(point); }

float toasts_top() {
    const float foot = ImGui::GetIO().DisplaySize.y;
    return living().empty() || last_place.Max.y <= foot / 2 ? foot : last_place.Min.y;
}

bool take_toast_action() {
    for (Living& one : living() | std::views::reverse) {
        if (one.done || !one.toast.on_action) continue;
        accept(one);
        return true;
    }
    return false;
}

void draw_toasts(bool is_over_dialog) {
    if (std::exchange(last_frame_drawn, kit_state().frame) == kit_state().frame) return; // a dialog has drawn them
    const double now = ImGui::GetTime(), passed = std::min(now - last_time_s, 1.0);
    last_time_s = now;
    std::erase_if(living(), [](const Living& one) { return one.done; });
    last_place = {};
    if (living().empty()) return;

    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float margin = px(is_phone() ? 12 : 20), space = px(8);
    const float foot = is_phone() ? px(76) : margin; // above the phone's navigation
    float widest = 0;
    for (const Living& one : living()) widest = std::max(widest, width_of(one.toast));
    const float width = is_phone() ? screen.x - 2 * margin : std::min(widest, screen.x - 2 * margin);
    const auto wide_of = [&](const Toast& toast) { return is_phone() ? width : std::min(width_of(toast), width); };
    float all_tall = -space;
    for (const Living& one : living()) all_tall += tall_of(one.toast, wide_of(one.toast)) + space;
    const ImVec2 size{width, all_tall};
    // A phone's dialogs and menus stand at the foot: there the news goes above them.
    const bool is_foot_taken = is_over_dialog || ImGui::GetCurrentContext()->OpenPopupStack.Size > 0;
    const ImVec2 at{margin, is_phone() && is_foot_taken ? margin : screen.y - foot - size.y};
    last_place = {at, plus(at, size.x, size.y)};
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize(size);
    ImGui::Begin("##toasts", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    push_report({.id = id_of("toasts", 0), .role = Role::region, .name = std::string{say(kit_words::notices)}}, at,
                plus(at, size.x, size.y));
    draw_here().PushClipRectFullScreen();
    const bool paused = ImGui::IsMouseHoveringRect(at, plus(at, size.x, size.y), false);
    float y = at.y;
    for (Living& one : living()) {
        const bool held = paused || semantics::focused() == id_of("action", one.id);
        if (one.toast.seconds > 0 && !held) {
            one.left_s -= passed;
            if (one.left_s <= 0)
                one.done = true, want_next_frame();
            else
                want_frame_in(one.left_s + 0.01);
        }
        const float shown = animate(one.id, 1, motion::normal, true);
        const float wide = wide_of(one.toast), tall = tall_of(one.toast, wide);
        draw_toast(one, {at.x, y + (1 - shown) * px(16)}, {wide, tall}, shown);
        y += tall + space;
    }
    draw_here().PopClipRect();
    semantics::pop();
    ImGui::End();
}

} // namespace crm
