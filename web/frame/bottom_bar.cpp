// The bar at a telephone's lower edge: the places one goes to most, the button that adds in its middle, and the others
// behind "more".
#include <algorithm>
#include <utility>

#include "core/text/words_backup.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_print.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/quick_add.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::string_view shown[] = {"", "person", "task"}; // home, people, tasks
constexpr std::size_t cell_count = 5;

struct Bar {
    ImVec2 min;
    float cell, height;
    Item item(std::string_view label, std::size_t i) const {
        const float left = min.x + cell * static_cast<float>(i);
        return item_at(id_of(label), {left, min.y}, {left + cell, min.y + height});
    }
};

void ring_ui(const Item& item) {
    if (item.ring)
        draw_here().AddRect(item.min, item.max, color(Color::focus), px(radius::control), 0, px(focus_width()));
}

bool cell_ui(const Bar& bar, std::size_t i, std::string_view label, Icon icon, Role role, bool is_here) {
    const Item item = bar.item(label, i);
    ImDrawList& draw = draw_here();
    const Color ink = is_here ? Color::accent_ink : Color::text_muted;
    draw_icon(draw, icon, {item.center().x, item.min.y + bar.height * 0.36f}, 22, color(ink));
    draw_text_in(draw, {item.min.x, item.min.y + bar.height * 0.58f}, {item.max.x, item.max.y - px(4)}, label,
                 {.size = TextSize::caption, .weight = is_here ? Weight::medium : Weight::regular, .color = ink},
                 Align::center);
    ring_ui(item);
    report({.id = item.id, .role = role, .name = std::string(label), .current = is_here}, item);
    return item.clicked;
}

void add_cell_ui(Context& ctx, const Bar& bar, std::size_t i) {
    const std::string_view label = ctx.text(words::quick_add);
    const Item item = bar.item(label, i);
    const float half = px(24);
    const ImVec2 center = item.center();
    const bool disabled = !ctx.can_write();
    draw_here().AddRectFilled({center.x - half, center.y - half}, {center.x + half, center.y + half},
                              color(disabled ? Color::sunken : Color::accent), px(16));
    draw_icon(draw_here(), Icon::plus, center, 24, color(disabled ? Color::text_muted : Color::accent_text));
    ring_ui(item);
    report({.id = item.id, .role = Role::button, .name = std::string(label), .disabled = disabled, .has_popup = true},
           item);
    if (item.clicked && !disabled) open_quick_add();
    quick_add_menu_ui(ctx);
}

bool is_on_bar(const Destination& destination) {
    return destination.route.screen == Screen::home ||
           (!destination.route.entity.empty() && std::ranges::contains(shown, destination.route.entity));
}

// The calendar has a way to all appointments, the check-in to its log, the counter to its closings: a telephone's menu
// is for the rest.
bool is_behind_another(const Destination& destination) {
    static constexpr std::string_view behind[] = {"appointment", "attendance", "closing"};
    return std::ranges::contains(behind, destination.route.entity);
}

void more_menu_ui(Context& ctx) {
    if (!begin_menu_ui("more places", ctx.text(words::more))) return;
    // Two in a row: a telephone is short, and there are many places.
    NavSection section = NavSection::start;
    bool is_second = false;
    const float half = width_left() / 2;
    const auto row_ui = [&](std::string_view label, Icon icon) {
        if (std::exchange(is_second, !is_second)) beside(0);
        begin_box(half);
        const bool is_pressed = menu_item_ui(label, {.icon = icon});
        end_box();
        return is_pressed;
    };
    // There is no other room for these on a telephone.
    if (can_print(ctx) && row_ui(ctx.text(words::print_screen), Icon::print)) ctx.later(open_print_preview);
    if (row_ui(ctx.text(words::export_data), Icon::download)) wish_export(ctx);
    for (const Destination& destination : destinations()) {
        if (is_on_bar(destination) || is_behind_another(destination)) continue;
        if (destination.section != section) {
            section = destination.section;
            is_second = false;
            menu_heading_ui(ctx.text(name_of(section)));
        }
        if (row_ui(ctx.text(names_of(ctx, destination)), destination.icon)) ctx.go(destination.route);
    }
    end_menu_ui();
}

} // namespace

void bottom_bar_ui(Context& ctx, float height) {
    const ImVec2 min = cursor(), max{min.x + width_left(), min.y + height};
    draw_here().AddRectFilled(min, max, color(Color::surface));
    draw_here().AddLine(min, {max.x, min.y}, color(Color::border), px(1));
    push_report({.id = id_of("bottom bar"), .role = Role::navigation, .name = std::string(ctx.text(words::main_menu))},
                min, max);
    const Bar bar{min, (max.x - min.x) / cell_count, height};
    std::size_t at = 0;
    for (const std::string_view entity : shown) {
        if (at == cell_count / 2) add_cell_ui(ctx, bar, at++);
        const Destination& destination = *std::ranges::find_if(destinations(), [&](const Destination& one) {
            return one.route.entity == entity && (entity.empty() ? one.route.screen == Screen::home : true);
        });
        if (cell_ui(bar, at++, ctx.text(names_of(ctx, destination)), destination.icon, Role::link,
                    is_at(ctx.route, destination)))
            ctx.go(destination.route);
    }
    if (cell_ui(bar, at, ctx.text(words::more), Icon::menu, Role::button, false)) open_menu("more places");
    semantics::pop();
    more_menu_ui(ctx);
    place({max.x - min.x, height});
}

} // namespace crm
