// Cards: a titled ground under a part of the page. See display.hpp.
#include <algorithm>
#include <vector>

#include "imgui_internal.h"

#include "web/kit/button.hpp"
#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/text.hpp"
#include "web/theme/elevation.hpp"

namespace crm {
namespace {

// The ground lies under what is drawn after it, and its height is known last: two layers of the draw list, joined at
// the end.
struct OpenCard {
    ImDrawListSplitter layers{};
    ImDrawList* draw = nullptr;
    bool flat = false;
};
std::vector<OpenCard>& open_cards() {
    static std::vector<OpenCard> cards;
    return cards;
}

} // namespace

bool begin_card_ui(std::string_view id, const CardSpec& spec) {
    OpenCard& card = open_cards().emplace_back();
    card.draw = &draw_here();
    card.flat = spec.flat;
    card.layers.Split(card.draw, 2);
    card.layers.SetCurrentChannel(card.draw, 1);
    const float width = spec.width > 0 ? spec.width : width_left();
    ImGui::PushOverrideID(id_of(id));
    push_report({.id = id_of("card"), .role = Role::region, .name = std::string{spec.title}}, cursor(),
                plus(cursor(), width, px(40)));
    const float padding = px(is_phone() ? std::min(spec.padding, 16.0f) : spec.padding);
    begin_box(width, {padding, padding});
    if (spec.title.empty()) return false;

    bool acted = false;
    const ButtonSpec action{.kind = ButtonKind::quiet, .ink = Color::accent_ink, .small = true};
    const float action_width = spec.action.empty() ? 0 : button_width(spec.action, action);
    const ImVec2 top = cursor();
    const float line = px(28), icon_room = spec.icon == Icon::none ? 0 : px(28);
    if (icon_room > 0) draw_icon(draw_here(), spec.icon, plus(top, px(10), line / 2), 20, color(Color::text_muted));
    draw_text_in(draw_here(), plus(top, icon_room, 0), plus(top, width_left() - action_width - px(8), line), spec.title,
                 styles::section);
    report({.role = Role::heading, .name = std::string{spec.title}, .level = 2}, top,
           plus(top, width_left() - action_width, line));
    if (action_width > 0) {
        set_cursor({top.x + width_left() - action_width + px(6), top.y + (line - small_control_height()) / 2});
        acted = button_ui(spec.action, action);
    }
    set_cursor(top);
    place({0, line});
    return acted;
}

void end_card_ui() {
    const ImVec2 size = end_box();
    OpenCard& card = open_cards().back();
    const ImVec2 min = ImGui::GetItemRectMin(), max = plus(min, size.x, size.y);
    const float corner = px(radius::card);
    card.layers.SetCurrentChannel(card.draw, 0);
    if (!card.flat) draw_shadow(*card.draw, min, max, corner, Elevation::low, 0.8f);
    fill(*card.draw, min, max, color(Color::surface), corner);
    outline(*card.draw, min, max, color(Color::border), corner);
    card.layers.Merge(card.draw);
    open_cards().pop_back();
    semantics::set_container_rect(min, max);
    semantics::pop();
    ImGui::PopID();
}

} // namespace crm
