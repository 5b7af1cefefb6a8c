#include "core/commands/own_edits.hpp"

#include <algorithm>

#include "core/entities/own.hpp"
#include "core/store/custom_fields.hpp"

namespace crm {

namespace {
// The row of an entity whose cells say all of this; the live one before others.
RecordId record_with(const Tables& tables, std::string_view entity_key,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> cells) {
    const EntityIx entity = tables.schema().entity(entity_key);
    const Table& table = tables.table(entity);
    RecordId found{};
    for (Row row = 0; row < table.rows(); ++row) {
        bool fits = table.standing[row] != Standing::absent;
        for (const auto& [key, words] : cells)
            fits = fits && table.columns[tables.schema().field(entity, key)].words(row) == words;
        if (fits && (found == RecordId{} || table.is_live(row))) found = tables.id(Place{entity, row});
    }
    return found;
}

// What lies in the bin cannot be changed: it is said anew. (A word that was given up, a choice.)
SaveRecord change_of(const Tables& tables, std::string_view entity, RecordId record) {
    SaveRecord save{.entity = tables.schema().entity(entity), .id = tables.is_live(record) ? record : RecordId{}};
    return save;
}
} // namespace

RecordId field_record(const Tables& tables, EntityIx entity, FieldIx field) {
    return record_with(
        tables, "field",
        {{"entity", tables.schema().entity(entity).key}, {"key", tables.schema().field(entity, field).key}});
}
RecordId choice_record(const Tables& tables, std::string_view of, std::string_view key) {
    return record_with(tables, "choice", {{"of_field", of}, {"key", key}});
}
RecordId word_record(const Tables& tables, std::string_view subject) {
    return record_with(tables, "word", {{"subject", subject}});
}

void put(const Tables& tables, SaveRecord& save, std::string_view key, Value value) {
    save.cells.push_back({tables.schema().field(save.entity, key), std::move(value), {}});
}

SaveRecord change_of_field(const Tables& tables, EntityIx entity, FieldIx field) {
    SaveRecord save = change_of(tables, "field", field_record(tables, entity, field));
    if (save.id != RecordId{}) return save;
    const FieldDef& def = tables.schema().field(entity, field);
    put(tables, save, "entity", std::string(tables.schema().entity(entity).key));
    put(tables, save, "key", std::string(def.key));
    put(tables, save, "type", std::string(type_name(def.type)));
    return save;
}

SaveRecord change_of_choice(const Tables& tables, std::string_view of, std::string_view key) {
    SaveRecord save = change_of(tables, "choice", choice_record(tables, of, key));
    if (save.id != RecordId{}) return save;
    put(tables, save, "of_field", std::string(of));
    if (!key.empty()) put(tables, save, "key", std::string(key));
    return save;
}

SaveRecord change_of_word(const Tables& tables, std::string_view subject) {
    SaveRecord save = change_of(tables, "word", word_record(tables, subject));
    if (save.id == RecordId{}) put(tables, save, "subject", std::string(subject));
    return save;
}

std::size_t values_held(const Tables& tables, EntityIx entity, FieldIx field) {
    const Table& table = tables.table(entity);
    std::size_t count = 0;
    for (Row row = 0; row < table.rows(); ++row) count += table.is_live(row) && table.columns[field].has(row);
    return count;
}

bool is_archived(const Tables& tables, EntityIx entity, FieldIx field) {
    if (!tables.schema().is_custom(entity, field) || is_of_program(tables.schema().field(entity, field).key))
        return false;
    return !tables.is_live(field_record(tables, entity, field));
}

std::vector<FieldIx> fields_in_section(const Tables& tables, EntityIx entity, std::string_view section) {
    std::vector<FieldIx> fields;
    for (const FieldIx ix : tables.schema().form_order(entity)) {
        const FieldDef& field = tables.schema().field(entity, ix);
        const bool is_systems = field.read_only && (!tables.schema().is_custom(entity, ix) || is_of_program(field.key));
        if (field.section == section && !is_systems && !is_archived(tables, entity, ix)) fields.push_back(ix);
    }
    return fields;
}

SaveRecords change_of_order(const Tables& tables, EntityIx entity, std::vector<FieldIx> fields, std::size_t one,
                            std::size_t other) {
    SaveRecords all{.records = {}, .label = "define_field"};
    std::vector<std::int64_t> places;
    for (const FieldIx field : fields) places.push_back(tables.schema().position(entity, field));
    std::swap(fields[one], fields[other]);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) places[i] = std::max(places[i], places[i - 1] + 1); // two devices may have taken the same one
        if (tables.schema().position(entity, fields[i]) == places[i]) continue;
        SaveRecord save = change_of_field(tables, entity, fields[i]);
        put(tables, save, "position", places[i]);
        all.records.push_back(std::move(save));
    }
    return all;
}

std::vector<ChoiceDraft> choices_of(const Schema& schema, EntityIx entity, FieldIx field) {
    std::vector<ChoiceDraft> drafts;
    for (const ChoiceDef& choice : schema.field(entity, field).choices) {
        if (choice.key == "none" && choice.label.ar == "—") continue;
        drafts.push_back({.key = std::string(choice.key),
                          .ar = std::string(choice.label.ar),
                          .en = std::string(choice.label.en),
                          .tone = static_cast<int>(choice.tone),
                          .archived = choice.archived});
    }
    return drafts;
}

void save_choices(const Tables& tables, std::string_view of_field, const std::vector<ChoiceDraft>& before,
                  const std::vector<ChoiceDraft>& after, std::vector<SaveRecord>& records) {
    std::vector<std::string_view> order_before, order_after;
    for (const ChoiceDraft& each : before) order_before.push_back(each.key);
    for (const ChoiceDraft& each : after) order_after.push_back(each.key);
    const bool is_moved = order_before != order_after;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const ChoiceDraft& choice = after[i];
        if (choice.ar.empty() && choice.en.empty()) continue;
        const auto was = std::ranges::find_if(
            before, [&](const ChoiceDraft& each) { return !choice.key.empty() && each.key == choice.key; });
        const bool is_same = was != before.end() && *was == choice;
        if (is_same && !is_moved) continue;
        SaveRecord save = change_of_choice(tables, of_field, choice.key);
        if (was == before.end() || was->ar != choice.ar) put(tables, save, "label_ar", choice.ar);
        if (was == before.end() || was->en != choice.en) put(tables, save, "label_en", choice.en);
        if (was == before.end() || was->tone != choice.tone)
            put(tables, save, "tone", std::string(choice_tones[choice.tone].key));
        if (was != before.end() && was->archived != choice.archived)
            put(tables, save, "is_archived", choice.archived ? Value{std::int64_t{1}} : Value{});
        if (is_moved) put(tables, save, "position", static_cast<std::int64_t>(i) * 1000);
        records.push_back(std::move(save));
    }
}

} // namespace crm
