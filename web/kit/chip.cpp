// Chips, badges, keyboard shortcuts. See display.hpp.
#include <algorithm>
#include <cmath>
#include <vector>

#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {
namespace {

constexpr TextStyle chip_style{.size = TextSize::caption, .weight = Weight::medium};
float chip_height() { return px(22); }
float chip_padding() { return px(8); }

std::string count_text(int count) { return count > 999 ? plain_number(999) + "+" : plain_number(count); }

} // namespace

float chip_width(std::string_view label) { return std::ceil(text_size(label, chip_style).x) + 2 * chip_padding(); }

float draw_chip(ImDrawList& draw, ImVec2 at, std::string_view label, Tone tone, float width_max) {
    const ToneColors tones = colors_of(tone);
    const float width = std::min(chip_width(label), width_max);
    const ImVec2 max = plus(at, width, chip_height());
    fill(draw, at, max, color(tones.soft), px(radius::chip));
    draw_text_in(draw, plus(at, chip_padding(), 0), plus(max, -chip_padding(), 0), label, chip_style.with(tones.ink));
    return width;
}

ChipAnswer chip_ui(std::string_view label, Tone tone, const ChipSpec& spec) {
    const bool reacts = spec.can_click;
    const float tall = reacts || spec.can_remove ? small_control_height() : chip_height();
    const TextStyle style = tall > chip_height() ? styles::label : chip_style;
    const float pad = tall > chip_height() ? px(10) : chip_padding();
    const float before = spec.dot ? px(14) : spec.icon != Icon::none ? px(20) : 0, after = spec.can_remove ? px(18) : 0;
    const float width = std::ceil(text_size(label, style).x) + 2 * pad + before + after;
    const ToneColors tones = colors_of(spec.on ? Tone::accent : tone);
    const ImVec2 min = take_place({width, tall}), max = plus(min, width, tall);
    ImDrawList& draw = draw_here();
    IdScope scope{spec.id.empty() ? label : spec.id};

    Item item{.min = min, .max = max, .visible = true};
    if (reacts) item = item_at(id_of("chip"), min, max, {.overlap = true});
    const float corner = tall > chip_height() ? tall / 2 : px(radius::chip);
    if (reacts && !spec.on && tone == Tone::neutral) {
        fill(draw, min, max, color(Color::raised), corner);
        outline(draw, min, max, color(Color::border_strong), corner);
    } else {
        fill(draw, min, max, color(tones.soft), corner);
        edge_if_high(draw, min, max, color(tones.ink), corner);
        if (spec.on) outline(draw, min, max, color(Color::accent, 0.35f), corner);
    }
    if (reacts) fill(draw, min, max, state_tint(item), corner);
    const float middle = (min.y + max.y) / 2;
    if (spec.dot)
        draw.AddCircleFilled({min.x + pad + px(3.5f), middle}, px(3.5f), color(tones.solid));
    else if (spec.icon != Icon::none)
        draw_icon(draw, spec.icon, {min.x + pad + px(7), middle}, 16, color(tones.ink));
    draw_text_in(draw, plus(min, pad + before, 0), plus(max, -pad - after + px(1), 0), label, style.with(tones.ink));

    ChipAnswer answer = item.clicked ? ChipAnswer::clicked : ChipAnswer::none;
    if (reacts) {
        focus_ring(draw, item, corner);
        report({.id = item.id,
                .role = Role::button,
                .name = std::string{label},
                .checked = static_cast<std::int8_t>(spec.on)},
               item);
    } else
        report({.role = Role::text, .name = std::string{label}}, min, max);
    if (spec.can_remove) {
        const ImVec2 center{max.x - pad - px(4), middle};
        const float half = tall / 2;
        const Item cross = item_at(id_of("remove"), plus(center, -px(11), -half), plus(center, px(11), half));
        if (cross.hovered) draw.AddCircleFilled(center, px(9), color(Color::pressed));
        draw_icon(draw, Icon::close, center, 14, color(tones.ink));
        focus_ring(draw, cross, half);
        report({.id = cross.id, .role = Role::button, .name = say(kit_words::remove_it, label)}, cross);
        if (cross.clicked) answer = ChipAnswer::removed;
    }
    return answer;
}

void draw_badge(ImDrawList& draw, ImVec2 center, int count, Tone tone) {
    const ToneColors tones = colors_of(tone);
    const std::string text = count_text(count);
    const float tall = px(20), width = std::max(text_size(text, chip_style).x + px(11), tall);
    const ImVec2 min = plus(center, -width / 2, -tall / 2), max = plus(center, width / 2, tall / 2);
    fill(draw, min, max, color(tones.soft), tall / 2);
    edge_if_high(draw, min, max, color(tones.ink), tall / 2);
    draw_text_in(draw, min, max, text, chip_style.with(tones.ink), Align::center);
}

void badge_ui(int count, Tone tone) {
    const float tall = px(20), width = std::max(text_size(count_text(count), chip_style).x + px(11), tall);
    const ImVec2 at = take_place({width, tall});
    draw_badge(draw_here(), plus(at, width / 2, tall / 2), count, tone);
    report({.role = Role::text, .name = plain_number(count)}, at, plus(at, width, tall));
}

namespace {

constexpr TextStyle key_style{.size = TextSize::caption, .weight = Weight::medium, .color = Color::text_muted};
float key_width(std::string_view key) { return std::max(std::ceil(text_size(key, key_style).x) + px(10), px(20)); }

std::vector<std::string_view> keys_of(std::string_view shortcut) {
    std::vector<std::string_view> keys;
    for (std::size_t at = 0; at < shortcut.size();) {
        const std::size_t next = std::min(shortcut.find_first_of(" +", at), shortcut.size());
        if (next > at) keys.push_back(shortcut.substr(at, next - at));
        at = next + 1;
    }
    return keys;
}

} // namespace

float shortcut_width(std::string_view shortcut) {
    float width = 0;
    for (std::string_view key : keys_of(shortcut)) width += key_width(key) + px(3);
    return std::max(width - px(3), 0.0f);
}

float draw_shortcut(ImDrawList& draw, ImVec2 end_center, std::string_view shortcut) {
    auto keys = keys_of(shortcut);
    // Keys are read from the left in every language: in a mirrored frame the first one stands at the end.
    if (theme().right_to_left) std::ranges::reverse(keys);
    const float width = shortcut_width(shortcut), tall = px(20);
    float x = end_center.x - width;
    for (std::string_view key : keys) {
        const ImVec2 min{x, end_center.y - tall / 2}, max{x + key_width(key), end_center.y + tall / 2};
        fill(draw, min, max, color(Color::sunken), px(5));
        outline(draw, min, max, color(Color::border), px(5));
        draw_text_in(draw, min, max, key, key_style, Align::center);
        x = max.x + px(3);
    }
    return width;
}

void shortcut_ui(std::string_view shortcut) {
    const float width = shortcut_width(shortcut);
    const ImVec2 at = take_place({width, px(20)});
    draw_shortcut(draw_here(), plus(at, width, px(10)), shortcut);
}

} // namespace crm
