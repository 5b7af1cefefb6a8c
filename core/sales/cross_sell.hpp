// Who bought what, and which products are bought by the same customers.
//
// What was sold is what SaleDocuments says, each line once (a credit note takes its quantity back), and the lines of a
// won deal that no such order or invoice names. The customer is the document's company, else its person, or whom they
// were merged into; those in the bin are left out, and so are products in the bin. He has bought a product while more
// of it was sold to him than was taken back.
//
// Which go together are association rules, one product on either side, with all that a customer bought as one
// transaction (Agrawal, Imieliński, Swami: Mining association rules between sets of items in large databases, SIGMOD
// 1993). Of n customers a bought A, b bought B, and both bought the two:
//     support = both / n      confidence of "A, therefore B" = both / a      lift = confidence / (b / n)
// A rule speaks when both is at least `least_both`, confidence at least a quarter, and lift above 1: those who bought A
// buy B more often than customers do.
//
//     const Purchases purchases(tables, offset_minutes);
//     for (const Together& each : purchases.together(purchases.products_of(customer), {}, 3)) …
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/queries/row_set.hpp"
#include "core/store/tables.hpp"

namespace crm {

struct Together { // `both` of `bought_reason` customers who bought `reason` bought `product` as well
    Row product = no_row, reason = no_row;
    std::uint32_t both = 0, bought_reason = 0;
    bool operator==(const Together&) const = default;
};

struct BoughtNot { // a customer who bought the one and not the other
    Place customer;
    std::uint32_t times = 0; // documents
    std::int32_t last = 0;   // day of the latest; missing_code: none says its day
    bool operator==(const BoughtNot&) const = default;
};

class Purchases {
public:
    static constexpr std::uint32_t least_both = 3;

    // One pass over documents and their lines. `offset_minutes`: of the day on which a deal was won.
    Purchases(const Tables& tables, int offset_minutes);

    // What he has bought, by row; a person's also what was sold in his name to a company.
    std::vector<Row> products_of(Place customer) const;
    // The days on which it was sold to him, each once, in order; documents that say no day are left out.
    std::vector<std::int32_t> days_of(Place customer, Row product) const;
    // What goes with any of `has` and is neither among them nor in `left_out` nor retired: each once, for its best
    // reason; the highest confidence first, then what more customers bought.
    std::vector<Together> together(std::span<const Row> has, std::span<const Row> left_out, std::size_t most) const;
    // Who bought any product of the one set and none of the other: who bought most often first, then who bought last.
    // Nobody who was erased: he is offered nothing any more.
    std::vector<BoughtNot> bought_not(const RowSet& bought, const RowSet& not_bought) const;

private:
    struct Line { // of one customer, product and document
        Handle customer = no_handle;
        Row product = no_row;
        std::uint64_t document = 0; // entity << 32 | row
        std::int64_t quantity = 0;  // ten-thousandths; below nothing: taken back
        std::int32_t day = 0;
        bool is_own = true; // false: in a person's name, for a company
    };
    struct Product {
        Row row = no_row;
        bool is_own = true; // it counts as the customer's own
    };
    void group();
    std::span<const Product> products_at(std::size_t customer) const {
        return std::span(m_products).subspan(m_starts[customer], m_starts[customer + 1] - m_starts[customer]);
    }
    std::span<const std::uint32_t> buyers_of(Row product) const {
        return std::span(m_buyers).subspan(m_buyer_starts[product],
                                           m_buyer_starts[product + 1] - m_buyer_starts[product]);
    }

    const Tables& m_tables;
    std::vector<Line> m_lines; // by customer, product, document
    std::vector<Handle> m_customers;
    std::vector<Product> m_products;           // of each customer, by row
    std::vector<std::uint32_t> m_starts;       // of a customer in m_products, one more than there are customers
    std::vector<std::uint32_t> m_buyers;       // of each product, places in m_customers
    std::vector<std::uint32_t> m_buyer_starts; // by product's row, one more than there are
    std::uint64_t m_own_count = 0;             // customers who bought anything as their own
};

// The products that are live in a category (folded), retired ones too.
RowSet products_in_category(const Tables& tables, std::string_view category);

} // namespace crm
