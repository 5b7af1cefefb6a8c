// The lines of an order inside its form: product, quantity, price; the sum below.
#pragma once
#include "web/frame/draft.hpp"

namespace crm {

struct OrderLinesDraft {
    std::vector<Draft> lines;
    std::vector<RecordId> removed;
    bool is_touched = false;
};

OrderLinesDraft order_lines_of(const Context& ctx, RecordId order);
SaveOrder save_order_of(const Context& ctx, SaveRecord order, const OrderLinesDraft& lines, Problems& problems);
// `order`: the draft of the order itself, whose discount counts.
void order_lines_ui(Context& ctx, const Draft& order, OrderLinesDraft& lines);

} // namespace crm
