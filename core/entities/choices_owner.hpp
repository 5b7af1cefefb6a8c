// What the records of a field's choices call it: "dealing.channel". Fields that share a table of choices (kinds of
// dealing, stages) are known by the first of them.
#pragma once
#include <algorithm>
#include <string>

#include "core/entities/all_entities.hpp"
#include "core/schema/schema.hpp"

namespace crm {

inline std::string choices_owner(const Schema& schema, EntityIx entity, FieldIx field) {
    const auto name = [](std::string_view owner, std::string_view key) {
        return std::string(owner) + '.' + std::string(key);
    };
    if (!schema.is_custom(entity, field)) {
        const EntityDef* const owner = *std::ranges::find(all_entities, schema.entity(entity).key, &EntityDef::key);
        const auto* const table = owner->fields[field].choices.data();
        if (table == channels) return "dealing.channel"; // kinds of dealing
        for (const EntityDef* each : all_entities)
            for (const FieldDef& other : each->fields)
                if (table && other.choices.data() == table) return name(each->key, other.key);
    }
    return name(schema.entity(entity).key, schema.field(entity, field).key);
}

} // namespace crm
