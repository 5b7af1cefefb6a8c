// What reading code knows of fields: those it names, one place for the spelling of their keys, and what it asks of all.
#pragma once
#include <cassert>
#include <string_view>

#include "core/store/tables.hpp"

namespace crm {

constexpr bool is_date(FieldType type) { return type == FieldType::date || type == FieldType::moment; }

inline EntityIx known_entity(const Schema& schema, std::string_view key) {
    const EntityIx entity = schema.entity(key);
    assert(entity != no_entity);
    return entity;
}

inline FieldIx known_field(const Schema& schema, EntityIx entity, std::string_view key) {
    const FieldIx field = schema.field(entity, key);
    assert(field != no_field);
    return field;
}

// A column of an entity by their keys: known_column(tables, "order", "total").numbers()
inline const Column& known_column(const Tables& tables, std::string_view entity_key, std::string_view field_key) {
    const EntityIx entity = known_entity(tables.schema(), entity_key);
    return tables.table(entity).columns[known_field(tables.schema(), entity, field_key)];
}

// Where a reference leads; nowhere when it is empty or its record has not arrived.
inline Place place_in(const Tables& tables, const Column& column, Row row) {
    const Handle handle = column.reference(row);
    return handle == no_handle ? Place{} : tables.directory().place(handle);
}

} // namespace crm
