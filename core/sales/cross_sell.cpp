#include "core/sales/cross_sell.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/pipelines.hpp"
#include "core/sales/document_total.hpp"
#include "core/sales/sale_documents.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

struct Sold { // a document, looked at once for all its lines
    int sign = 0;
    Handle customer = no_handle, person = no_handle; // the person only where the customer is a company
    std::int32_t day = missing_code;
};

class Reading {
public:
    Reading(const Tables& tables, int offset_minutes) : m_tables(tables), m_offset_minutes(offset_minutes) {}

    std::vector<Sold> documents(std::string_view entity) {
        const EntityIx ix = known_entity(m_tables.schema(), entity);
        const Table& table = m_tables.table(ix);
        const Column &date = known_column(m_tables, entity, "date"), &deal = known_column(m_tables, entity, "deal");
        std::vector<Sold> all(table.rows());
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row)) continue;
            all[row] = sold(entity, row, m_documents.sign({ix, row}), date.code(row));
            if (const Place of = place_in(m_tables, deal, row); of && all[row].sign > 0) m_in_documents.add(of.row);
        }
        return all;
    }
    std::vector<Sold> won_deals() { // after the documents
        const DealColumns deals(m_tables);
        std::vector<Sold> all(deals.deals.rows());
        for (Row row = 0; row < deals.deals.rows(); ++row) {
            if (!deals.deals.is_live(row) || deals.kind(row) != StageKind::won || m_in_documents.has(row)) continue;
            const bool has_day = deals.closed.has(row);
            all[row] = sold("deal", row, 1,
                            has_day ? date_of(Moment{deals.closed.number(row)}, m_offset_minutes).days : missing_code);
        }
        return all;
    }

private:
    Handle live(Place place) const {
        const Place kept = merged_into(m_tables, place);
        return kept && m_tables.table(kept.entity).is_live(kept.row) ? m_tables.table(kept.entity).handles[kept.row]
                                                                     : no_handle;
    }
    Sold sold(std::string_view entity, Row row, int sign, std::int32_t day) const {
        if (sign == 0) return {};
        const Place company = place_in(m_tables, known_column(m_tables, entity, "company"), row);
        const Handle person = live(place_in(m_tables, known_column(m_tables, entity, "person"), row));
        if (company) return {.sign = sign, .customer = live(company), .person = person, .day = day};
        return {.sign = sign, .customer = person, .day = day};
    }

    const Tables& m_tables;
    int m_offset_minutes;
    const SaleDocuments m_documents{m_tables};
    RowSet m_in_documents{m_tables.table(known_entity(m_tables.schema(), "deal")).rows()};
};

void add(std::int64_t& sum, std::int64_t more) { // what no number holds stays at the greatest there is
    if (__builtin_add_overflow(sum, more, &sum)) sum = more < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
}

} // namespace

Purchases::Purchases(const Tables& tables, int offset_minutes) : m_tables(tables) {
    Reading reading(tables, offset_minutes);
    const EntityIx products = known_entity(tables.schema(), "product");
    const auto take = [&](std::string_view entity, std::string_view line, const std::vector<Sold>& documents) {
        const EntityIx ix = known_entity(tables.schema(), entity);
        const Table& table = tables.table(known_entity(tables.schema(), line));
        const Column &of = known_column(tables, line, entity), &product = known_column(tables, line, "product"),
                     &quantity = known_column(tables, line, "quantity");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row)) continue;
            const Place document = place_in(tables, of, row),
                        what = merged_into(tables, place_in(tables, product, row));
            if (!document || !what || !tables.table(products).is_live(what.row)) continue;
            const Sold& sold = documents[document.row];
            if (sold.sign == 0) continue;
            Line found{.product = what.row,
                       .document = std::uint64_t{ix} << 32 | document.row,
                       .quantity = sold.sign * (quantity.has(row) ? quantity.number(row) : one_unit),
                       .day = sold.day};
            found.customer = sold.customer;
            if (sold.customer != no_handle) m_lines.push_back(found);
            found.customer = sold.person;
            found.is_own = false;
            if (sold.person != no_handle) m_lines.push_back(found);
        }
    };
    take("order", "order_line", reading.documents("order"));
    take("invoice", "invoice_line", reading.documents("invoice"));
    take("deal", "deal_line", reading.won_deals());
    group();
}

void Purchases::group() {
    std::ranges::sort(m_lines, {},
                      [](const Line& line) { return std::tuple(line.customer, line.product, line.document); });
    m_starts.push_back(0);
    for (std::size_t at = 0; at < m_lines.size();) {
        const Handle customer = m_lines[at].customer;
        const auto first = m_products.size();
        bool is_own = false;
        while (at < m_lines.size() && m_lines[at].customer == customer) {
            const Row product = m_lines[at].product;
            std::int64_t all = 0, own = 0;
            for (; at < m_lines.size() && m_lines[at].customer == customer && m_lines[at].product == product; ++at) {
                add(all, m_lines[at].quantity);
                if (m_lines[at].is_own) add(own, m_lines[at].quantity);
            }
            if (all > 0 || own > 0) m_products.push_back({product, own > 0});
            is_own |= own > 0;
        }
        if (m_products.size() == first) continue; // all of it was taken back
        m_customers.push_back(customer);
        m_starts.push_back(static_cast<std::uint32_t>(m_products.size()));
        m_own_count += is_own;
    }
    const Row product_rows = m_tables.table(known_entity(m_tables.schema(), "product")).rows();
    m_buyer_starts.assign(product_rows + std::size_t{1}, 0);
    for (const Product& each : m_products)
        if (each.is_own) ++m_buyer_starts[each.row + std::size_t{1}];
    for (Row row = 0; row < product_rows; ++row) m_buyer_starts[row + std::size_t{1}] += m_buyer_starts[row];
    m_buyers.resize(m_buyer_starts.back());
    std::vector<std::uint32_t> next(m_buyer_starts.begin(), m_buyer_starts.end() - 1);
    for (std::size_t customer = 0; customer < m_customers.size(); ++customer)
        for (const Product& each : products_at(customer))
            if (each.is_own) m_buyers[next[each.row]++] = static_cast<std::uint32_t>(customer);
}

