#include "tests/support/query_firm.hpp"

#include <cassert>

namespace crm {

QueryFirm::QueryFirm() : schema(all_entities), tables(schema) {}

JournalEntry QueryFirm::begin(std::string_view label) {
    now_ms += 1000;
    m_stamp = m_clock.tick({now_ms}, session);
    JournalEntry entry;
    entry.label = label;
    entry.wall = {now_ms};
    return entry;
}

void QueryFirm::write(JournalEntry& entry, EntityIx entity, FieldIx field, RecordId record, OpKind kind, Value value) {
    assert(entity != no_entity && field != no_field);
    entry.ops.push_back({.id = {session, m_next++},
                         .at = m_stamp,
                         .kind = kind,
                         .entity = entity,
                         .field = field,
                         .record = record,
                         .value = std::move(value),
                         .seen = {}});
}

void QueryFirm::commit(JournalEntry entry) {
    for (const Op& op : entry.ops)
        if (tables.apply(op) == Applied::changed && on_change) on_change(tables.find(op.record), op.field);
    journal.push_back(std::move(entry));
}

RecordId QueryFirm::add(std::string_view entity_key, std::initializer_list<Cell> cells) {
    const EntityIx entity = schema.entity(entity_key);
    JournalEntry entry = begin("add");
    const RecordId record{session, m_next};
    write(entry, entity, created_field(schema, entity), record, OpKind::set, now_ms);
    for (const Cell& cell : cells) {
        const FieldIx field = schema.field(entity, cell.key);
        write(entry, entity, field, record, is_several(schema.field(entity, field)) ? OpKind::add : OpKind::set,
              cell.value);
    }
    commit(std::move(entry));
    return record;
}

void QueryFirm::set(RecordId record, std::string_view field, Value value) {
    const EntityIx entity = tables.find(record).entity;
    JournalEntry entry = begin("edit");
    write(entry, entity, schema.field(entity, field), record, OpKind::set, std::move(value));
    commit(std::move(entry));
}

void QueryFirm::add_element(RecordId record, std::string_view field, Value value) {
    const EntityIx entity = tables.find(record).entity;
    JournalEntry entry = begin("edit");
    write(entry, entity, schema.field(entity, field), record, OpKind::add, std::move(value));
    commit(std::move(entry));
}

void QueryFirm::remove(RecordId record) {
    const EntityIx entity = tables.find(record).entity;
    JournalEntry entry = begin("remove");
    write(entry, entity, removed_field(schema, entity), record, OpKind::set, now_ms);
    commit(std::move(entry));
}

void QueryFirm::restore(RecordId record) {
    const EntityIx entity = tables.find(record).entity;
    JournalEntry entry = begin("restore");
    write(entry, entity, removed_field(schema, entity), record, OpKind::set, Value{});
    commit(std::move(entry));
}

} // namespace crm
