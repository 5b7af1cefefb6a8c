// What is on hand of each product, in ten-thousandths of its unit:
//
//     received + returned − other out + counted − what was on hand before each count
//     − lines of delivered orders − lines of issued invoices that no order line stands behind (the counter's)
//     − so many of each bundle that is gone the same ways as it has of the product
//
// A count keeps what there was before it ("before"), so that it corrects whatever went wrong until then, sales from
// before the stock was known included, and two devices' counts and sales meet without losing one. Lines of credit
// notes bring nothing back: what a customer has really returned is a movement. Products without a movement have no
// stock.
//
// Lists sort and filter by these two, so they are fields computed by formulas, like the score of leads; a firm that
// records no movement does not have them.
#pragma once
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

inline constexpr std::string_view on_hand_key = "on_hand", to_reorder_key = "to_reorder", gone_key = "gone",
                                  taken_key = "taken";

bool has_stock(const Tables& tables); // somebody has recorded a movement
std::vector<CustomField> stock_fields(const Tables& tables);

// What is on hand now; missing: nothing is known of it.
Value on_hand(const Tables& tables, Place product);

} // namespace crm
