// See tabs.hpp.
#include "web/kit/tabs.hpp"
#include "web/kit/kit_words.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/notice.hpp"
#include "web/theme/elevation.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

float count_width(int count) {
    return count < 0 ? 0 : std::max(text_size(plain_number(count), styles::caption).x + px(11), px(20)) + px(6);
}

float tab_width(const TabItem& tab) {
    return std::ceil(text_size(tab.label, styles::strong).x) + (tab.icon != Icon::none ? px(24) : 0) +
           count_width(tab.count) + px(8);
}

// A mouse has no other way along a row that is wider than its place; keys and fingers move the row itself.
bool more_this_way_ui(std::string_view id, Icon icon, ImVec2 min, ImVec2 max, bool is_more) {
    const Item item = item_at(id_of(id), min, max, {.disabled = !is_more, .repeat = true, .grow_target = false});
    if (item.hovered) fill(draw_here(), min, max, color(Color::hover), px(radius::control));
    draw_icon(draw_here(), icon, item.center(), 20, color(is_more ? Color::text : Color::text_faint));
    return item.clicked || item.held;
}

struct TabRow {
    std::span<const TabItem> tabs;
    float tall = 0, space = 0;
    bool brings_active_into_view = false;
};

void draw_tab(const TabItem& tab, const Item& item, bool on) {
    ImDrawList& draw = draw_here();
    const float over = animate(id_of("hover", item.id), item.hovered ? 1.0f : 0.0f, motion::fast);
    if (!on)
        fill(draw, plus(item.min, -px(2), px(4)), plus(item.max, px(2), -px(6)), color(Color::hover, over),
             px(radius::control));
    const TextStyle style = styles::strong.with(on ? Color::text : Color::text_muted);
    float at = item.min.x + px(4);
    const float middle = item.center().y - px(1);
    if (tab.icon != Icon::none) {
        draw_icon(draw, tab.icon, {at + px(9), middle}, 18, color(on ? Color::accent_ink : Color::text_muted));
        at += px(24);
    }
    draw_text(draw, {at, middle - font_px(style.size) / 2}, tab.label, style);
    if (tab.count >= 0)
        draw_badge(draw, {item.max.x - px(4) - (count_width(tab.count) - px(6)) / 2, middle}, tab.count,
                   on ? Tone::accent : Tone::neutral);
    if (item.ring) focus_ring(draw, plus(item.min, 0, px(5)), plus(item.max, 0, -px(7)), px(radius::control));
}

void tab_row_ui(const TabRow& row, int& active) {
    const ImVec2 start = cursor();
    const ImGuiID line_id = id_of("line");
    const int before = active;
    float x = start.x, line_from = 0, line_width = 0;
    for (int i = 0; i < static_cast<int>(row.tabs.size()); ++i) {
        const TabItem& tab = row.tabs[static_cast<std::size_t>(i)];
        const float width = tab_width(tab);
        set_cursor({x, start.y});
        const Item item = item_here(id_of(std::uint64_t(i), line_id), {width, row.tall}, {.grow_target = false});
        if (item.clicked) active = i;
        const bool on = i == active;
        draw_tab(tab, item, on);
        if (on) line_from = item.min.x, line_width = width;
        if (on && (before != active || row.brings_active_into_view))
            ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {item.min, item.max}, ImGuiScrollFlags_KeepVisibleEdgeX);
        report({.id = item.id,
                .role = Role::tab,
                .name = std::string{tab.label},
                .selected = static_cast<std::int8_t>(on)},
               item);
        x += width + row.space;
    }
    const float origin =
        ImGui::GetWindowPos().x - ImGui::GetScrollX(); // relative, so that scrolling does not animate the line
    const float from = origin + animate(id_of("from", line_id), line_from - origin, motion::normal);
    const float width = animate(id_of("width", line_id), line_width, motion::normal);
    fill(draw_here(), {from, start.y + row.tall - px(2.5f)}, {from + width, start.y + row.tall}, color(Color::accent),
         px(1.5f));
}

// Wider than its place: the row scrolls sideways between two arrows.
void scrolled_row_ui(TabRow row, ImVec2 start, float wide, int& active) {
    const float arrow = px(is_phone() ? 36 : 28), step = px(14);
    set_cursor(plus(start, arrow, 0));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    ImGui::BeginChild(id_of("row"), {wide - 2 * arrow, row.tall}, 0,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_HorizontalScrollbar |
                          ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    ImGuiWindow* inner = ImGui::GetCurrentWindow();
    // Whoever chose the tab, it comes into view; how far the row can scroll is known a frame after it was first drawn.
    int& seen = *ImGui::GetStateStorage()->GetIntRef(id_of("seen"), -1);
    row.brings_active_into_view = seen != active;
    if (inner->ScrollMax.x > 0)
        seen = active;
    else
        want_next_frame();
    tab_row_ui(row, active);
    ImGui::EndChild();
    const auto arrow_ui = [&](std::string_view id, Icon icon, float x, bool is_more, float way) {
        const ImVec2 min = plus(start, x, px(4));
        if (more_this_way_ui(id, icon, min, plus(min, arrow, row.tall - px(8)), is_more)) {
            ImGui::SetScrollX(inner, std::clamp(inner->Scroll.x + way, 0.0f, inner->ScrollMax.x));
            want_next_frame();
        }
    };
    arrow_ui("before", Icon::chevron_left, 0, inner->Scroll.x > 0.5f, -step);
    arrow_ui("after", Icon::chevron_right, wide - arrow, inner->Scroll.x < inner->ScrollMax.x - 0.5f, step);
}

} // namespace

