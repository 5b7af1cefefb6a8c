// Who bought what, kept for the pages of customers, deals, orders and products until any of it changes.
#pragma once
#include "core/sales/cross_sell.hpp"
#include "web/frame/context.hpp"

namespace crm {

struct KnownPurchases {
    const Purchases& purchases;
    std::uint64_t revision = 0; // grows when they do
};
KnownPurchases known_purchases(Context& ctx);

} // namespace crm
