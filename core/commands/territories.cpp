#include "core/commands/territories.hpp"

#include <algorithm>

#include "core/commands/planner.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

std::string words_of(const Value& value) {
    const auto* words = std::get_if<std::string>(&value);
    return words ? *words : std::string();
}

const CellEdit* cell_of(const SaveRecord& save, FieldIx field) {
    const auto found = std::ranges::find(save.cells, field, &CellEdit::field);
    return found == save.cells.end() ? nullptr : &*found;
}

void write(SaveRecord& save, FieldIx field, std::string words) {
    std::erase_if(save.cells, [&](const CellEdit& cell) { return cell.field == field; });
    save.cells.push_back({.field = field, .value = words.empty() ? Value{} : Value{std::move(words)}});
}

} // namespace

Territories::Territories(const Tables& tables) : m_tables(tables) {
    const EntityIx entity = known_entity(tables.schema(), "territory");
    const Table& table = tables.table(entity);
    std::vector<Row> rows;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) rows.push_back(row);
    const Column& created_at = table.columns[created_field(tables.schema(), entity)];
    std::ranges::stable_sort(rows, {}, [&](Row row) { return created_at.number(row); });
    for (const Row row : rows) {
        const auto all = [&](std::string_view key) {
            std::vector<std::string> words;
            for (const Value& value : tables.elements({entity, row}, known_field(tables.schema(), entity, key)))
                words.push_back(words_of(value));
            std::ranges::sort(words);
            return words;
        };
        for (const std::string& place : all("places")) m_of_place.try_emplace(folded(place), m_territories.size());
        m_territories.push_back(
            {std::string(known_column(tables, "territory", "name").words(row)), all("representatives")});
    }
}

const Territories::Territory* Territories::at(std::string_view place) const {
    if (place.empty()) return nullptr;
    const auto found = m_of_place.find(folded(place));
    return found == m_of_place.end() ? nullptr : &m_territories[found->second];
}

const Territories::Territory* Territories::named(std::string_view name) const {
    if (name.empty()) return nullptr;
    const auto found = std::ranges::find(m_territories, folded(name),
                                         [](const Territory& territory) { return folded(territory.name); });
    return found == m_territories.end() ? nullptr : &*found;
}

std::string Territories::of(const Address& address) const {
    const Territory* found = at(address.district);
    if (!found) found = at(address.city);
    return found ? found->name : std::string();
}

Value Territories::after(const SaveRecord& save, FieldIx field) const {
    if (const CellEdit* cell = cell_of(save, field)) return cell->value;
    return is_new(save.id) ? Value{} : m_tables.value(save.id, field);
}

std::string Territories::of_customer(const SaveRecord& deal) const {
    for (const std::string_view key : {"company", "person", "lead"}) {
        const FieldIx field = m_tables.schema().field(deal.entity, key);
        if (field == no_field) continue;
        const Value value = after(deal, field);
        const auto* id = std::get_if<RecordId>(&value);
        const Place customer = id ? m_tables.find(*id) : Place{};
        if (!customer) continue;
        const auto value_of = [&](std::string_view of_customer) {
            return m_tables.value(customer, known_field(m_tables.schema(), customer.entity, of_customer));
        };
        if (std::string words = words_of(value_of("territory")); !words.empty()) return words;
        const Value at = value_of("address");
        if (const auto* address = std::get_if<Address>(&at)) return of(*address);
    }
    return {};
}

std::string Territories::settle_territory(SaveRecord& save) {
    const Schema& schema = m_tables.schema();
    const FieldIx field = known_field(schema, save.entity, "territory");
    if (const CellEdit* said = cell_of(save, field); said && !is_blank(said->value)) return words_of(said->value);
    if (schema.entity(save.entity).key == "deal") {
        if (is_new(save.id))
            if (std::string found = of_customer(save); !found.empty()) write(save, field, std::move(found));
        return {};
    }
    const FieldIx at_field = known_field(schema, save.entity, "address");
    if (!is_new(save.id) && (!cell_of(save, at_field) || cell_of(save, field))) return {};
    const auto by_address = [&](const Value& value) {
        const auto* address = std::get_if<Address>(&value);
        return address ? of(*address) : std::string();
    };
    std::string wanted = by_address(after(save, at_field));
    if (!is_new(save.id)) {
        const std::string now = words_of(m_tables.value(save.id, field));
        if (!now.empty() && now != by_address(m_tables.value(save.id, at_field))) return {}; // chosen by hand
        if (now == wanted) return {};
    }
    if (wanted.empty() && is_new(save.id)) return {};
    write(save, field, wanted);
    return wanted;
}

void Territories::count_customers() {
    if (std::exchange(m_is_counted, true)) return;
    for (const std::string_view key : {"person", "company"}) {
        const Table& table = m_tables.table(known_entity(m_tables.schema(), key));
        const Column& owner = known_column(m_tables, key, "owner");
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row) && owner.has(row)) ++m_customers[std::string(owner.words(row))];
    }
}

void Territories::settle_owner(SaveRecord& save, std::string_view name) {
    const std::string_view key = m_tables.schema().entity(save.entity).key;
    if (key != "person" && key != "company") return;
    const Territory* territory = named(name);
    const FieldIx owner = known_field(m_tables.schema(), save.entity, "owner");
    if (!territory || territory->representatives.empty() || !is_blank(after(save, owner))) return;
    count_customers();
    const std::string& chosen = *std::ranges::min_element(territory->representatives, {}, [&](const std::string& one) {
        const auto found = m_customers.find(one);
        return found == m_customers.end() ? 0 : found->second;
    });
    ++m_customers[chosen];
    write(save, owner, chosen);
}

void Territories::complete(SaveRecord& save) {
    if (m_territories.empty() && m_tables.schema().entity(save.entity).key != "deal") return;
    if (const std::string territory = settle_territory(save); !territory.empty()) settle_owner(save, territory);
}

namespace {

// Customers and leads whose address is in a territory, deals whose customer is; customers whose territory has
// somebody and who have nobody.
void place_all(Planner& planner, Territories& territories, std::string_view key) {
    const Tables& tables = planner.tables();
    const EntityIx entity = known_entity(tables.schema(), key);
    const Table& table = tables.table(entity);
    const FieldIx territory = known_field(tables.schema(), entity, "territory"),
                  owner = known_field(tables.schema(), entity, "owner");
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || (table.columns[territory].has(row) && table.columns[owner].has(row))) continue;
        // As if the record were saved now with all that it says.
        SaveRecord save{.entity = entity, .id = {}, .cells = {}};
        for (const std::string_view cell : {"address", "territory", "owner", "company", "person", "lead"})
            if (const FieldIx field = tables.schema().field(entity, cell); field != no_field)
                if (Value value = tables.value(Place{entity, row}, field); !is_blank(value))
                    save.cells.push_back({.field = field, .value = std::move(value)});
        territories.complete(save);
        for (const CellEdit& cell : save.cells)
            if (cell.field == territory || cell.field == owner)
                planner.set(entity, tables.id({entity, row}), cell.field, cell.value);
    }
}

} // namespace

Planned plan_intent(const Tables& tables, const PlaceCustomers&, const PlanContext& context) {
    Planner planner(tables, context);
    Territories territories(tables);
    for (const std::string_view key : {"company", "person", "lead", "deal"}) place_all(planner, territories, key);
    return planner.take("place_customers");
}

} // namespace crm
