// See filter_bar.hpp.
#include "web/kit/filter_bar.hpp"

#include <algorithm>
#include <cmath>

#include "web/kit/button.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

enum class Press : std::uint8_t { none, open, remove };

float chip_wide(const FilterChip& chip) {
    const float icon = chip.icon == Icon::none ? 0 : px(20);
    return std::ceil(px(12) + icon + text_size(chip.field, styles::small).x + px(5) +
                     text_size(chip.relation, styles::small).x + px(5) + text_size(chip.value, styles::label).x +
                     px(30));
}

Press filter_chip(const FilterChip& chip, float wide) {
    const float tall = small_control_height(), cross_wide = px(26);
    const Item body = item_here(id_of("open"), {wide, tall}, {.overlap = true});
    ImDrawList& draw = draw_here();
    const float corner = tall / 2, middle = body.center().y, y = middle - font_px(TextSize::small) / 2;
    fill(draw, body.min, body.max, color(Color::accent_soft), corner);
    fill(draw, body.min, body.max, state_tint(body), corner);
    focus_ring(draw, body, corner);
    const TextStyle quiet = styles::small.with(Color::accent_ink), loud = styles::label.with(Color::accent_ink);
    float x = body.min.x + px(12);
    const float text_end = body.max.x - cross_wide;
    if (chip.icon != Icon::none) {
        draw_icon(draw, chip.icon, {x + px(7), middle}, 16, color(Color::accent_ink));
        x += px(20);
    }
    for (const auto& [text, style] : {std::pair{std::string_view{chip.field}, quiet},
                                      {std::string_view{chip.relation}, quiet},
                                      {std::string_view{chip.value}, loud}}) {
        if (x < text_end) draw_text_cut(draw, {x, y}, text, style, text_end - x, style == loud ? 1.0f : 0.85f);
        x += text_size(text, style).x + px(5);
    }
    report({.id = body.id,
            .role = Role::button,
            .name = chip.field + " " + chip.relation + " " + chip.value,
            .has_popup = true},
           body);
    const Item cross = item_at(id_of("remove"), {body.max.x - cross_wide, body.min.y}, body.max);
    const ImVec2 center{body.max.x - px(14), middle};
    if (cross.hovered) draw.AddCircleFilled(center, px(9), color(Color::pressed));
    draw_icon(draw, Icon::close, center, 14, color(Color::accent_ink));
    focus_ring(draw, cross, corner);
    report({.id = cross.id, .role = Role::button, .name = say(kit_words::remove_it, chip.field)}, cross);
    return cross.clicked ? Press::remove : body.clicked ? Press::open : Press::none;
}

} // namespace

FilterBarResult filter_bar_ui(std::string_view id, std::span<const FilterChip> chips) {
    FilterBarResult result;
    IdScope scope{id};
    push_report({.id = id_of("bar"), .role = Role::toolbar, .name = std::string{say(kit_words::add_filter)}}, cursor(),
                plus(cursor(), width_left(), small_control_height()));
    const float room = width_left(), end = cursor().x + room;
    const auto flow = [&](float wide) { // on this line if there is room, else the next
        beside(6);
        if (cursor().x + wide > end) ImGui::NewLine();
    };
    ImVec2 clicked_min{}, clicked_max{};
    for (std::size_t i = 0; i < chips.size(); ++i) {
        IdScope one{std::uint64_t{i}};
        const float wide = std::min(chip_wide(chips[i]), room); // what is longer than a line is cut
        if (i > 0) flow(wide);
        const ImVec2 at = cursor();
        const Press press = filter_chip(chips[i], wide);
        if (press == Press::open)
            result.opened = static_cast<int>(i), clicked_min = at, clicked_max = plus(at, wide, small_control_height());
        if (press == Press::remove) result.removed = static_cast<int>(i);
    }
    const ButtonSpec add{.kind = ButtonKind::quiet, .icon = chips.empty() ? Icon::filter : Icon::plus, .small = true};
    if (!chips.empty()) flow(button_width(say(kit_words::add_filter), add));
    const ImVec2 add_at = cursor();
    if (button_ui(say(kit_words::add_filter), add)) {
        result.add = true;
        clicked_min = add_at;
        clicked_max = plus(add_at, button_width(say(kit_words::add_filter), add), small_control_height());
    }
    if (chips.size() > 1) {
        const ButtonSpec clear{.kind = ButtonKind::quiet, .small = true};
        flow(button_width(say(kit_words::clear_filters), clear));
        result.clear = button_ui(say(kit_words::clear_filters), clear);
    }
    semantics::pop();
    if (result.add || result.opened >= 0) set_last_item(clicked_min, clicked_max); // where a popover opens
    return result;
}

} // namespace crm
