// What can be sold: an item by barcode, code or words, and the products of a category to touch.
#pragma once
#include "web/views/counter/counter_state.hpp"

namespace crm {

void item_field_ui(Context& ctx, CounterState& state);
void shelf_ui(Context& ctx, CounterState& state);

} // namespace crm
