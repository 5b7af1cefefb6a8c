#include "web/views/counter/counter_view.hpp"

#include <algorithm>

#include "core/text/words_counter.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/kit/kit.hpp"
#include "web/views/counter/basket_card.hpp"
#include "web/views/counter/day_closing.hpp"
#include "web/views/counter/paying.hpp"
#include "web/views/counter/shelf.hpp"

namespace crm {

void counter_view_ui(Context& ctx) {
    CounterState& state = ctx.state<CounterState>();
    read_baskets(ctx, state);
    if (ctx.can_write()) keep_baskets(state);
    if (!begin_scroll_ui("counter", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::counter_title), 1);
    paragraph_ui(ctx.text(words::counter_text), styles::muted);
    gap(8);
    if (ctx.tables.table(ctx.entity("product")).live_count == 0) {
        if (empty_state_ui({.icon = Icon::counter,
                            .title = ctx.text(words::counter_no_products),
                            .action = ctx.can_write() ? ctx.adding(ctx.entity("product")) : std::string()}) ==
            EmptyStateAnswer::action)
            ctx.add("product");
        return end_scroll_ui();
    }
    const bool is_stacked = is_narrow();
    const float width = width_left(), basket = is_stacked ? width : std::min(px(400), width * 0.45f);
    begin_box(is_stacked ? width : width - basket - px(16));
    item_field_ui(ctx, state);
    gap(10);
    const bool is_below =
        is_stacked && state.item.empty() && !state.baskets.now.lines.empty(); // the basket comes first
    if (!is_below) shelf_ui(ctx, state);
    end_box();
    if (is_stacked)
        gap(12);
    else
        beside(16);
    begin_box(basket);
    basket_ui(ctx, state);
    waiting_ui(ctx, state);
    last_sale_ui(ctx, state);
    if (!is_stacked) {
        gap(12);
        day_closing_ui(ctx);
    }
    end_box();
    if (is_below) {
        gap(12);
        shelf_ui(ctx, state);
    }
    if (is_stacked) {
        gap(12);
        day_closing_ui(ctx);
    }
    gap(24);
    end_scroll_ui();
    const ImGuiIO& io = ImGui::GetIO();
    if (keys_reach_the_screen() && io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false))
        begin_paying(ctx, state, meaning_of(ctx, state.baskets.now, state.seller));
    if (keys_reach_the_screen() && io.KeyCtrl && io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_H, false))
        hold_basket(ctx, state);
    pay_dialog_ui(ctx, state);
}

} // namespace crm
