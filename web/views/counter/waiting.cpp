// Baskets that wait, and the one at hand when the page is opened again.
#include <utility>

#include "core/text/words_counter.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/semantics.hpp"
#include "web/views/counter/basket_card.hpp"

namespace crm {

namespace {
constexpr std::string_view baskets_key = "counter_baskets";
} // namespace

void read_baskets(const Context& ctx, CounterState& state) {
    if (std::exchange(state.has_read, true)) return;
    state.baskets = state.kept = baskets_from(ctx.tables, device_value(baskets_key));
    state.seller = device_value(seller_key);
}
void keep_baskets(CounterState& state) {
    if (state.baskets == state.kept) return;
    state.kept = state.baskets;
    keep_device_value(baskets_key, text_of(state.baskets));
}

void hold_basket(Context& ctx, CounterState& state) {
    if (state.baskets.now.lines.empty()) return;
    if (state.baskets.waiting.size() == waiting_max) {
        state.item_error = ctx.text(words::counter_hold_full);
        return semantics::announce(state.item_error, true);
    }
    Basket next{.has_tax_inside = state.baskets.now.has_tax_inside};
    state.baskets.waiting.push_back(std::exchange(state.baskets.now, std::move(next)));
    state.is_fresh = true;
    show_toast({.text = std::string(ctx.text(words::counter_held))});
}

// What is in the hand goes where the one that is taken stood.
void waiting_ui(Context& ctx, CounterState& state) {
    std::vector<Basket>& waiting = state.baskets.waiting;
    if (waiting.empty()) return;
    gap(12);
    begin_card_ui("waiting", {.title = ctx.text(words::counter_waiting), .icon = Icon::clock});
    std::size_t taken = waiting.size();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        const Basket& basket = waiting[i];
        const auto total = counter_total(ctx.tables, meaning_of(ctx, basket, {}).sale);
        const bool is_named = basket.customer && ctx.tables.is_live(basket.customer);
        const std::string name = ctx.name(is_named ? basket.customer : basket.lines.front().product),
                          count = ctx.counted(words::counter_items, static_cast<std::int64_t>(basket.lines.size())),
                          sum = total && total->currency ? money_of(ctx, total->money(total->total())) : std::string();
        if (list_row_ui("basket",
                        {.title = name, .detail = count, .end_text = sum, .icon = Icon::counter, .chevron = true})
                .clicked)
            taken = i;
    }
    end_card_ui();
    if (taken == waiting.size()) return;
    std::swap(state.baskets.now, waiting[taken]);
    if (waiting[taken].lines.empty()) waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(taken));
    state.is_fresh = true;
}

} // namespace crm
