#include "core/commands/payments.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"

namespace crm {

namespace {

constexpr std::string_view customers[] = {"person", "company"};
constexpr std::string_view paid_for[] = {"invoice", "opening_balance", "order"};

class Kinship {
public:
    explicit Kinship(const Tables& tables) : m_tables(tables) {}

    Place customer(const Value& value) const {
        const auto* id = std::get_if<RecordId>(&value);
        const Place place = id && !is_new(*id) ? m_tables.find(*id) : Place{};
        return place ? merged_into(m_tables, place) : place;
    }
    bool are_one(Place a, Place b) const {
        return a == b || are_affiliated(a, b) || is_branch(a, b) || is_branch(b, a);
    }

private:
    Place at(std::string_view entity, std::string_view key, Row row) const {
        const Place place = place_in(m_tables, known_column(m_tables, entity, key), row);
        return place ? merged_into(m_tables, place) : place;
    }
    bool are_affiliated(Place a, Place b) const {
        const Table& table = m_tables.table(known_entity(m_tables.schema(), "affiliation"));
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row)) continue;
            const Place person = at("affiliation", "person", row), company = at("affiliation", "company", row);
            if ((a == person && b == company) || (b == person && a == company)) return true;
        }
        return false;
    }
    bool is_branch(Place branch, Place company) const {
        return m_tables.schema().entity(branch.entity).key == "company" && branch.entity == company.entity &&
               at("company", "parent", branch.row) == company;
    }

    const Tables& m_tables;
};

} // namespace

void check_payment(Planner& planner, const SaveRecord& save, RecordId payment) {
    const Schema& schema = planner.schema();
    const auto field = [&](std::string_view key) { return schema.field(save.entity, key); };
    const auto is_given = [&](std::string_view key) {
        return std::ranges::contains(save.cells, field(key), &CellEdit::field);
    };
    if (std::ranges::none_of(customers, is_given) && std::ranges::none_of(paid_for, is_given)) return;
    const Kinship kinship(planner.tables());
    const auto customers_of = [&](const auto& value) {
        std::vector<Place> all;
        for (const std::string_view key : customers)
            if (const Place customer = kinship.customer(value(key))) all.push_back(customer);
        return all;
    };
    const std::vector<Place> payers =
        customers_of([&](std::string_view key) { return planner.after(save, payment, field(key)); });
    if (payers.empty()) return;
    for (const std::string_view key : paid_for) {
        const Value held = planner.after(save, payment, field(key));
        const auto* id = std::get_if<RecordId>(&held);
        const Place owed = id && !is_new(*id) ? planner.tables().find(*id) : Place{};
        if (!owed) continue;
        const std::vector<Place> debtors = customers_of([&](std::string_view who) {
            const FieldIx of = schema.field(owed.entity, who);
            return of == no_field ? Value{} : planner.tables().value(owed, of);
        });
        const bool is_theirs =
            debtors.empty() || std::ranges::any_of(payers, [&](Place payer) {
                return std::ranges::any_of(debtors, [&](Place debtor) { return kinship.are_one(payer, debtor); });
            });
        if (!is_theirs) planner.problem(save.entity, key, Reason::other_customers);
    }
}

} // namespace crm
