// Which documents are sales, each counted once: an order by the rule of SoldOrders, an issued invoice that no such
// order stands behind. An issued credit note takes back.
//
//     const SaleDocuments documents{tables};
//     sum += documents.sign({documents.orders, row}) * total;
#pragma once
#include "core/commands/books.hpp"
#include "core/queries/sold_orders.hpp"

namespace crm {

struct SaleDocuments {
    const Tables& tables;
    EntityIx orders = known_entity(tables.schema(), "order"), invoices = known_entity(tables.schema(), "invoice");
    const SoldOrders sold{tables};
    const Column &kind = known_column(tables, "invoice", "kind"), &behind = known_column(tables, "invoice", "order"),
                 &credits = known_column(tables, "invoice", "credits");

    bool is_sold(Place order) const { return order && sold.counts(order.row); }
    int sign(Place document) const { // 0: it does not count
        if (document.entity == orders) return is_sold(document) ? 1 : 0;
        if (!is_issued(tables, document)) return 0;
        if (kind.words(document.row) == "credit_note") return -1;
        return is_sold(place_in(tables, behind, document.row)) ? 0 : 1;
    }
    Place corrected(Place document) const { // the invoice that a credit note corrects, or the document itself
        const Place found = document.entity == invoices ? place_in(tables, credits, document.row) : Place{};
        return found ? found : document;
    }
};

} // namespace crm
