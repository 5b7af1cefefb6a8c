// See button.hpp.
#include "web/kit/button.hpp"

#include <algorithm>
#include <cmath>

#include "web/kit/draw.hpp"
#include "web/kit/notice.hpp"
#include "web/theme/elevation.hpp"

namespace crm {
namespace {

constexpr TextStyle label_style = styles::strong;

struct Look {
    ImU32 ground, line, ink;
    bool raised;
};

Look look_of(const ButtonSpec& spec, const Item& item) {
    if (item.disabled) {
        const bool solid = spec.kind == ButtonKind::primary || spec.kind == ButtonKind::danger;
        return {solid || spec.kind == ButtonKind::secondary ? color(Color::neutral_soft) : 0, 0,
                color(Color::text_faint, 0.75f), false};
    }
    const float over = animate(id_of("hover", item.id), item.hovered ? 1.0f : 0.0f, motion::fast);
    const bool down = item.held && item.hovered;
    switch (spec.kind) {
    case ButtonKind::primary:
        return {down ? color(Color::accent_pressed) : mix(Color::accent, Color::accent_hover, over), 0,
                color(Color::accent_text), true};
    case ButtonKind::danger:
        return {down ? color(Color::danger_pressed) : mix(Color::danger, Color::danger_hover, over), 0,
                color(Color::danger_text), true};
    case ButtonKind::secondary:
        if (spec.on) return {color(Color::accent_soft), color(Color::accent, 0.35f), color(Color::accent_ink), false};
        return {color(Color::raised), color(Color::border_strong), color(Color::text), true};
    case ButtonKind::quiet: break;
    }
    return {spec.on ? color(Color::accent_soft) : 0, 0,
            spec.on ? color(Color::accent_ink) : color(spec.ink.value_or(Color::text)), false};
}

float height_of(const ButtonSpec& spec) { return spec.small ? small_control_height() : control_height(); }
TextStyle style_of(const ButtonSpec& spec) { return spec.small ? styles::label : label_style; }
float icon_size(const ButtonSpec& spec) { return spec.small ? 16.0f : 18.0f; }
float padding_of(const ButtonSpec& spec) { return px(spec.small ? 10 : spec.kind == ButtonKind::quiet ? 12 : 14); }
Icon end_icon_of(const ButtonSpec& spec) {
    return spec.has_popup && spec.end_icon == Icon::none ? Icon::chevron_down : spec.end_icon;
}

void draw_ground(ImDrawList& draw, const Item& item, const ButtonSpec& spec, const Look& look) {
    const float corner = px(radius::control);
    if (look.raised && !item.held) draw_shadow(draw, item.min, item.max, corner, Elevation::low, 0.6f);
    fill(draw, item.min, item.max, look.ground, corner);
    if (look.line) outline(draw, item.min, item.max, look.line, corner);
    if (spec.kind == ButtonKind::secondary || spec.kind == ButtonKind::quiet)
        fill(draw, item.min, item.max, state_tint(item), corner);
    focus_ring(draw, item, corner);
}

bool finish(const Item& item, std::string_view name, const ButtonSpec& spec, std::string_view tooltip) {
    if (!tooltip.empty() || !spec.shortcut.empty()) tooltip_for(item, tooltip.empty() ? name : tooltip, spec.shortcut);
    report({.id = item.id,
            .role = Role::button,
            .name = std::string{name},
            .shortcut = std::string{spec.shortcut},
            .has_popup = spec.has_popup},
           item);
    return item.clicked && !spec.busy;
}

} // namespace

float button_width(std::string_view label, const ButtonSpec& spec) {
    if (spec.width > 0) return spec.width;
    const float with_icon = px(icon_size(spec)) + px(6);
    float width = text_size(label, style_of(spec)).x + 2 * padding_of(spec);
    if (spec.icon != Icon::none || spec.busy) width += with_icon - px(2);
    if (end_icon_of(spec) != Icon::none) width += with_icon - px(2);
    return std::ceil(width);
}

bool button_ui(std::string_view label, const ButtonSpec& spec) {
    const Item item = item_here(id_of(spec.id.empty() ? label : spec.id), {button_width(label, spec), height_of(spec)},
                                {.disabled = spec.disabled});
    if (item.visible) {
        ImDrawList& draw = draw_here();
        const Look look = look_of(spec, item);
        draw_ground(draw, item, spec, look);
        const float size = px(icon_size(spec)), space = px(6), y = item.center().y;
        const Icon after = end_icon_of(spec);
        const bool has_before = spec.icon != Icon::none || spec.busy;
        const float extras = (has_before ? size + space : 0) + (after != Icon::none ? size + space : 0);
        const float room = item.width() - 2 * px(8) - extras;
        const float text_width = std::min(text_size(label, style_of(spec)).x, room);
        float x = item.min.x + std::floor((item.width() - text_width - extras) / 2);
        if (has_before) {
            if (spec.busy)
                draw_spinner(draw, {x + size / 2, y}, size, look.ink);
            else
                draw_icon(draw, spec.icon, {x + size / 2, y}, icon_size(spec), look.ink);
            x += size + space;
        }
        const TextStyle style = style_of(spec);
        draw_text_colored(draw, {x, y - font_px(style.size) / 2}, label, style, room + 1, look.ink);
        x += text_width + space;
        if (after != Icon::none) draw_icon(draw, after, {x + size / 2, y}, icon_size(spec), look.ink);
    }
    return finish(item, label, spec, spec.tooltip);
}

bool icon_button_ui(Icon icon, std::string_view name, const ButtonSpec& spec) {
    const float side = spec.width > 0 ? spec.width : height_of(spec);
    const Item item =
        item_here(id_of(spec.id.empty() ? name : spec.id), {side, height_of(spec)}, {.disabled = spec.disabled});
    if (item.visible) {
        ImDrawList& draw = draw_here();
        Look look = look_of(spec, item);
        if (spec.kind == ButtonKind::quiet && !item.disabled && !spec.on && !spec.ink)
            look.ink = mix(Color::text_muted, Color::text, item.hovered ? 1.0f : 0.0f);
        draw_ground(draw, item, spec, look);
        if (spec.busy)
            draw_spinner(draw, item.center(), px(icon_size(spec)), look.ink);
        else
            draw_icon(draw, icon, item.center(), spec.small ? 18 : 20, look.ink);
    }
    return finish(item, name, spec, spec.tooltip.empty() ? name : spec.tooltip);
}

bool link_ui(std::string_view label, const LinkSpec& spec) {
    const float icon_room = spec.icon == Icon::none ? 0 : px(20), outside = spec.external ? px(18) : 0;
    const float room = spec.width_max > 0 ? spec.width_max : width_left();
    const ImVec2 size = text_size(label, spec.style);
    const float width = std::min(size.x, std::max(room - icon_room - outside, px(16)));
    const Item item = item_here(id_of(spec.id.empty() ? label : spec.id), {width + icon_room + outside, size.y});
    if (item.visible) {
        ImDrawList& draw = draw_here();
        const ImU32 ink = color(spec.style.color);
        const float y = item.center().y;
        if (icon_room > 0) draw_icon(draw, spec.icon, {item.min.x + px(8), y}, 16, ink);
        const ImVec2 at{item.min.x + icon_room, item.min.y};
        draw_text_cut(draw, at, label, spec.style, width + 1);
        if (item.hovered || item.ring) hairline(draw, {at.x, item.min.y + size.y * 0.84f}, width, ink);
        if (outside > 0) draw_icon(draw, Icon::external_link, {item.max.x - px(7), y}, 13, ink);
        focus_ring(draw, item, px(4));
    }
    report({.id = item.id, .role = Role::link, .name = std::string{label}}, item);
    return item.clicked;
}

} // namespace crm
