#include "core/commands/erase.hpp"

#include <algorithm>
#include <set>

#include "core/entities/attachment.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::string_view hung_on_persons[] = {
    "affiliation", "dealing", "task",  "note",    "occasion",   "order",           "payment", "deal",
    "appointment", "lead",    "quote", "invoice", "attendance", "opening_balance", "ticket"};
// Without their words these say nothing, so they leave the lists as well.
constexpr std::string_view empty_without_words[] = {"affiliation", "task",        "note",        "occasion",
                                                    "attachment",  "appointment", "need_answer", "ticket"};

// He, whoever was merged into him, and whom he was merged into: one person.
std::vector<RecordId> one_person(const Tables& tables, RecordId person) {
    const EntityIx entity = tables.find(person).entity;
    const FieldIx merged = tables.schema().field(entity, "merged_into");
    const Table& table = tables.table(entity);
    std::vector<RecordId> all = {person};
    if (merged == no_field) return all;
    const auto take = [&](RecordId id) {
        if (std::ranges::find(all, id) == all.end() && tables.find(id).entity == entity) all.push_back(id);
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Value into = tables.value(all[i], merged);
        if (const auto* id = std::get_if<RecordId>(&into)) take(*id);
        const Handle handle = tables.directory().find(all[i]);
        for (Row row = 0; row < table.rows(); ++row)
            if (table.columns[merged].reference(row) == handle) take(tables.id({entity, row}));
    }
    return all;
}

template <class Visit> void each_hung(const Tables& tables, const std::vector<RecordId>& persons, Visit visit) {
    std::set<Handle> handles;
    for (const RecordId id : persons) handles.insert(tables.directory().find(id));
    const auto is_of = [&](const Column& column, Row row) {
        const Handle handle = column.reference(row);
        return handle != no_handle && handles.contains(handle);
    };
    std::vector<Place> hung;
    const auto find_hung = [&](std::string_view key, std::string_view by) {
        const EntityIx entity = tables.schema().entity(key);
        const FieldIx field = tables.schema().field(entity, by);
        if (field == no_field) return;
        const Table& table = tables.table(entity);
        for (Row row = 0; row < table.rows(); ++row)
            if (is_of(table.columns[field], row) && !std::ranges::contains(hung, Place{entity, row}))
                hung.push_back({entity, row});
    };
    const std::string_view kind = tables.schema().entity(tables.find(persons.front()).entity).key;
    for (const std::string_view key : hung_on_persons) find_hung(key, kind);
    for (const Place each : hung) // what he was before he became a customer
        if (tables.schema().entity(each.entity).key == "lead") handles.insert(tables.directory().find(tables.id(each)));
    if (kind == "person")
        for (const std::string_view key : hung_on_persons) find_hung(key, "lead");
    for (const Place each : hung) handles.insert(tables.directory().find(tables.id(each)));
    for (const std::string_view by : {"lead", "deal"}) find_hung("need_answer", by);
    // Files: his own, and those of what hangs on him.
    const EntityIx files = tables.schema().entity(attachment.key);
    const Table& table = tables.table(files);
    std::vector<FieldIx> owners;
    for (FieldIx ix = 0; ix < tables.schema().field_count(files); ++ix)
        if (const FieldDef& field = tables.schema().field(files, ix);
            !field.target.empty() && field.key == field.target)
            owners.push_back(ix);
    for (Row row = 0; row < table.rows(); ++row) {
        bool is_his = false;
        for (const FieldIx owner : owners) is_his = is_his || is_of(table.columns[owner], row);
        if (is_his) hung.push_back({files, row});
    }
    std::ranges::for_each(hung, visit);
}

