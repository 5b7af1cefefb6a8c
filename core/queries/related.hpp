// What belongs to what: the orders of a customer, the lines of an order, who was sent by whom. A RelationCache keeps,
// per reference column, the rows of each record they point to (grouped, as in a sparse matrix), so that asking costs as
// much as the answer is long; it is made when first asked for and repaired while edits are few.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/queries/filter_rows.hpp"

namespace crm {

class RelationCache {
public:
    void changed(Place place, FieldIx field);
    void clear() { m_relations.clear(); }
    std::size_t bytes() const;
    // Every row of `child` whose `reference` points to this record, in the bin or not, by row.
    void each_row(const Tables& tables, EntityIx child, FieldIx reference, Handle parent, std::vector<Row>& out);

private:
    struct Relation {
        ColumnWatch watch;
        std::vector<std::uint32_t> starts; // by handle, one more than handles
        std::vector<Row> rows;             // grouped by handle
        Row seen_rows = 0;                 // rows from here on are looked at one by one
    };
    Relation& relation(const Tables& tables, EntityIx child, FieldIx reference);
    std::vector<std::unique_ptr<Relation>> m_relations;
};

// Live rows of `child` that point to `parent`, by row.
std::vector<Row> children(const Tables& tables, RelationCache& relations, EntityIx child, FieldIx reference,
                          Place parent);
std::vector<Row> children(const Tables& tables, RelationCache& relations, std::string_view child,
                          std::string_view reference, Place parent);

// Of a person or a company.
std::vector<Row> orders_of(const Tables& tables, RelationCache& relations, Place customer);
std::vector<Row> dealings_of(const Tables& tables, RelationCache& relations,
                             Place customer); // those a person took part in, too
std::vector<Row> payments_of(const Tables& tables, RelationCache& relations, Place payer); // a customer or an order
std::vector<Row> tasks_of(const Tables& tables, RelationCache& relations, Place customer);
std::vector<Row> notes_of(const Tables& tables, RelationCache& relations, Place customer);
std::vector<Row> occasions_of(const Tables& tables, RelationCache& relations, Place customer);
std::vector<Row> affiliations_of(const Tables& tables, RelationCache& relations, Place customer);
std::vector<Row> lines_of(const Tables& tables, RelationCache& relations, Place order);
// People, and then companies, that this person has sent to us.
std::vector<Place> referred_by(const Tables& tables, RelationCache& relations, Place person);

// What a customer has bought: orders that are neither drafts nor cancelled. `total` counts those in the reader's
// currency.
struct OrderSummary {
    std::uint32_t count = 0;
    Money total{};
    Date first{}, last{}; // only when count > 0
    bool operator==(const OrderSummary&) const = default;
};
OrderSummary order_summary(const Tables& tables, RelationCache& relations, Place customer, const Reader& reader);

// The same for every person, or company, by row: one pass over all orders.
std::vector<OrderSummary> order_summaries(const Tables& tables, EntityIx customer_entity, const Reader& reader);

// Everybody this person has sent, whom those have sent, and so on: depth first, each once, with what they have bought.
struct ReferralNode {
    Place customer;
    int depth = 0; // 1: sent by the person himself
    OrderSummary orders;
};
std::vector<ReferralNode> referral_tree(const Tables& tables, RelationCache& relations, Place person,
                                        const Reader& reader);

} // namespace crm
