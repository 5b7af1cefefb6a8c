// Who bought what, kept for the pages of customers, deals, orders and products until any of it changes.
#pragma once
#include <span>
#include <string>

#include "core/sales/cross_sell.hpp"
#include "web/frame/context.hpp"

namespace crm {

struct KnownPurchases {
    const Purchases& purchases;
    std::uint64_t revision = 0; // grows when they do
};
KnownPurchases known_purchases(Context& ctx);

// What others often buy with what a customer, or a deal's or an order's, has; the best first. Kept until it changes.
std::span<const Together> cross_sell_proposals(Context& ctx, Place subject);
std::string cross_sell_reason(const Context& ctx, const Together& proposed); // "3 of 5 who bought X also bought it"
// A deal of its own with one line, for the customer of the subject; opened once it is there.
void offer_product(Context& ctx, Place subject, RecordId product);

} // namespace crm
