#include "web/views/fields/own_edits.hpp"

#include <algorithm>

#include "core/entities/choices_owner.hpp"

namespace crm {

namespace {
// The row of an entity whose cells say all of this; the live one before others.
RecordId record_with(const Context& ctx, std::string_view entity_key,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> cells) {
    const EntityIx entity = ctx.entity(entity_key);
    const Table& table = ctx.tables.table(entity);
    RecordId found{};
    for (Row row = 0; row < table.rows(); ++row) {
        bool fits = table.standing[row] != Standing::absent;
        for (const auto& [key, words] : cells)
            fits = fits && table.columns[ctx.schema.field(entity, key)].words(row) == words;
        if (fits && (found == RecordId{} || table.is_live(row))) found = ctx.tables.id(Place{entity, row});
    }
    return found;
}

// A record that lies in the bin cannot be changed: it comes back first. (A word that was given up, a choice.)
SaveRecord change_of(const Context& ctx, std::string_view entity, RecordId record) {
    SaveRecord save{.entity = ctx.entity(entity), .id = ctx.tables.is_live(record) ? record : RecordId{}};
    return save;
}
} // namespace

std::string of_field(const Context& ctx, EntityIx entity, FieldIx field) {
    return choices_owner(ctx.schema, entity, field);
}

RecordId field_record(const Context& ctx, EntityIx entity, FieldIx field) {
    return record_with(ctx, "field",
                       {{"entity", ctx.schema.entity(entity).key}, {"key", ctx.schema.field(entity, field).key}});
}
RecordId choice_record(const Context& ctx, std::string_view of, std::string_view key) {
    return record_with(ctx, "choice", {{"of_field", of}, {"key", key}});
}
RecordId word_record(const Context& ctx, std::string_view subject) {
    return record_with(ctx, "word", {{"subject", subject}});
}

void put(const Context& ctx, SaveRecord& save, std::string_view key, Value value) {
    save.cells.push_back({ctx.schema.field(save.entity, key), std::move(value), {}});
}

SaveRecord change_of_field(const Context& ctx, EntityIx entity, FieldIx field) {
    SaveRecord save = change_of(ctx, "field", field_record(ctx, entity, field));
    if (save.id != RecordId{}) return save;
    const FieldDef& def = ctx.schema.field(entity, field);
    put(ctx, save, "entity", std::string(ctx.schema.entity(entity).key));
    put(ctx, save, "key", std::string(def.key));
    put(ctx, save, "type", std::string(type_name(def.type)));
    return save;
}

SaveRecord change_of_choice(const Context& ctx, std::string_view of, std::string_view key) {
    SaveRecord save = change_of(ctx, "choice", choice_record(ctx, of, key));
    if (save.id != RecordId{}) return save;
    put(ctx, save, "of_field", std::string(of));
    if (!key.empty()) put(ctx, save, "key", std::string(key));
    return save;
}

SaveRecord change_of_word(const Context& ctx, std::string_view subject) {
    SaveRecord save = change_of(ctx, "word", word_record(ctx, subject));
    if (save.id == RecordId{}) put(ctx, save, "subject", std::string(subject));
    return save;
}

std::size_t values_held(const Context& ctx, EntityIx entity, FieldIx field) {
    const Table& table = ctx.tables.table(entity);
    std::size_t count = 0;
    for (Row row = 0; row < table.rows(); ++row) count += table.is_live(row) && table.columns[field].has(row);
    return count;
}

bool is_archived(const Context& ctx, EntityIx entity, FieldIx field) {
    if (!ctx.schema.is_custom(entity, field)) return false;
    return !ctx.tables.is_live(field_record(ctx, entity, field));
}

std::vector<FieldIx> fields_in_section(const Context& ctx, EntityIx entity, std::string_view section) {
    std::vector<FieldIx> fields;
    for (const FieldIx ix : ctx.schema.form_order(entity)) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        const bool is_systems = field.read_only && !ctx.schema.is_custom(entity, ix);
        if (field.section == section && !is_systems && !is_archived(ctx, entity, ix)) fields.push_back(ix);
    }
    return fields;
}

} // namespace crm
