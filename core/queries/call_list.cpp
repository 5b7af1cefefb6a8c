#include "core/queries/call_list.hpp"

#include "core/queries/known_fields.hpp"

namespace crm {

bool can_be_called(const Schema& schema, EntityIx entity) {
    return schema.field(entity, "phone") != no_field &&
           schema.field(known_entity(schema, "dealing"), schema.entity(entity).key) != no_field;
}

std::vector<Row> who_can_be_called(const Tables& tables, EntityIx entity, std::span<const Row> rows) {
    const Table& table = tables.table(entity);
    const Column& phone = table.columns[known_field(tables.schema(), entity, "phone")];
    std::vector<Row> list;
    for (const Row row : rows)
        if (table.is_live(row) && phone.has(row)) list.push_back(row);
    return list;
}

RowSet dealt_with_since(const Tables& tables, EntityIx entity, Moment since) {
    const Table& dealings = tables.table(known_entity(tables.schema(), "dealing"));
    const Column &at = known_column(tables, "dealing", "at"),
                 &who = known_column(tables, "dealing", tables.schema().entity(entity).key);
    RowSet found(tables.table(entity).rows());
    for (Row row = 0; row < dealings.rows(); ++row) {
        if (at.number(row) == missing_number || at.number(row) < since.ms || !dealings.is_live(row)) continue;
        if (const Place customer = place_in(tables, who, row)) found.add(customer.row);
    }
    return found;
}

std::size_t next_to_call(std::span<const Row> list, const RowSet& dealt_with, std::size_t from) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (const std::size_t at = (from + i) % list.size(); !dealt_with.has(list[at])) return at;
    return list.size();
}

} // namespace crm