std::vector<std::string> ways_to_name(const Tables& tables, const std::vector<RecordId>& persons) {
    std::vector<std::string> ways;
    const Schema& schema = tables.schema();
    const EntityIx entity = tables.find(persons.front()).entity;
    for (const RecordId id : persons)
        for (const std::string_view key : {"name", "phone", "email", "other_phones", "other_emails"}) {
            const FieldIx field = schema.field(entity, key);
            std::vector<Value> values = tables.elements(tables.find(id), field);
            if (!is_several(schema.field(entity, field))) values = {tables.value(id, field)};
            for (const Value& value : values) {
                const auto* text = std::get_if<std::string>(&value);
                if (!text) continue;
                std::string one = folded(*text);
                const bool tells = key != "name" || one.find(' ') != one.npos; // a first name alone is anybody's
                if (one.size() >= 5 && tells) ways.push_back(std::move(one));
            }
        }
    return ways;
}

bool says_nothing_when_erased(std::string_view entity) {
    return entity == "person" || entity == "lead" ||
           std::ranges::find(empty_without_words, entity) != std::end(empty_without_words);
}

} // namespace

bool is_gone_for_good(const Tables& tables, Place place) {
    return tables.is_erased(place) && !tables.table(place.entity).is_live(place.row) &&
           says_nothing_when_erased(tables.schema().entity(place.entity).key);
}

void plan_erasing(const Tables& tables, RecordId person, Moment now, Planned& planned) {
    const Schema& schema = tables.schema();
    planned.change.label = "erase";
    planned.change.is_final = true;
    const Place place = tables.find(person);
    if (!place) return void(planned.problems.push_back({schema.entity("person"), no_field, Reason::no_such_record}));
    if (place.entity != schema.entity("person") && place.entity != schema.entity("lead"))
        return void(planned.problems.push_back({place.entity, no_field, Reason::wrong_type}));
    const auto erase = [&](Place each) {
        const Table& table = tables.table(each.entity);
        const RecordId id = tables.id(each);
        if (!table.is_erased(each.row))
            planned.change.edits.push_back({each.entity, table.erased, id, OpKind::set, Value{now.ms}});
        const FieldIx removed = removed_field(schema, each.entity);
        if (says_nothing_when_erased(schema.entity(each.entity).key) && is_missing(tables.value(each, removed)))
            planned.change.edits.push_back({each.entity, removed, id, OpKind::set, Value{now.ms}});
    };
    const std::vector<RecordId> persons = one_person(tables, person);
    for (const RecordId id : persons) erase(tables.find(id));
    each_hung(tables, persons, erase);
}

Erasing what_erasing_takes(const Tables& tables, RecordId person) {
    Erasing erasing;
    if (!tables.find(person)) return erasing;
    erasing.persons = one_person(tables, person);
    std::set<std::pair<EntityIx, Row>> taken;
    for (const RecordId id : erasing.persons) taken.insert({tables.find(id).entity, tables.find(id).row});
    each_hung(tables, erasing.persons, [&](Place each) {
        taken.insert({each.entity, each.row});
        if (erasing.others.empty() || erasing.others.back().first != each.entity)
            erasing.others.emplace_back(each.entity, 0);
        ++erasing.others.back().second;
        erasing.hung.push_back(tables.id(each));
    });
    const std::vector<std::string> ways = ways_to_name(tables, erasing.persons);
    for (std::size_t e = 0; e < tables.table_count() && !ways.empty(); ++e) {
        const Table& table = tables.table(static_cast<EntityIx>(e));
        for (Row row = 0; row < table.rows(); ++row) {
            if (taken.contains({table.entity, row})) continue;
            const bool names_him = std::ranges::any_of(table.columns, [&](const Column& column) {
                if (column.layout() != Layout::words) return false;
                const std::string_view words = column.words(row);
                if (words.size() < 5) return false;
                const std::string all = folded(words);
                return std::ranges::any_of(ways, [&](const std::string& way) { return all.find(way) != all.npos; });
            });
            if (names_him) erasing.mentions.push_back(tables.id({table.entity, row}));
        }
    }
    return erasing;
}

} // namespace crm