bool tabs_ui(std::string_view id, std::span<const TabItem> tabs, int& active) {
    const int before = active;
    IdScope scope{id};
    const float tall = px(is_phone() ? 46 : 40), wide = width_left();
    const ImVec2 start = cursor();
    hairline(draw_here(), plus(start, 0, tall - px(1)), wide, color(Color::border));
    float labels = 0;
    for (const TabItem& tab : tabs) labels += tab_width(tab);
    const auto gaps = static_cast<float>(std::max<std::size_t>(1, tabs.size() - 1));
    const float space = std::clamp(std::floor((wide - labels) / gaps), px(4), px(is_phone() ? 14 : 18));
    push_report({.id = id_of("tabs"), .role = Role::tablist}, start, plus(start, wide, tall));
    if (labels + space * gaps > wide)
        scrolled_row_ui({.tabs = tabs, .tall = tall, .space = space}, start, wide, active);
    else
        tab_row_ui({.tabs = tabs, .tall = tall, .space = space}, active);
    semantics::pop();
    set_cursor(start);
    place({wide, tall});
    return active != before;
}

namespace {

float segment_width(const TabItem& segment) {
    const float label = segment.label.empty() ? 0 : text_size(segment.label, styles::label).x;
    return std::ceil(label) + (segment.icon != Icon::none ? px(segment.label.empty() ? 18 : 24) : 0) +
           count_width(segment.count) + 2 * px(12);
}

} // namespace

float segmented_width(std::span<const TabItem> segments) {
    float total = 2 * px(3);
    for (const TabItem& segment : segments) total += segment_width(segment);
    return total;
}

bool segmented_ui(std::string_view id, std::string_view name, std::span<const TabItem> segments, int& active) {
    const int before = active;
    IdScope scope{id};
    const float tall = control_height(), inset = px(3), pad = px(12);
    const float total = segmented_width(segments);
    const ImVec2 min = cursor(), max = plus(min, total, tall);
    place({total, tall});
    ImDrawList& draw = draw_here();
    push_report({.id = id_of("group"), .role = Role::radiogroup, .name = std::string{name}}, min, max);
    fill(draw, min, max, color(Color::neutral_soft), px(radius::control));
    // The raised plate first, so that labels lie on it.
    float plate_from = inset, plate_width = 0, x = inset;
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const float width = segment_width(segments[static_cast<std::size_t>(i)]);
        if (i == active) plate_from = x, plate_width = width;
        x += width;
    }
    const float from = min.x + animate(id_of("from"), plate_from, motion::normal),
                width = animate(id_of("width"), plate_width, motion::normal);
    const ImVec2 plate_min{from, min.y + inset}, plate_max{from + width, max.y - inset};
    draw_shadow(draw, plate_min, plate_max, px(6), Elevation::low);
    fill(draw, plate_min, plate_max, color(theme().mode == ThemeMode::dark ? Color::border_strong : Color::surface),
         px(6));
    if (is_high_contrast(theme().mode)) outline(draw, plate_min, plate_max, color(Color::border_strong), px(6), 2);
    x = min.x + inset;
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const TabItem& segment = segments[static_cast<std::size_t>(i)];
        const float wide = segment_width(segment);
        const Item item =
            item_at(id_of(std::uint64_t(i), id_of("segment")), {x, min.y + inset}, {x + wide, max.y - inset});
        if (item.clicked) active = i;
        const bool on = i == active;
        const ImU32 ink = color(on || item.hovered ? Color::text : Color::text_muted);
        float at = x + pad;
        if (segment.icon != Icon::none) {
            draw_icon(draw, segment.icon, {at + px(9), item.center().y}, 18, ink);
            at += px(24);
        }
        draw_text_colored(draw, {at, item.center().y - font_px(TextSize::small) / 2}, segment.label, styles::label,
                          wide, ink);
        if (segment.count >= 0)
            draw_badge(draw, {x + wide - pad - (count_width(segment.count) - px(6)) / 2, item.center().y},
                       segment.count, Tone::neutral);
        focus_ring(draw, item, px(6));
        report({.id = item.id,
                .role = Role::radio,
                .name = std::string{segment.label.empty() ? segment.name : segment.label},
                .checked = static_cast<std::int8_t>(on)},
               item);
        if (segment.label.empty()) tooltip_for(item, segment.name);
        x += wide;
    }
    semantics::pop();
    return active != before;
}

} // namespace crm
