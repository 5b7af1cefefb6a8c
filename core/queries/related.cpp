#include "core/queries/related.hpp"

#include <algorithm>
#include <set>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/sold_orders.hpp"

namespace crm {

void RelationCache::changed(Place place, FieldIx field) {
    for (const auto& relation : m_relations) relation->watch.note(place, field);
}

std::size_t RelationCache::bytes() const {
    std::size_t bytes = 0;
    for (const auto& relation : m_relations)
        bytes += relation->starts.capacity() * 4 + relation->rows.capacity() * sizeof(Row);
    return bytes;
}

RelationCache::Relation& RelationCache::relation(const Tables& tables, EntityIx child, FieldIx reference) {
    constexpr std::size_t strays_max = 4000;
    auto at = std::find_if(m_relations.begin(), m_relations.end(), [&](const auto& each) {
        return each->watch.entity == child && each->watch.field == reference;
    });
    const bool is_new = at == m_relations.end();
    if (is_new) {
        at = m_relations.insert(m_relations.end(), std::make_unique<Relation>());
        (*at)->watch = {.entity = child, .field = reference};
    }
    Relation& relation = **at;
    const Row rows = tables.table(child).rows();
    if (!is_new && relation.watch.knows_all(tables) &&
        relation.watch.changed.size() + (rows - relation.seen_rows) <= strays_max)
        return relation;

    // Count, sum up, place.
    const Column& column = tables.table(child).columns[reference];
    relation.starts.assign(tables.directory().size() + 1, 0);
    const auto codes = column.codes();
    for (const std::int32_t code : codes)
        if (code != missing_code) ++relation.starts[static_cast<std::size_t>(code) + 1];
    for (std::size_t i = 1; i < relation.starts.size(); ++i) relation.starts[i] += relation.starts[i - 1];
    relation.rows.resize(relation.starts.back());
    for (std::size_t row = 0; row < codes.size(); ++row)
        if (codes[row] != missing_code)
            relation.rows[relation.starts[static_cast<std::size_t>(codes[row])]++] = static_cast<Row>(row);
    for (std::size_t i = relation.starts.size() - 1; i > 0; --i) relation.starts[i] = relation.starts[i - 1];
    relation.starts[0] = 0;
    relation.seen_rows = rows;
    relation.watch.start(tables);
    return relation;
}

void RelationCache::each_row(const Tables& tables, EntityIx child, FieldIx reference, Handle parent,
                             std::vector<Row>& out) {
    const Column& column = tables.table(child).columns[reference];
    if (column.layout() == Layout::set) { // few rows hold sets
        const RecordId id = tables.directory().id(parent);
        const std::int32_t code = column.dictionary().find(text_of(id));
        if (code == missing_code) return;
        column.each_set([&](Row row, const SetCell& cell) {
            if (std::any_of(cell.live.begin(), cell.live.end(),
                            [&](const SetElement& element) { return element.code == code; }))
                out.push_back(row);
        });
        std::sort(out.begin(), out.end());
        return;
    }
    const Relation& known = relation(tables, child, reference);
    if (parent + std::size_t{1} < known.starts.size())
        for (std::uint32_t i = known.starts[parent]; i < known.starts[parent + 1]; ++i)
            if (column.reference(known.rows[i]) == parent) out.push_back(known.rows[i]); // it may have moved away since
    const std::size_t from_groups = out.size();
    for (const Row row : known.watch.changed)
        if (column.reference(row) == parent) out.push_back(row);
    for (Row row = known.seen_rows; row < tables.table(child).rows(); ++row)
        if (column.reference(row) == parent) out.push_back(row);
    if (out.size() == from_groups) return;
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

std::vector<Row> children(const Tables& tables, RelationCache& relations, EntityIx child, FieldIx reference,
                          Place parent) {
    std::vector<Row> rows;
    if (!parent) return rows;
    relations.each_row(tables, child, reference, tables.table(parent.entity).handles[parent.row], rows);
    const std::size_t own = rows.size();
    for (const Place from : merged_from(tables, relations, parent)) // what another device still wrote to them
        relations.each_row(tables, child, reference, tables.table(from.entity).handles[from.row], rows);
    if (rows.size() > own) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }
    std::erase_if(rows, [&](Row row) { return !tables.table(child).is_live(row); });
    return rows;
}

std::vector<Row> children(const Tables& tables, RelationCache& relations, std::string_view child,
                          std::string_view reference, Place parent) {
    const EntityIx entity = known_entity(tables.schema(), child);
    return children(tables, relations, entity, known_field(tables.schema(), entity, reference), parent);
}

namespace {
// The field by which records of this kind name a customer of that kind is called as that kind; a lead has no orders.
std::vector<Row> of_customer(const Tables& tables, RelationCache& relations, std::string_view child, Place customer) {
    if (!customer) return {};
    const EntityIx entity = known_entity(tables.schema(), child);
    const FieldIx field = tables.schema().field(entity, tables.schema().entity(customer.entity).key);
    return field == no_field ? std::vector<Row>{} : children(tables, relations, entity, field, customer);
}

bool is_person(const Tables& tables, Place place) {
    return place && tables.schema().entity(place.entity).key == "person";
}
} // namespace

std::vector<Row> orders_of(const Tables& tables, RelationCache& relations, Place customer) {
    return of_customer(tables, relations, "order", customer);
}
std::vector<Row> payments_of(const Tables& tables, RelationCache& relations, Place payer) {
    return of_customer(tables, relations, "payment", payer);
}
std::vector<Row> tasks_of(const Tables& tables, RelationCache& relations, Place customer) {
    return of_customer(tables, relations, "task", customer);
}
std::vector<Row> notes_of(const Tables& tables, RelationCache& relations, Place customer) {
    return of_customer(tables, relations, "note", customer);
}
std::vector<Row> occasions_of(const Tables& tables, RelationCache& relations, Place customer) {
    return of_customer(tables, relations, "occasion", customer);
}
std::vector<Row> affiliations_of(const Tables& tables, RelationCache& relations, Place customer) {
    return of_customer(tables, relations, "affiliation", customer);
}
std::vector<Row> lines_of(const Tables& tables, RelationCache& relations, Place order) {
    return children(tables, relations, "order_line", "order", order);
}

std::vector<Row> dealings_of(const Tables& tables, RelationCache& relations, Place customer) {
    std::vector<Row> rows = of_customer(tables, relations, "dealing", customer);
    if (!is_person(tables, customer)) return rows;
    const std::vector<Row> taken_part = children(tables, relations, "dealing", "participants", customer);
    rows.insert(rows.end(), taken_part.begin(), taken_part.end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<Place> referred_by(const Tables& tables, RelationCache& relations, Place person) {
    std::vector<Place> sent;
    for (std::string_view kind : {"person", "company"})
        for (const Row row : children(tables, relations, kind, "referred_by", person))
            sent.push_back({known_entity(tables.schema(), kind), row});
    return sent;
}

namespace {

void add_to(OrderSummary& summary, const SoldOrders& sold, Row row, Currency currency) {
    if (const std::int32_t day = sold.date.code(row); day != missing_code) {
        if (summary.first == Date{} || day < summary.first.days) summary.first = {day};
        if (summary.last == Date{} || day > summary.last.days) summary.last = {day};
    }
    ++summary.count;
    if (const Money money = sold.total.money(row); money.minor != missing_number && money.currency == currency)
        summary.total.minor += money.minor;
}

} // namespace

OrderSummary order_summary(const Tables& tables, RelationCache& relations, Place customer, const Reader& reader) {
    OrderSummary summary{.total = {0, reader.currency}};
    const SoldOrders sold(tables);
    for (const Row row : orders_of(tables, relations, customer))
        if (sold.counts(row)) add_to(summary, sold, row, reader.currency);
    return summary;
}

std::vector<OrderSummary> order_summaries(const Tables& tables, EntityIx customer_entity, const Reader& reader) {
    std::vector<OrderSummary> summaries(tables.table(customer_entity).rows(),
                                        OrderSummary{.total = {0, reader.currency}});
    const SoldOrders sold(tables);
    const Column& reference = known_column(tables, "order", tables.schema().entity(customer_entity).key);
    for (Row row = 0; row < sold.table.rows(); ++row) {
        if (!sold.counts(row)) continue;
        const Place customer = merged_into(tables, place_in(tables, reference, row));
        if (customer.entity == customer_entity) add_to(summaries[customer.row], sold, row, reader.currency);
    }
    return summaries;
}

std::vector<ReferralNode> referral_tree(const Tables& tables, RelationCache& relations, Place person,
                                        const Reader& reader) {
    std::vector<ReferralNode> nodes;
    std::set<Place> seen{person};
    struct Next {
        Place place;
        int depth;
    };
    std::vector<Next> stack;
    const auto push = [&](Place of, int depth) {
        if (!is_person(tables, of)) return; // only people send people
        std::vector<Place> sent = referred_by(tables, relations, of);
        for (auto it = sent.rbegin(); it != sent.rend(); ++it) stack.push_back({*it, depth});
    };
    push(person, 1);
    while (!stack.empty()) {
        const Next next = stack.back();
        stack.pop_back();
        if (!seen.insert(next.place).second) continue;
        nodes.push_back({next.place, next.depth, order_summary(tables, relations, next.place, reader)});
        push(next.place, next.depth + 1);
    }
    return nodes;
}

} // namespace crm
