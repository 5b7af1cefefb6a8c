#include "core/queries/journey.hpp"

#include <algorithm>
#include <optional>

#include "core/queries/known_fields.hpp"
#include "core/queries/sold_orders.hpp"

namespace crm {

namespace {

class Road {
public:
    Road(const Tables& tables, RelationCache& relations, Place customer, const Reader& reader)
        : m_tables(tables), m_relations(relations), m_customer(customer), m_reader(reader),
          m_kind(tables.schema().entity(customer.entity).key) {}

    std::vector<JourneyStep> take() {
        const auto always = [](Row) { return true; };
        first(Milestone::lead, "lead", "created_at", always);
        const std::vector<JourneyStep> dealings =
            dated("dealing", dealings_of(m_tables, m_relations, m_customer), "at", Milestone::dealing, always);
        if (!dealings.empty()) m_steps.push_back(dealings.front());
        first(Milestone::deal, "deal", "created_at", always);
        first(Milestone::quote, "quote", "date", always);
        add_purchases();
        const Column& direction = known_column(m_tables, "payment", "direction");
        first(Milestone::payment, "payment", "date", [&](Row row) { return direction.words(row) != "paid_back"; });
        first(Milestone::ticket, "ticket", "opened_at", always);
        if (dealings.size() > 1) {
            m_steps.push_back(dealings.back());
            m_steps.back().what = Milestone::last_dealing;
        }
        std::ranges::stable_sort(m_steps, {}, [](const JourneyStep& step) { return std::pair{step.day, step.what}; });
        return std::move(m_steps);
    }

private:
    std::optional<Date> day_of(const Column& column, Row row) const {
        if (!column.has(row)) return {};
        if (column.layout() != Layout::number) return Date{column.code(row)};
        return date_of(Moment{column.number(row)}, m_reader.offset_minutes);
    }

    // Those of which a day is known, by day.
    template <class Counts> std::vector<JourneyStep> dated(std::string_view entity, const std::vector<Row>& rows,
                                                           std::string_view when, Milestone what, Counts counts) const {
        const EntityIx ix = known_entity(m_tables.schema(), entity);
        const Column& column = known_column(m_tables, entity, when);
        std::vector<JourneyStep> steps;
        for (const Row row : rows)
            if (const auto day = day_of(column, row); day && counts(row)) steps.push_back({what, {ix, row}, *day});
        std::ranges::stable_sort(steps, {}, &JourneyStep::day);
        return steps;
    }

    std::vector<Row> rows_of(std::string_view entity) const {
        return children(m_tables, m_relations, entity, m_kind, m_customer);
    }

    template <class Counts> void first(Milestone what, std::string_view entity, std::string_view when, Counts counts) {
        const std::vector<JourneyStep> steps = dated(entity, rows_of(entity), when, what, counts);
        if (!steps.empty()) m_steps.push_back(steps.front());
    }

    void add_purchases() {
        const SoldOrders sold(m_tables);
        std::vector<JourneyStep> bought =
            dated("order", rows_of("order"), "date", Milestone::purchase, [&](Row row) { return sold.counts(row); });
        const Column &sequence = known_column(m_tables, "invoice", "sequence"),
                     &kind = known_column(m_tables, "invoice", "kind"),
                     &order = known_column(m_tables, "invoice", "order");
        const std::vector<JourneyStep> invoiced =
            dated("invoice", rows_of("invoice"), "date", Milestone::purchase,
                  [&](Row row) { return sequence.has(row) && !order.has(row) && kind.words(row) != "credit_note"; });
        bought.insert(bought.end(), invoiced.begin(), invoiced.end());
        std::ranges::stable_sort(bought, {}, &JourneyStep::day);
        for (std::size_t i = 0; i < std::min<std::size_t>(bought.size(), 2); ++i) {
            bought[i].what = i == 0 ? Milestone::purchase : Milestone::purchase_again;
            m_steps.push_back(bought[i]);
        }
    }

    const Tables& m_tables;
    RelationCache& m_relations;
    Place m_customer;
    const Reader& m_reader;
    std::string_view m_kind;
    std::vector<JourneyStep> m_steps;
};

} // namespace

std::vector<JourneyStep> journey(const Tables& tables, RelationCache& relations, Place customer, const Reader& reader) {
    if (!customer) return {};
    return Road(tables, relations, customer, reader).take();
}

} // namespace crm