std::vector<Row> Purchases::products_of(Place customer) const {
    const Handle handle = m_tables.table(customer.entity).handles[customer.row];
    const auto found = std::ranges::lower_bound(m_customers, handle);
    std::vector<Row> rows;
    if (found == m_customers.end() || *found != handle) return rows;
    for (const Product& each : products_at(static_cast<std::size_t>(found - m_customers.begin())))
        rows.push_back(each.row);
    return rows;
}

std::vector<std::int32_t> Purchases::days_of(Place customer, Row product) const {
    const std::pair wanted(m_tables.table(customer.entity).handles[customer.row], product);
    std::vector<std::int32_t> days;
    for (const Line& line : std::ranges::equal_range(
             m_lines, wanted, {}, [](const Line& each) { return std::pair(each.customer, each.product); }))
        if (line.quantity > 0 && line.day != missing_code) days.push_back(line.day);
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    return days;
}

std::vector<Together> Purchases::together(std::span<const Row> has, std::span<const Row> left_out,
                                          std::size_t most) const {
    const std::size_t product_rows = m_buyer_starts.size() - 1;
    const Table& products = m_tables.table(known_entity(m_tables.schema(), "product"));
    const Column& retired = known_column(m_tables, "product", "is_retired");
    std::vector<std::uint32_t> both(product_rows); // of the reason that is looked at
    std::vector<Together> best(product_rows);
    const auto is_better = [](const Together& a, const Together& b) {
        const std::uint64_t left = std::uint64_t{a.both} * b.bought_reason,
                            right = std::uint64_t{b.both} * a.bought_reason;
        return left != right ? left > right : a.both > b.both;
    };
    for (const Row reason : has) {
        if (reason >= product_rows) continue; // it came after these were counted
        std::vector<Row> seen;
        for (const std::uint32_t customer : buyers_of(reason))
            for (const Product& each : products_at(customer))
                if (each.is_own && each.row != reason && both[each.row]++ == 0) seen.push_back(each.row);
        const auto bought_reason = static_cast<std::uint32_t>(buyers_of(reason).size());
        for (const Row product : seen) {
            const std::uint64_t count = std::exchange(both[product], 0);
            if (count < least_both || 4 * count < bought_reason) continue;
            if (count * m_own_count <= std::uint64_t{bought_reason} * buyers_of(product).size()) continue; // lift
            const Together rule{product, reason, static_cast<std::uint32_t>(count), bought_reason};
            if (best[product].product == no_row || is_better(rule, best[product])) best[product] = rule;
        }
    }
    for (const std::span<const Row> rows : {has, left_out})
        for (const Row row : rows)
            if (row < product_rows) best[row] = {};
    std::erase_if(best, [&](const Together& rule) {
        return rule.product == no_row || !products.is_live(rule.product) || retired.code(rule.product) == 1;
    });
    std::ranges::stable_sort(best, is_better);
    best.resize(std::min(best.size(), most));
    return best;
}

std::vector<BoughtNot> Purchases::bought_not(const RowSet& bought, const RowSet& not_bought) const {
    std::vector<BoughtNot> found;
    for (std::size_t customer = 0; customer < m_customers.size(); ++customer) {
        bool is_in = false, is_out = false;
        for (const Product& each : products_at(customer)) {
            is_in |= each.is_own && bought.has(each.row);
            is_out |= each.is_own && not_bought.has(each.row);
        }
        if (!is_in || is_out) continue;
        BoughtNot one{.customer = m_tables.directory().place(m_customers[customer]), .last = missing_code};
        if (m_tables.is_erased(one.customer)) continue;
        std::vector<std::uint64_t> documents;
        const auto lines = std::ranges::equal_range(m_lines, m_customers[customer], {}, &Line::customer);
        for (const Line& line : lines) {
            if (!line.is_own || line.quantity <= 0 || !bought.has(line.product)) continue;
            documents.push_back(line.document);
            one.last = std::max(one.last, line.day);
        }
        std::ranges::sort(documents);
        documents.erase(std::ranges::unique(documents).begin(), documents.end());
        one.times = static_cast<std::uint32_t>(documents.size());
        found.push_back(one);
    }
    std::ranges::stable_sort(found, std::greater{},
                             [](const BoughtNot& one) { return std::tuple(one.times, one.last); });
    return found;
}

RowSet products_in_category(const Tables& tables, std::string_view category) {
    const Table& products = tables.table(known_entity(tables.schema(), "product"));
    const Column& of = known_column(tables, "product", "category");
    const std::string wanted = folded(category);
    RowSet rows(products.rows());
    for (Row row = 0; row < products.rows(); ++row)
        if (products.is_live(row) && of.has(row) && folded(of.words(row)) == wanted) rows.add(row);
    return rows;
}

} // namespace crm
