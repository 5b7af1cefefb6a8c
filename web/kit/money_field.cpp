// The money field: an amount, and its currency chosen at the end of the same frame. See field.hpp.
#include "web/kit/field.hpp"

#include <algorithm>

#include "web/kit/field_frame.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/option_list.hpp"
#include "web/theme/type.hpp"

namespace crm {

FieldResult money_ui(std::string_view id, const FieldSpec& spec, MoneyText& money,
                     std::span<const std::string_view> currencies) {
    const ImGuiID field_id = id_of(id), currency_id = id_of("currency", field_id),
                  list_id = id_of("currencies", field_id);
    const bool can_choose = currencies.size() > 1 && !spec.disabled;
    const float part = px(can_choose ? 76 : 58);
    FieldFrame frame{field_id, spec, {.end = part}};
    const TextFieldResult typed = frame.text(
        money.amount, {.kind = TextKind::decimal, .placeholder = spec.placeholder.empty() ? "0.00" : spec.placeholder});
    FieldResult result{typed.changed, typed.committed, typed.cancelled, typed.focused, typed.enter};

    ImDrawList& draw = draw_here();
    const ImVec2 min{frame.max.x - part, frame.min.y + px(1)}, max{frame.max.x - px(1), frame.max.y - px(1)};
    const float corner = px(radius::control) - px(1);
    draw.AddRectFilled(min, max, color(Color::sunken), corner, ImDrawFlags_RoundCornersRight);
    hairline(draw, min, max.y - min.y, color(Color::border), true);
    const Item box = item_at(currency_id, min, max, {.disabled = !can_choose, .on_press = true, .grow_target = false});
    if (can_choose) draw.AddRectFilled(min, max, state_tint(box), corner, ImDrawFlags_RoundCornersRight);
    const float chevron = can_choose ? px(20) : 0;
    draw_text_in(draw, plus(min, px(10), 0), {max.x - chevron - px(2), max.y}, money.currency,
                 styles::label.with(Color::text_muted));
    if (can_choose) draw_icon(draw, Icon::chevron_down, {max.x - px(14), box.center().y}, 16, color(Color::text_muted));
    if (can_choose) focus_ring(draw, box, corner);

    const auto* found = std::ranges::find(currencies, std::string_view{money.currency}).base();
    const int at = static_cast<int>(found - currencies.data());
    const bool is_open = is_overlay_open(list_id);
    ListState& state = list_state(list_id);
    const bool arrow = box.focused && !is_open && key_pressed(ImGuiKey_DownArrow, false);
    if (can_choose && (box.clicked || arrow) && !is_open) {
        open_overlay(list_id, {{frame.max.x - px(180), frame.min.y}, frame.max});
        semantics::request_focus(currency_id);
        state.at = at, state.moved = true;
    }
    if (can_choose)
        report({.id = currency_id,
                .role = Role::combobox,
                .name = std::string{say(kit_words::currency)},
                .value = money.currency,
                .expanded = static_cast<std::int8_t>(is_open),
                .has_popup = true,
                .active_option = is_open && state.at >= 0 ? option_id(list_id, state.at) : 0,
                .controls = is_open ? list_id : 0},
               box);
    const ListSpec list{.id = list_id,
                        .name = say(kit_words::currency),
                        .count = static_cast<int>(currencies.size()),
                        .row = [&](int i) { return ListRow{.label = currencies[static_cast<std::size_t>(i)]}; },
                        .chosen = at,
                        .anchor = {{frame.max.x - px(180), frame.min.y}, frame.max},
                        .width = px(180),
                        .own_keys = is_open}; // not the Enter that has just opened it
    close_list_when_left(list_id, state, {.focused = box.focused});
    if (const auto picked = option_list_ui(list, state)) {
        const std::string_view next = currencies[static_cast<std::size_t>(*picked)];
        result.changed = result.changed || money.currency != next;
        result.committed = true;
        money.currency = next;
    }
    frame.finish();
    return result;
}

} // namespace crm
