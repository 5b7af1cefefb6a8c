#include "core/sales/counter_sale.hpp"

#include "core/base/date.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/documents.hpp"
#include "core/sales/issue.hpp"
#include "core/sales/usual_tax.hpp"

namespace crm {

namespace {

// What a line says: its own price and discount, else the product's price; the product's tax.
LineAmounts amounts_of(const Tables& tables, const CounterLine& line) {
    const Place product = tables.find(line.product);
    LineAmounts amounts = line_amounts([&](std::string_view key) -> Value {
        if (key == "quantity") return line.quantity;
        if (key == "discount_percent") return line.discount_percent;
        if (key == "price" && line.price.currency) return line.price;
        if (key == "discount" || !product) return {};
        return brought_by(tables, product, key);
    });
    return amounts;
}

std::vector<LineAmounts> amounts_of(const Tables& tables, const SellAtCounter& sale) {
    std::vector<LineAmounts> all;
    for (const CounterLine& line : sale.lines) all.push_back(amounts_of(tables, line));
    return all;
}

class CounterSale {
public:
    CounterSale(Planner& planner, const SellAtCounter& sale)
        : m_planner(planner), m_tables(planner.tables()), m_schema(planner.schema()), m_sale(sale),
          m_invoice(m_schema.entity("invoice")), m_line(m_schema.entity("invoice_line")),
          m_payment(m_schema.entity("payment")),
          m_today(date_of(planner.context().now, planner.context().offset_minutes)) {}

    void sell() {
        if (!check_lines()) return;
        const auto total = counter_total(m_tables, m_sale);
        if (!total) {
            m_planner.planned().problems.push_back(problem_of(m_schema, *document_kind("invoice"), total.error()));
            return;
        }
        if (!check_paid(*total)) return;
        const RecordId invoice = m_planner.add_record(m_invoice);
        write_head(invoice, *total);
        for (const CounterLine& line : m_sale.lines) write_line(invoice, line);
        for (const CounterPayment& payment : m_sale.paid)
            if (payment.amount.minor > 0) write_payment(invoice, payment);
    }

private:
    bool check_lines() {
        if (m_sale.lines.empty()) m_planner.problem(m_line, no_field, Reason::nothing_chosen);
        Problems& problems = m_planner.planned().problems;
        for (std::uint32_t i = 0; i < m_sale.lines.size(); ++i) {
            const CounterLine& line = m_sale.lines[i];
            const std::size_t before = problems.size();
            if (m_planner.must_be_live(line.product, m_schema.entity("product")) &&
                !amounts_of(m_tables, line).price.currency)
                m_planner.problem(m_line, "price", Reason::required);
            if (line.quantity <= 0) m_planner.problem(m_line, "quantity", Reason::too_small);
            for (std::size_t p = before; p < problems.size(); ++p) problems[p].record = i;
        }
        if (m_sale.customer && !m_tables.is_live(m_sale.customer))
            m_planner.problem(m_invoice, "person", Reason::record_in_bin);
        return problems.empty();
    }

    bool check_paid(const DocumentTotal& total) {
        std::int64_t paid = 0;
        for (const CounterPayment& payment : m_sale.paid) {
            if (payment.amount.minor < 0)
                m_planner.problem(m_payment, "amount", Reason::too_small);
            else if (payment.amount.minor > 0 && payment.amount.currency != total.currency)
                m_planner.problem(m_payment, "amount", Reason::mixed_currencies);
            else if (__builtin_add_overflow(paid, payment.amount.minor, &paid))
                m_planner.problem(m_payment, "amount", Reason::too_large);
        }
        if (!m_planner.planned().problems.empty()) return false;
        if (paid > total.total()) m_planner.problem(m_payment, "amount", Reason::too_large);
        if (paid < total.total() && !m_sale.customer) m_planner.problem(m_invoice, "person", Reason::nobody_named);
        return m_planner.planned().problems.empty();
    }

    void name_customer(EntityIx entity, RecordId record) {
        if (const Place customer = m_tables.find(m_sale.customer))
            m_planner.set(entity, record, m_schema.entity(customer.entity).key, m_sale.customer);
    }

    void write_head(RecordId invoice, const DocumentTotal& total) {
        const auto set = [&](std::string_view key, Value value) {
            m_planner.set(m_invoice, invoice, key, std::move(value));
        };
        name_customer(m_invoice, invoice);
        set("kind", std::string("invoice"));
        set("state", std::string("issued"));
        set("date", std::int64_t{m_today.days});
        set("due_date", std::int64_t{m_today.days});
        set("issued_at", m_planner.context().now.ms);
        if (m_sale.terms.discount_percent) set("discount_percent", m_sale.terms.discount_percent);
        if (m_sale.terms.discount.currency && m_sale.terms.discount.minor) set("discount", m_sale.terms.discount);
        if (m_sale.terms.prices_include_tax) set("prices_include_tax", std::int64_t{1});
        if (!m_sale.agent.empty()) set("agent", m_sale.agent);
        set("total", total.money(total.total()));
        if (!total.taxes.empty()) set("tax", total.money(total.tax));
        number_invoice(m_planner, invoice, "invoice", m_today, m_sale.device_code);
    }

    void write_line(RecordId invoice, const CounterLine& line) {
        const RecordId id = m_planner.add_record(m_line);
        const Place product = m_tables.find(line.product);
        const auto set = [&](std::string_view key, Value value) { m_planner.set(m_line, id, key, std::move(value)); };
        set("invoice", invoice);
        set("product", line.product);
        set("quantity", line.quantity);
        set("price", amounts_of(m_tables, line).price);
        if (line.discount_percent) set("discount_percent", line.discount_percent);
        for (const std::string_view key : {"unit", "tax_rate", "tax_kind"})
            set(key, brought_by(m_tables, product, key));
    }

    void write_payment(RecordId invoice, const CounterPayment& payment) {
        const RecordId id = m_planner.add_record(m_payment);
        const auto set = [&](std::string_view key, Value value) {
            m_planner.set(m_payment, id, key, std::move(value));
        };
        name_customer(m_payment, id);
        set("date", std::int64_t{m_today.days});
        set("invoice", invoice);
        set("amount", payment.amount);
        set("method", payment.method);
        if (!m_sale.agent.empty()) set("agent", m_sale.agent);
    }

    Planner& m_planner;
    const Tables& m_tables;
    const Schema& m_schema;
    const SellAtCounter& m_sale;
    EntityIx m_invoice, m_line, m_payment;
    Date m_today;
};

} // namespace

Result<DocumentTotal, DocumentError> counter_total(const Tables& tables, const SellAtCounter& sale) {
    return document_total(amounts_of(tables, sale), sale.terms);
}

std::vector<OverCeiling> counter_lines_over(const Tables& tables, const SellAtCounter& sale) {
    if (!has_ceilings(tables)) return {};
    DiscountedDocument document{.seller = sale.agent, .terms = sale.terms};
    if (const Place customer = tables.find(sale.customer))
        (tables.schema().entity(customer.entity).key == "company" ? document.company : document.person) = sale.customer;
    for (const CounterLine& line : sale.lines) document.lines.push_back({line.product, amounts_of(tables, line)});
    return lines_over(tables, document);
}

Planned plan_intent(const Tables& tables, const SellAtCounter& sale, const PlanContext& context) {
    Planner planner(tables, context);
    planner.planned().change.is_final = true;
    CounterSale(planner, sale).sell();
    return planner.take("sell_at_counter");
}

} // namespace crm
