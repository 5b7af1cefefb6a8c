// What the counter keeps between frames: the baskets, what is typed, and the sale that was made last.
#pragma once
#include <string>
#include <string_view>

#include "core/text/money_text.hpp"
#include "web/views/counter/kept_baskets.hpp"

namespace crm {

inline constexpr std::string_view seller_key = "counter_seller";

struct LastSale {
    RecordId invoice;
    std::string change;
};
struct CounterState {
    Baskets baskets, kept; // kept: as this device remembers them
    bool has_read = false;
    std::string item, item_error;
    std::string seller; // who stands at this device, until another name is written
    std::string cash, card, error;
    bool is_paying = false, is_fresh = true, needs_focus = false;
    LastSale last;
};

inline std::string money_of(const Context& ctx, Money money) { return money_text(money, ctx.reader.locale); }

} // namespace crm
