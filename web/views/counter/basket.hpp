// What is about to be sold, as it is typed, and what the typing means.
#pragma once
#include <string>
#include <vector>

#include "core/sales/counter_sale.hpp"
#include "web/frame/context.hpp"
#include "web/kit/reference.hpp"

namespace crm {

struct BasketLine {
    RecordId product;
    std::string quantity, discount;
    bool operator==(const BasketLine&) const = default;
};

struct Basket {
    std::vector<BasketLine> lines;
    RecordId customer;
    std::string discount;
    bool has_tax_inside = false;
    bool operator==(const Basket&) const = default;
};

// One more of a product: its line counts up, or a new one begins.
void add_to_basket(const Context& ctx, Basket& basket, RecordId product);

struct BasketMeaning {
    SellAtCounter sale;
    std::vector<bool> is_wrong; // by line: its quantity or discount is not understood
    bool is_discount_wrong = false;
    bool is_understood() const;
};
BasketMeaning meaning_of(const Context& ctx, const Basket& basket, const std::string& seller);

// The product that this code or name belongs to exactly; none, or several of that name: no record.
RecordId product_called(const Context& ctx, std::string_view words);

} // namespace crm
