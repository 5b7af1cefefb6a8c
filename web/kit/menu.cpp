// Menus and popovers. See overlay.hpp.
#include <algorithm>
#include <utility>

#include "web/kit/display.hpp"
#include "web/kit/kit_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

float menu_item_height() { return px(is_phone() ? 44 : 34); }

} // namespace

void open_menu(std::string_view id) { open_overlay_under_last_item(id_of(id)); }
void open_context_menu(std::string_view id) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    open_overlay(id_of(id), {at, at, true});
}

bool begin_menu_ui(std::string_view id, std::string_view name) {
    const bool shown = begin_overlay(
        {.id = id_of(id), .role = Role::menu, .name = std::string{name}, .width_min = px(190), .padding = px(6, 6)});
    if (shown) ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    return shown;
}

void end_menu_ui() {
    ImGui::PopStyleVar();
    end_overlay();
}

bool menu_item_ui(std::string_view label, const MenuItemSpec& spec) {
    const bool has_check = spec.checked >= 0;
    const float before = px(10) + (spec.icon != Icon::none ? px(28) : 0) + (has_check ? px(26) : 0);
    const float shortcut_room = spec.shortcut.empty() ? 0 : shortcut_width(spec.shortcut) + px(28);
    const float needed = before + text_size(label).x + shortcut_room + px(14), tall = menu_item_height();
    const ImVec2 min = cursor(), max = plus(min, std::max(width_left(), needed), tall);
    place({needed, tall});
    const Item item =
        item_at(id_of(spec.id.empty() ? label : spec.id), min, max, {.disabled = spec.disabled, .grow_target = false});
    ImDrawList& draw = draw_here();
    const Color ink = item.disabled ? Color::text_faint : spec.danger ? Color::danger_ink : Color::text;
    const bool lit = item.hovered || item.ring;
    fill(draw, min, max, lit ? color(spec.danger ? Color::danger_soft : Color::hover) : 0, px(6));
    float x = min.x + px(10);
    const float y = item.center().y;
    if (has_check) {
        if (spec.checked == 1) draw_icon(draw, Icon::check, {x + px(8), y}, 18, color(Color::accent_ink));
        x += px(26);
    }
    if (spec.icon != Icon::none) {
        draw_icon(draw, spec.icon, {x + px(9), y}, 18,
                  color(item.disabled ? Color::text_faint
                        : spec.danger ? ink
                                      : Color::text_muted));
        x += px(28);
    }
    draw_text(draw, {x, y - font_px(TextSize::body) / 2}, label, styles::body.with(ink));
    if (!spec.shortcut.empty()) draw_shortcut(draw, {max.x - px(8), y}, spec.shortcut);
    if (item.ring) outline(draw, min, max, color(Color::focus), px(6), focus_width());
    report({.id = item.id,
            .role = Role::menuitem,
            .name = std::string{label},
            .checked = static_cast<std::int8_t>(spec.checked),
            .shortcut = std::string{spec.shortcut}},
           item);
    if (!item.disabled && std::exchange(kit_state().menu_wants_focus, false)) semantics::request_focus(item.id);
    if (item.clicked && !spec.keep_open) ImGui::CloseCurrentPopup();
    return item.clicked;
}

void menu_divider_ui() {
    const ImVec2 at = cursor();
    place({0, px(11)});
    hairline(draw_here(), plus(at, -px(6), px(5)), width_left() + px(12), color(Color::border));
}

void menu_heading_ui(std::string_view label) {
    const ImVec2 at = cursor();
    place({text_size(label, styles::caption).x + px(24), px(24)});
    draw_text_in(draw_here(), plus(at, px(10), 0), plus(at, width_left(), px(24)), label,
                 styles::caption.with(Weight::medium));
    report({.role = Role::text, .name = std::string{label}}, at, plus(at, width_left(), px(24)));
}

void open_popover(std::string_view id) { open_overlay_under_last_item(id_of(id)); }

bool begin_popover_ui(std::string_view id, const PopoverSpec& spec) {
    return begin_overlay({.id = id_of(id),
                          .role = Role::dialog,
                          .name = std::string{spec.name},
                          .width = px(spec.width),
                          .padding = px(spec.padding, spec.padding),
                          .corner = px(radius::card)});
}

void end_popover_ui() { end_overlay(); }

} // namespace crm
