#include "core/sales/divide_invoice.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

// Live ones, by due day.
std::vector<Row> kept_rows(const Tables& tables, Place invoice) {
    const Table& table = tables.table(known_entity(tables.schema(), "instalment"));
    const Column &of = known_column(tables, "instalment", "invoice"),
                 &due = known_column(tables, "instalment", "due_date");
    const Handle handle = tables.table(invoice.entity).handles[invoice.row];
    std::vector<Row> rows;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row) && of.reference(row) == handle) rows.push_back(row);
    std::ranges::stable_sort(rows, {}, [&](Row row) { return due.code(row); });
    return rows;
}

// Writes these parts over those that are kept, and takes away what is too much.
void write_parts(Planner& planner, const std::vector<Row>& kept, RecordId invoice, const std::vector<Instalment>& parts,
                 Currency currency) {
    const EntityIx entity = planner.schema().entity("instalment");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const RecordId id = i < kept.size() ? planner.tables().id({entity, kept[i]}) : planner.add_record(entity);
        planner.set(entity, id, "invoice", invoice);
        planner.set(entity, id, "due_date", std::int64_t{parts[i].due.days});
        planner.set(entity, id, "amount", Money{parts[i].minor, currency});
    }
    for (std::size_t i = parts.size(); i < kept.size(); ++i)
        planner.set(entity, planner.tables().id({entity, kept[i]}), removed_field(planner.schema(), entity),
                    Value{planner.context().now.ms});
}

// Whether the parts are a total's, to the minor unit.
void check_parts(Planner& planner, const std::vector<Instalment>& parts, std::int64_t total) {
    const EntityIx entity = planner.schema().entity("instalment");
    if (parts.size() > std::size_t{instalments_max}) planner.problem(entity, no_field, Reason::too_large);
    std::int64_t left = total;
    for (const Instalment& part : parts) {
        if (part.minor <= 0) return planner.problem(entity, "amount", Reason::too_small);
        if (part.minor > left) return planner.problem(entity, "amount", Reason::more_than_left);
        left -= part.minor;
    }
    if (!parts.empty() && left != 0) planner.problem(entity, "amount", Reason::too_small);
}

} // namespace

Planned plan_intent(const Tables& tables, const DivideInvoice& divide, const PlanContext& context) {
    Planner planner(tables, context);
    const EntityIx invoice = tables.schema().entity("invoice");
    constexpr std::string_view divided = "divide_invoice", whole = "undivide_invoice";
    const std::string_view label = divide.parts.empty() ? whole : divided;
    if (!planner.must_be_live(divide.invoice, invoice)) return planner.take(label);
    const Place place = tables.find(divide.invoice);
    const Column& total = known_column(tables, "invoice", "total");
    if (known_column(tables, "invoice", "kind").words(place.row) == "credit_note")
        planner.problem(invoice, "kind", Reason::wrong_type);
    else if (!total.has(place.row))
        planner.problem(invoice, "total", Reason::required);
    else
        check_parts(planner, divide.parts, total.money(place.row).minor);
    if (!planner.planned().problems.empty()) return planner.take(label);
    write_parts(planner, kept_rows(tables, place), divide.invoice, divide.parts, total.money(place.row).currency);
    return planner.take(label);
}

void hand_on_instalments(Planner& planner, Place draft, RecordId issued, Money total) {
    const std::vector<Row> rows = kept_rows(planner.tables(), draft);
    std::vector<Instalment> parts;
    for (const Row row : rows) parts.push_back(instalment_at(planner.tables(), row, total));
    write_parts(planner, rows, issued, fitted(std::move(parts), total.minor), total.currency);
}

} // namespace crm
