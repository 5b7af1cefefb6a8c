// See toggles.hpp.
#include "web/kit/toggles.hpp"

#include <algorithm>

#include "web/kit/draw.hpp"
#include "web/kit/form.hpp"

namespace crm {
namespace {

float line_tall() { return std::max(px(28), touch_target()); }

// The label and its description beside a control; gives the height they need.
float words_height(std::string_view label, const ToggleSpec& spec, float width) {
    const float name = spec.hide_label ? 0 : text_size(label, styles::body, width).y;
    return name + (spec.description.empty() ? 0 : text_size(spec.description, styles::help, width).y);
}
void draw_words(ImVec2 at, std::string_view label, const ToggleSpec& spec, float width, bool disabled) {
    if (spec.hide_label) return;
    draw_wrapped(draw_here(), at, label, styles::body.with(disabled ? Color::text_faint : Color::text), width);
    draw_wrapped(draw_here(), plus(at, 0, text_size(label, styles::body, width).y), spec.description, styles::help,
                 width);
}

std::int8_t checked_state(bool on) { return on ? 1 : 0; }

} // namespace

void draw_checkbox(ImDrawList& draw, ImVec2 center, float size, bool checked, bool mixed, bool hovered, bool disabled) {
    const ImVec2 min = plus(center, -size / 2, -size / 2), max = plus(center, size / 2, size / 2);
    const float corner = size * 0.28f;
    if (checked || mixed) {
        fill(draw, min, max,
             color(disabled  ? Color::control_off
                   : hovered ? Color::accent_hover
                             : Color::accent),
             corner);
        const ImU32 ink = color(Color::accent_text);
        if (mixed)
            fill(draw, plus(center, -size * 0.25f, -size * 0.06f), plus(center, size * 0.25f, size * 0.06f), ink,
                 size * 0.06f);
        else
            check_mark(draw, center, size, ink, std::max(size * 0.115f, px(1.6f)));
        return;
    }
    fill(draw, min, max, color(disabled ? Color::sunken : Color::surface), corner);
    outline(draw, min, max, color(hovered ? Color::accent : Color::control_off, disabled ? 0.5f : 1), corner, 1.5f);
}

bool checkbox_ui(std::string_view label, bool& checked, const ToggleSpec& spec) {
    const float box = px(is_phone() ? 22 : 18), space = px(10);
    const float words_width = std::max(width_left() - box - space, px(20));
    const float words = words_height(label, spec, words_width);
    const float label_width =
        spec.hide_label
            ? 0
            : std::min(std::max(text_size(label).x, text_size(spec.description, styles::help).x), words_width) + space;
    const float tall = std::max(words, spec.description.empty() ? line_tall() : 0);
    const Item item =
        item_here(id_of(spec.id.empty() ? label : spec.id), {box + label_width, tall}, {.disabled = spec.disabled});
    if (item.clicked) checked = !checked;
    if (item.visible) {
        const float middle = spec.description.empty() ? item.center().y : item.min.y + font_px(TextSize::body) / 2;
        const ImVec2 center{item.min.x + box / 2, middle};
        draw_checkbox(draw_here(), center, box, checked, spec.mixed, item.hovered, item.disabled);
        draw_words({item.min.x + box + space, item.min.y + (tall - words) / 2}, label, spec, words_width,
                   item.disabled);
        if (item.ring)
            focus_ring(draw_here(), plus(center, -box / 2, -box / 2), plus(center, box / 2, box / 2), box * 0.28f);
    }
    report({.id = item.id,
            .role = Role::checkbox,
            .name = std::string{label},
            .description = std::string{spec.description},
            .checked = checked_state(checked)},
           item);
    return item.clicked;
}

bool switch_ui(std::string_view label, bool& on, const ToggleSpec& spec) {
    const float track_wide = px(is_phone() ? 46 : 38), track_tall = px(is_phone() ? 27 : 22);
    const float room = field_width_here(), words_width = std::max(room - track_wide - px(16), px(20));
    const float words = words_height(label, spec, words_width);
    const float wide = spec.hide_label ? track_wide : room, tall = std::max(words, line_tall());
    const Item item = item_here(id_of(spec.id.empty() ? label : spec.id), {wide, tall}, {.disabled = spec.disabled});
    if (item.clicked) on = !on;
    if (item.visible) {
        ImDrawList& draw = draw_here();
        draw_words({item.min.x, item.min.y + (tall - words) / 2}, label, spec, words_width, item.disabled);
        const ImVec2 max{item.max.x, item.center().y + track_tall / 2}, min{max.x - track_wide, max.y - track_tall};
        const float at = animate(item.id, on ? 1.0f : 0.0f, motion::fast);
        fill(draw, min, max, item.disabled ? color(Color::border_strong) : mix(Color::control_off, Color::accent, at),
             track_tall / 2);
        const float r = track_tall / 2 - px(3);
        const ImVec2 knob{min.x + track_tall / 2 + at * (track_wide - track_tall), (min.y + max.y) / 2};
        draw.AddCircleFilled(plus(knob, 0, px(1)), r, color(Color::shadow, 0.25f));
        draw.AddCircleFilled(knob, r, color(on && is_dark(theme().mode) ? Color::accent_text : Color::knob));
        if (item.ring) focus_ring(draw, min, max, track_tall / 2);
    }
    report({.id = item.id,
            .role = Role::switch_,
            .name = std::string{label},
            .description = std::string{spec.description},
            .checked = checked_state(on)},
           item);
    return item.clicked;
}

bool radio_group_ui(std::string_view id, const FieldSpec& spec, std::span<const std::string_view> labels, int& index,
                    bool in_a_row) {
    const int before = index;
    IdScope scope{id};
    const ImVec2 start = cursor();
    push_report({.id = id_of("group"),
                 .role = Role::radiogroup,
                 .name = std::string{spec.label},
                 .description = std::string{spec.error.empty() ? spec.help : spec.error},
                 .invalid = !spec.error.empty(),
                 .required = spec.required},
                start, plus(start, width_left(), line_tall()));
    ImGui::BeginGroup();
    ImDrawList& draw = draw_here();
    if (!spec.label.empty() && !spec.hide_label) {
        constexpr TextStyle style = styles::label.with(Color::text_muted);
        draw_text(draw, start, spec.label, style);
        place({0, font_px(style.size)});
        gap(2);
    }
    const float ring = px(is_phone() ? 22 : 18), space = px(9);
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        const std::string_view label = labels[static_cast<std::size_t>(i)];
        const float wide = ring + space + text_size(label).x;
        if (i > 0 && in_a_row) {
            ImGui::SameLine(0, px(20));
            if (width_left() < wide) ImGui::NewLine();
        } else if (i > 0)
            gap(0);
        const Item item =
            item_here(id_of(std::uint64_t(i), id_of("radio")), {wide, line_tall()}, {.disabled = spec.disabled});
        if (item.clicked) index = i;
        const bool on = index == i;
        const ImVec2 center{item.min.x + ring / 2, item.center().y};
        const float filled = animate(item.id, on ? 1.0f : 0.0f, motion::fast);
        draw.AddCircleFilled(center, ring / 2,
                             on ? color(item.disabled ? Color::control_off : Color::accent) : color(Color::surface),
                             32);
        if (!on)
            draw.AddCircle(center, ring / 2 - px(0.75f), color(item.hovered ? Color::accent : Color::control_off), 32,
                           px(1.5f));
        if (on) draw.AddCircleFilled(center, ring * 0.20f * filled, color(Color::accent_text), 24);
        draw_text(draw, {item.min.x + ring + space, item.center().y - font_px(TextSize::body) / 2}, label,
                  styles::body.with(item.disabled ? Color::text_faint : Color::text));
        if (item.ring) focus_ring(draw, plus(center, -ring / 2, -ring / 2), plus(center, ring / 2, ring / 2), ring / 2);
        report({.id = item.id, .role = Role::radio, .name = std::string{label}, .checked = checked_state(on)}, item);
    }
    if (!spec.error.empty()) {
        gap(2);
        const ImVec2 at = cursor();
        constexpr TextStyle style = styles::help.with(Color::danger_ink);
        place(text_size(spec.error, style));
        draw_text(draw, at, spec.error, style);
    }
    ImGui::EndGroup();
    semantics::set_container_rect(start, ImGui::GetItemRectMax());
    semantics::pop();
    return index != before;
}

} // namespace crm
