#include "core/import/saved_mapping.hpp"

#include <algorithm>

#include "core/entities/import_mapping.hpp"
#include "core/import/guess.hpp"

namespace crm {

RecordId saved_mapping_id(const Tables& tables, std::string_view fingerprint) {
    const EntityIx entity = tables.schema().entity(import_mapping.key);
    const Table& table = tables.table(entity);
    const Column& fingerprints = table.columns[tables.schema().field(entity, "fingerprint")];
    for (Row row = table.rows(); row-- > 0;)
        if (table.is_live(row) && fingerprints.words(row) == fingerprint) return tables.id({entity, row});
    return {};
}

std::optional<SheetMapping> saved_mapping(const Tables& tables, const std::vector<std::string>& heading) {
    const RecordId id = saved_mapping_id(tables, heading_fingerprint(heading));
    if (!id) return {};
    const Schema& schema = tables.schema();
    const Value content = tables.value(id, schema.field(schema.entity(import_mapping.key), "content"));
    const auto* text = std::get_if<std::string>(&content);
    auto mapping = text ? mapping_from_json(*text) : std::nullopt;
    if (!mapping || mapping->columns.size() != heading.size()) return {};
    const EntityIx entity = schema.entity(mapping->entity);
    if (entity == no_entity) return {};
    for (std::size_t c = 0; c < heading.size(); ++c) {
        ColumnMapping& column = mapping->columns[c];
        column.heading = heading[c];
        // A field that was made the last time is here now, unless that was undone.
        for (FieldIx ix = 0; column.new_field && ix < schema.field_count(entity); ++ix) {
            const FieldDef& field = schema.field(entity, ix);
            if (!schema.is_custom(entity, ix) || field.read_only || field.label.ar != column.new_field->label) continue;
            column.target = field.key;
            column.new_field.reset();
        }
        if (!column.target.empty() && !find_target(schema, entity, column.target)) column.target.clear();
    }
    return mapping;
}

void put_saved_mapping(SheetMapping& mapping, const SheetMapping& saved) {
    mapping.entity = saved.entity;
    mapping.known = saved.known;
    mapping.likely = saved.likely;
    for (ColumnMapping& column : mapping.columns) {
        const auto named = std::ranges::find(saved.columns, column.heading, &ColumnMapping::heading);
        if (named != saved.columns.end()) {
            column = *named;
        } else {
            column.target.clear();
            column.new_field.reset();
            column.split_targets.clear();
        }
    }
}

} // namespace crm
