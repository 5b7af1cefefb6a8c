// The basket at hand and those that wait while another customer is served.
#pragma once
#include "web/views/counter/counter_state.hpp"

namespace crm {

void basket_ui(Context& ctx, CounterState& state);
void waiting_ui(Context& ctx, CounterState& state);

void hold_basket(Context& ctx, CounterState& state); // a basket with nothing in it does not wait
// A page that is closed in the middle of a sale opens with it.
void read_baskets(const Context& ctx, CounterState& state);
void keep_baskets(CounterState& state);

} // namespace crm
