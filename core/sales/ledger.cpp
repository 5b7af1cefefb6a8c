#include "core/sales/ledger.hpp"

#include <algorithm>
#include <map>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/payments.hpp"
#include "core/queries/sold_orders.hpp"
#include "core/sales/document_total.hpp"
#include "core/sales/instalments.hpp"

namespace crm {

namespace {

struct Invoices {
    const Table& table;
    const Column &sequence, &kind, &total, &date, &due, &order, &credits;
    std::int32_t credit_note;

    explicit Invoices(const Tables& tables)
        : table(tables.table(known_entity(tables.schema(), "invoice"))),
          sequence(known_column(tables, "invoice", "sequence")), kind(known_column(tables, "invoice", "kind")),
          total(known_column(tables, "invoice", "total")), date(known_column(tables, "invoice", "date")),
          due(known_column(tables, "invoice", "due_date")), order(known_column(tables, "invoice", "order")),
          credits(known_column(tables, "invoice", "credits")), credit_note(kind.dictionary().find("credit_note")) {}

    bool counts(Row row) const { return table.is_live(row) && sequence.has(row) && total.has(row) && date.has(row); }
    bool is_credit(Row row) const { return kind.code(row) != missing_code && kind.code(row) == credit_note; }
};

class Ledger {
public:
    Ledger(const Tables& tables, Place only) : m_tables(tables), m_only(only), m_sold(tables), m_invoices(tables) {}

    std::vector<LedgerEntry> take() {
        add_opening_balances();
        add_orders();
        add_invoices();
        add_payments();
        return std::move(m_entries);
    }

private:
    EntityIx entity(std::string_view key) const { return known_entity(m_tables.schema(), key); }
    const Column& column(std::string_view of, std::string_view key) const { return known_column(m_tables, of, key); }

    Place debtor(std::string_view of, Row row) const {
        const Place company = place_in(m_tables, column(of, "company"), row);
        return merged_into(m_tables, company ? company : place_in(m_tables, column(of, "person"), row));
    }
    void add(const LedgerEntry& entry) {
        if (entry.debtor && entry.amount.minor != 0 && (!m_only || entry.debtor == m_only)) m_entries.push_back(entry);
    }

    // By row of orders: what issued invoices come to, and whether they took every line.
    struct Invoiced {
        std::int64_t sum = 0;
        bool is_all = false;
    };
    std::vector<Invoiced> invoiced() const {
        std::vector<Invoiced> orders(m_sold.table.rows());
        const EntityIx order = entity("order");
        for (Row row = 0; row < m_invoices.table.rows(); ++row) {
            const Place of = m_invoices.counts(row) && !m_invoices.is_credit(row)
                                 ? place_in(m_tables, m_invoices.order, row)
                                 : Place{};
            if (of.entity != order || of.row >= orders.size()) continue;
            const Money total = m_invoices.total.money(row);
            // What does not fit, or is of another currency, stands for the whole order.
            if (total.currency != m_sold.total.money(of.row).currency ||
                __builtin_add_overflow(orders[of.row].sum, total.minor, &orders[of.row].sum))
                orders[of.row].is_all = true;
        }
        mark_taken(orders);
        return orders;
    }
    void mark_taken(std::vector<Invoiced>& orders) const {
        const EntityIx order_line = entity("order_line"), invoice = entity("invoice"), order = entity("order");
        const Table &lines = m_tables.table(order_line), &invoice_lines = m_tables.table(entity("invoice_line"));
        const Column &its_invoice = column("invoice_line", "invoice"),
                     &taken_from = column("invoice_line", "order_line"), &taken = column("invoice_line", "quantity"),
                     &its_order = column("order_line", "order"), &wanted = column("order_line", "quantity");
        const auto quantity = [](const Column& of, Row row) { return of.has(row) ? of.number(row) : one_unit; };
        std::vector<std::int64_t> left(lines.rows());
        for (Row row = 0; row < lines.rows(); ++row) left[row] = quantity(wanted, row);
        for (Row row = 0; row < invoice_lines.rows(); ++row) {
            const Place line = place_in(m_tables, taken_from, row), of = place_in(m_tables, its_invoice, row);
            if (!invoice_lines.is_live(row) || line.entity != order_line || of.entity != invoice) continue;
            if (!m_invoices.counts(of.row) || m_invoices.is_credit(of.row) || line.row >= left.size()) continue;
            if (__builtin_sub_overflow(left[line.row], quantity(taken, row), &left[line.row])) left[line.row] = 0;
        }
        enum : char { no_line, all_taken, some_left };
        std::vector<char> found(orders.size(), no_line);
        for (Row row = 0; row < lines.rows(); ++row) {
            const Place of = lines.is_live(row) ? place_in(m_tables, its_order, row) : Place{};
            if (of.entity != order || of.row >= found.size()) continue;
            found[of.row] = left[row] > 0 ? some_left : std::max(found[of.row], static_cast<char>(all_taken));
        }
        for (std::size_t i = 0; i < orders.size(); ++i) orders[i].is_all |= found[i] == all_taken;
    }

