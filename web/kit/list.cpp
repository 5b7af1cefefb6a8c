// List rows, labels with values, timelines, breadcrumbs. See display.hpp.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text/item_list.hpp"
#include "web/kit/button.hpp"
#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/photo.hpp"
#include "web/kit/text.hpp"

namespace crm {
namespace {

// The round check of a task: an empty ring, or a filled disc with a mark.
bool round_check(ImGuiID id, ImVec2 center, bool checked, std::string_view name) {
    const float half = px(is_phone() ? 20 : 14), r = px(9.5f);
    const Item item = item_at(id, plus(center, -half, -half), plus(center, half, half));
    ImDrawList& draw = draw_here();
    const float on = animate(id, checked ? 1.0f : 0.0f, motion::fast);
    draw.AddCircle(center, r, color(item.hovered ? Color::accent : Color::control_off), 32, px(1.6f));
    if (item.hovered && !checked) check_mark(draw, center, px(14), color(Color::accent, 0.6f), px(1.8f));
    if (on > 0) {
        draw.AddCircleFilled(center, r * (0.6f + 0.4f * on) + px(0.8f), color(Color::accent, on), 32);
        check_mark(draw, center, px(14), color(Color::accent_text, on), px(2));
    }
    focus_ring(draw, item, half);
    report({.id = id, .role = Role::checkbox, .name = std::string{name}, .checked = static_cast<std::int8_t>(checked)},
           item);
    return item.clicked;
}

void draw_icon_disc(ImDrawList& draw, ImVec2 center, float size, Icon icon, Tone tone) {
    const ToneColors tones = colors_of(tone);
    draw.AddCircleFilled(center, size / 2, color(tones.soft), 40);
    draw_icon(draw, icon, center, size / px(1) * 0.52f, color(tones.ink));
}

} // namespace

ListRowResult list_row_ui(std::string_view id, const ListRowSpec& spec) {
    ListRowResult result;
    IdScope scope{id};
    const bool two_lines = !spec.detail.empty();
    const float tall = two_lines ? px(is_phone() ? 64 : 56) : px(is_phone() ? 52 : 42);
    const float wide = width_left(), pad = px(8), gap_x = px(12);
    // The tint reaches a little beyond the words, which keep the line of what stands above them.
    const ImVec2 place_min = take_place({wide, tall});
    const Item row = item_at(id_of("row"), plus(place_min, -pad, 0), plus(place_min, wide + pad, tall),
                             {.overlap = true, .grow_target = false});
    push_report({.role = Role::group, .name = std::string{spec.title}}, row.min, row.max);
    report({.id = row.id,
            .role = Role::button,
            .name = std::string{spec.title},
            .description = std::string{spec.detail},
            .current = spec.selected},
           row);
    ImDrawList& draw = draw_here();
    const float corner = px(radius::control), middle = row.center().y;
    if (spec.selected) fill(draw, row.min, row.max, color(Color::selection), corner);
    fill(draw, row.min, row.max, state_tint(row), corner);
    focus_ring(draw, row, corner);

    float x = row.min.x + pad, end = row.max.x - pad;
    if (spec.checked >= 0) {
        result.check_clicked = round_check(id_of("check"), {x + px(10), middle}, spec.checked == 1, spec.title);
        x += px(34);
    }
    const float disc = two_lines ? px(36) : px(28);
    if (!spec.avatar.empty()) {
        draw_avatar(draw, {x + disc / 2, middle}, disc, spec.avatar);
        x += disc + gap_x;
    } else if (spec.photo) {
        const float half = disc / 2;
        draw_photo(draw, *spec.photo, {x, middle - half}, {x + disc, middle + half}, px(radius::control));
        x += disc + gap_x;
    } else if (spec.icon != Icon::none) {
        draw_icon_disc(draw, {x + disc / 2, middle}, disc, spec.icon, spec.icon_tone);
        x += disc + gap_x;
    }
    if (spec.chevron) {
        draw_icon(draw, Icon::chevron_right, {end - px(8), middle}, 18, color(Color::text_faint));
        end -= px(24);
    }
    const bool inside =
        ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
        ImGui::IsMouseHoveringRect(row.min, row.max);
    // They stay while one of them has the focus: Tab goes from the row over its buttons to the next row.
    const bool has_focus = row.ring || std::ranges::any_of(spec.action_names, [](std::string_view name) {
                               return id_of(name) == semantics::focused();
                           });
    const bool shows_actions = !spec.actions.empty() && (is_phone() || inside || has_focus);
    const ImVec2 after = cursor();
    for (std::size_t i = spec.actions.size(); i-- > 0;) {
        const float button = is_phone() ? px(40) : px(30);
        if (shows_actions) {
            set_cursor({end - button, middle - small_control_height() / 2});
            const std::string_view name = i < spec.action_names.size() ? spec.action_names[i] : std::string_view{};
            if (icon_button_ui(spec.actions[i], name, {.kind = ButtonKind::quiet, .small = true, .width = button}))
                result.action = static_cast<int>(i);
        }
        if (shows_actions) end -= button + px(2);
    }
    set_cursor(after);
    // On a telephone with buttons the chip stands before the second line, so that the title keeps its room.
    float detail_x = x;
    const bool is_chip_below = is_phone() && shows_actions && two_lines && spec.chip_tone && !spec.end_text.empty();
    if (is_chip_below) {
        const float width = std::min(chip_width(spec.end_text), wide * 0.5f);
        draw_chip(draw, {x, middle + px(3)}, spec.end_text, *spec.chip_tone, width);
        detail_x += width + px(8);
    } else if (!spec.end_text.empty() && !(shows_actions && !is_phone())) {
        if (spec.chip_tone) {
            const float width = std::min(chip_width(spec.end_text), wide * 0.4f);
            draw_chip(draw, {end - width, middle - px(11)}, spec.end_text, *spec.chip_tone, width);
            end -= width + gap_x;
        } else {
            constexpr TextStyle style = styles::small.with(Color::text_muted);
            const float width = std::min(text_size(spec.end_text, style).x, wide * 0.4f);
            draw_text_in(draw, {end - width, row.min.y}, {end, row.max.y}, spec.end_text, style, Align::end);
            end -= width + gap_x;
        }
    }
    const bool faded_title = spec.strike || spec.checked == 1;
    const TextStyle title =
        (two_lines ? styles::strong : styles::body).with(faded_title ? Color::text_muted : Color::text);
    const float title_tall = font_px(TextSize::body);
    const float top = two_lines ? middle - (title_tall + font_px(TextSize::small)) / 2 : middle - title_tall / 2;
    draw_text_cut(draw, {x, top}, spec.title, title, end - x);
    if (faded_title)
        hairline(draw, {x, top + title_tall * 0.55f}, std::min(text_size(spec.title, title).x, end - x),
                 color(Color::text_muted));
    if (two_lines)
        draw_text_cut(draw, {detail_x, top + title_tall}, spec.detail, styles::small.with(Color::text_muted),
                      end - detail_x);
    semantics::pop();
    result.clicked = row.clicked && !result.check_clicked && result.action < 0;
    return result;
}

namespace {

// Words in a place of their own: one line in its middle, or as many lines as they need, never cut.
float height_of(std::string_view text, TextStyle style, float room) {
    return text_size(text, style).x <= room ? font_px(style.size) : text_size(text, style, room).y;
}
void draw_whole(ImVec2 min, float room, float tall, std::string_view text, TextStyle style) {
    const ImVec2 at = plus(min, 0, std::floor((tall - height_of(text, style, room)) / 2));
    if (text_size(text, style).x <= room)
        draw_text(draw_here(), at, text, style); // at the start, whatever its script
    else
        draw_wrapped(draw_here(), at, text, style, room);
}

} // namespace

KeyValueResult key_value_ui(std::string_view label, std::string_view value, const KeyValueSpec& spec) {
    KeyValueResult result;
    IdScope scope{label};
    const float wide = width_left();
    const bool stacked = wide < px(260);
    const float icon_room = spec.icon == Icon::none ? 0 : px(26);
    const float copy_room = spec.can_copy && !value.empty() ? px(30) : 0;
    const float label_width =
        stacked ? wide : std::min(px(spec.label_width), wide * (spec.label_width > 128 ? 0.7f : 0.42f));
    const float label_room = label_width - icon_room - px(8);
    const float value_room = (stacked ? wide - icon_room : wide - label_width) - copy_room;
    const std::string shown = value.empty()        ? std::string{spec.empty.empty() ? "—" : spec.empty}
                              : spec.left_to_right ? ltr(value)
                                                   : std::string{value};
    const TextStyle label_style = styles::body.with(Color::text_muted);
    const TextStyle style =
        value.empty() ? styles::body.with(Color::text_faint) : styles::body.with(spec.link ? Color::link : Color::text);
    const bool is_one_line = spec.link && !value.empty(); // what is pressed stays in one line
    const float label_tall = height_of(label, label_style, label_room);
    const float value_tall = is_one_line ? font_px(style.size) : height_of(shown, style, value_room);
    const float tall = stacked ? label_tall + value_tall + px(8)
                               : std::max({px(34), touch_target(), label_tall + px(12), value_tall + px(12)});
    const ImVec2 min = cursor(), max = plus(min, wide, tall);
    place({wide, tall});
    ImDrawList& draw = draw_here();
    const float line = stacked ? label_tall : tall;
    if (icon_room > 0) draw_icon(draw, spec.icon, {min.x + px(8), min.y + line / 2}, 17, color(Color::text_faint));
    draw_whole(plus(min, icon_room, 0), label_room, line, label, label_style);
    const ImVec2 value_min = stacked ? plus(min, icon_room, line) : plus(min, label_width, 0);
    const float width = std::min(text_size(shown, style).x, value_room);
    report({.role = Role::text, .name = std::string{label} + ": " + std::string{value.empty() ? spec.empty : value}},
           min, max);
    if (is_one_line) {
        const Item item = item_at(id_of("value"), value_min, {value_min.x + width, max.y});
        draw_text_in(draw, value_min, {value_min.x + value_room, max.y}, shown, style);
        if (item.hovered || item.ring)
            hairline(draw, {value_min.x, (value_min.y + max.y) / 2 + font_px(TextSize::body) * 0.34f}, width,
                     color(Color::link));
        focus_ring(draw, item, px(4));
        report({.id = item.id, .role = Role::link, .name = std::string{value}}, item);
        result.clicked = item.clicked;
    } else if (spec.is_shortcut)
        draw_shortcut(draw, {max.x, (value_min.y + max.y) / 2}, value);
    else
        draw_whole(value_min, value_room, max.y - value_min.y, shown, style);
    if (copy_room > 0 &&
        (is_phone() || ImGui::IsMouseHoveringRect(min, max) || semantics::focused() == id_of(say(kit_words::copy)))) {
        const ImVec2 after = cursor();
        set_cursor({value_min.x + width + px(4), (value_min.y + max.y - small_control_height()) / 2});
        result.copy = icon_button_ui(Icon::copy, say(kit_words::copy), {.kind = ButtonKind::quiet, .small = true});
        set_cursor(after);
    }
    return result;
}

namespace {

struct Timeline { // of those that are drawn now; an entry lasts until the next one
    bool is_open = false, has_entry = false;
} the_timeline;

void next_in_timeline(ImVec2 min, ImVec2 max) {
    if (!the_timeline.is_open) return;
    if (std::exchange(the_timeline.has_entry, true)) semantics::pop();
    push_report({.role = Role::listitem}, min, max);
}

} // namespace

bool timeline_item_ui(std::string_view id, const TimelineItemSpec& item) {
    IdScope scope{id};
    const ImVec2 min = cursor();
    const float wide = width_left(), disc = px(32), column = px(46);
    const float time_width = text_size(item.time, styles::caption).x;
    const float text_width = wide - column;
    const float title_tall = font_px(TextSize::body);
    // The time stands at the end of the title's line, or under the title where both have no room.
    const bool is_time_below = text_size(item.title, styles::strong).x + time_width + px(20) > text_width;
    const float time_tall = is_time_below ? font_px(TextSize::caption) + px(2) : 0;
    const float text_tall = item.text.empty() ? 0 : text_size(item.text, styles::muted, text_width).y + px(2);
    const float actor_tall = item.actor.empty() ? 0 : font_px(TextSize::caption) + px(2);
    const float tall = std::max(px(5) + title_tall + time_tall + text_tall + actor_tall, disc) + px(item.last ? 4 : 18);
    Item row{.min = min, .max = plus(min, wide, tall)};
    if (item.can_click)
        row = item_here(id_of("item"), {wide, tall}, {.overlap = true, .grow_target = false});
    else
        place({wide, tall});
    ImDrawList& draw = draw_here();
    if (item.can_click) {
        const ImVec2 from = plus(min, column - px(8), 0), to = plus(min, wide, tall - px(item.last ? 0 : 12));
        fill(draw, from, to, state_tint(row), px(radius::control));
        if (row.ring) focus_ring(draw, from, to, px(radius::control));
    }
    const ImVec2 center = plus(min, disc / 2, disc / 2);
    if (!item.last)
        hairline(draw, {center.x - px(0.5f), min.y + disc + px(4)}, tall - disc - px(8), color(Color::border_strong),
                 true);
    draw_icon_disc(draw, center, disc, item.icon, item.tone);
    float y = min.y + px(5);
    draw_text_cut(draw, {min.x + column, y}, item.title, styles::strong,
                  is_time_below ? text_width : text_width - time_width - px(16));
    const ImVec2 time_at =
        is_time_below ? ImVec2{min.x + column, y + title_tall}
                      : ImVec2{min.x + wide - time_width - px(4), y + (title_tall - font_px(TextSize::caption)) / 2};
    draw_text(draw, time_at, item.time, styles::caption);
    y += title_tall + time_tall;
    if (!item.text.empty()) draw_wrapped(draw, {min.x + column, y + px(2)}, item.text, styles::muted, text_width);
    y += text_tall;
    if (!item.actor.empty())
        draw_text_cut(draw, {min.x + column, y + px(2)}, item.actor, styles::caption.with(Color::text_faint),
                      text_width);
    std::string name{item.title};
    for (std::string_view part : {item.text, item.time, item.actor}) append_item(name, part, kit_locale().language);
    next_in_timeline(row.min, row.max);
    report({.id = item.can_click ? row.id : 0,
            .role = item.can_click ? Role::button : Role::text,
            .name = std::move(name)},
           row.min, row.max);
    return row.clicked;
}

void begin_timeline_ui(std::string_view name) {
    const ImVec2 at = cursor();
    push_report({.id = id_of("timeline"), .role = Role::list, .name = std::string{name}}, at,
                plus(at, width_left(), 1));
    the_timeline = {.is_open = true};
}

void end_timeline_ui() {
    if (the_timeline.has_entry) semantics::pop();
    the_timeline = {};
    semantics::pop();
}

namespace {

void here_ui(std::string_view step) { // the page one is on
    const ImVec2 size = text_size(step, styles::small), at = cursor();
    place(size);
    draw_text(draw_here(), at, step, styles::small);
    report({.role = Role::text, .name = std::string{step}, .current = true}, at, plus(at, size.x, size.y));
}

} // namespace

int breadcrumb_ui(std::string_view id, std::span<const std::string_view> steps) {
    int clicked = -1;
    IdScope scope{id};
    const ImVec2 start = cursor();
    push_report({.id = id_of("breadcrumb"), .role = Role::navigation, .name = std::string{say(kit_words::breadcrumb)}},
                start, plus(start, width_left(), font_px(TextSize::small)));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        IdScope step{std::uint64_t{i}};
        if (i > 0) {
            beside(2);
            const ImVec2 at = cursor();
            place({px(16), font_px(TextSize::small)});
            draw_icon(draw_here(), Icon::chevron_right, plus(at, px(8), font_px(TextSize::small) / 2), 15,
                      color(Color::text_faint));
            beside(2);
        }
        if (i + 1 == steps.size())
            here_ui(steps[i]);
        else if (link_ui(steps[i], {.style = styles::small.with(Color::text_muted)}))
            clicked = static_cast<int>(i);
    }
    semantics::pop();
    return clicked;
}

} // namespace crm
