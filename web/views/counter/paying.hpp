// The money: what was handed over in cash and by card, the change, and what goes on an account; then the sale.
#pragma once
#include "web/views/counter/counter_state.hpp"

namespace crm {

// Opens the dialog, if there is something to pay for.
void begin_paying(Context& ctx, CounterState& state, const BasketMeaning& meaning);
void pay_dialog_ui(Context& ctx, CounterState& state);
void last_sale_ui(Context& ctx, const CounterState& state);

} // namespace crm