    void add_orders() {
        const std::vector<Invoiced> taken = invoiced();
        const EntityIx order = entity("order");
        for (Row row = 0; row < m_sold.table.rows(); ++row) {
            if (!m_sold.counts(row) || !m_sold.total.has(row) || !m_sold.date.has(row) || taken[row].is_all) continue;
            Money left = m_sold.total.money(row);
            if (taken[row].sum > 0) left.minor = std::max<std::int64_t>(left.minor - taken[row].sum, 0);
            const std::int32_t day = m_sold.date.code(row);
            add({.debtor = debtor("order", row),
                 .document = {order, row},
                 .order = {order, row},
                 .amount = left,
                 .day = day,
                 .due = day,
                 .is_debt = true});
        }
    }

    void add_invoices() {
        const EntityIx invoice = entity("invoice");
        for (Row row = 0; row < m_invoices.table.rows(); ++row) {
            if (!m_invoices.counts(row)) continue;
            const bool is_credit = m_invoices.is_credit(row);
            const std::int32_t day = m_invoices.date.code(row), due = m_invoices.due.code(row);
            const Money total = m_invoices.total.money(row);
            LedgerEntry entry{.debtor = debtor("invoice", row),
                              .document = {invoice, row},
                              .amount = total,
                              .day = day,
                              .due = due == missing_code ? day : due,
                              .is_debt = !is_credit};
            if (is_credit) {
                entry.amount.minor = -entry.amount.minor;
                entry.covers = place_in(m_tables, m_invoices.credits, row);
            } else {
                entry.order = place_in(m_tables, m_invoices.order, row);
                for (const Instalment& part : fitted(kept_parts(row, total), total.minor)) {
                    entry.amount.minor = part.minor;
                    entry.due = part.due.days;
                    ++entry.instalment;
                    add(entry);
                }
            }
            if (entry.instalment == 0) add(entry);
        }
    }
    std::vector<Instalment> kept_parts(Row invoice, Money total) const {
        std::vector<Instalment> parts;
        const auto [first, last] = m_instalments.equal_range(invoice);
        for (auto each = first; each != last; ++each) parts.push_back(instalment_at(m_tables, each->second, total));
        return parts;
    }
    std::multimap<Row, Row> instalments() const {
        std::multimap<Row, Row> by_invoice;
        const Table& table = m_tables.table(entity("instalment"));
        const Column& invoice = column("instalment", "invoice");
        for (Row row = 0; row < table.rows(); ++row)
            if (const Place of = table.is_live(row) ? place_in(m_tables, invoice, row) : Place{};
                of.entity == m_invoice)
                by_invoice.emplace(of.row, row);
        return by_invoice;
    }

    void add_opening_balances() {
        const EntityIx balance = entity("opening_balance");
        const Table& table = m_tables.table(balance);
        const Column &amount = column("opening_balance", "amount"), &date = column("opening_balance", "date"),
                     &due = column("opening_balance", "due_date");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row) || !amount.has(row) || !date.has(row)) continue;
            add({.debtor = debtor("opening_balance", row),
                 .document = {balance, row},
                 .amount = amount.money(row),
                 .day = date.code(row),
                 .due = due.has(row) ? due.code(row) : date.code(row),
                 .is_debt = true});
        }
    }

    void add_payments() {
        const EntityIx payment = entity("payment");
        const Table& table = m_tables.table(payment);
        const Column &amount = column("payment", "amount"), &date = column("payment", "date"),
                     &direction = column("payment", "direction");
        const PaidFor paid_for(m_tables);
        const std::int32_t paid_back = direction.dictionary().find("paid_back");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row) || !amount.has(row) || !date.has(row)) continue;
            const bool is_back = direction.code(row) != missing_code && direction.code(row) == paid_back;
            LedgerEntry entry{.document = {payment, row},
                              .covers = paid_for(row),
                              .amount = amount.money(row),
                              .day = date.code(row),
                              .due = date.code(row)};
            if (!is_back) entry.amount.minor = -entry.amount.minor;
            if (entry.covers)
                entry.debtor = debtor(m_tables.schema().entity(entry.covers.entity).key, entry.covers.row);
            if (!entry.debtor) entry.debtor = debtor("payment", row);
            add(entry);
        }
    }

    const Tables& m_tables;
    const Place m_only;
    const SoldOrders m_sold;
    const Invoices m_invoices;
    const EntityIx m_invoice = entity("invoice");
    const std::multimap<Row, Row> m_instalments = instalments(); // by row of their invoice
    std::vector<LedgerEntry> m_entries;
};

} // namespace

std::vector<LedgerEntry> ledger(const Tables& tables, Place only) { return Ledger(tables, only).take(); }

} // namespace crm
