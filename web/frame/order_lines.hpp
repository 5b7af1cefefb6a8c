// The lines of an order or a deal inside its form: product, quantity, price; the sum below.
#pragma once
#include "core/commands/deals.hpp"
#include "web/frame/draft.hpp"

namespace crm {

struct OrderLinesDraft {
    EntityIx entity = no_entity; // of the lines
    std::vector<Draft> lines;
    std::vector<RecordId> removed;
    bool is_touched = false;
};

bool has_lines(const Context& ctx, EntityIx owner);
OrderLinesDraft order_lines_of(const Context& ctx, EntityIx owner, RecordId record);
// Saves an order or a deal with its lines.
Command save_with_lines(const Context& ctx, SaveRecord owner, const OrderLinesDraft& lines, Problems& problems);
// `order`: the draft of the order (or deal) itself; an order's discount counts.
void order_lines_ui(Context& ctx, const Draft& order, OrderLinesDraft& lines);

} // namespace crm
