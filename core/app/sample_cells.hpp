// Writes the sample's records one after another: begin() a record, then put() its cells. Days are counted from today.
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "core/commands/command.hpp"
#include "core/queries/reader.hpp"
#include "core/text/currencies.hpp"

namespace crm {

class SampleCells {
public:
    SampleCells(const Schema& schema, const Reader& reader, Moment now)
        : m_schema(schema), m_reader(reader), m_now(now) {}

    RecordId begin(std::string_view entity) { return begin(entity, m_now.ms); }
    RecordId begin(std::string_view entity, std::int64_t created_at) {
        m_entity = m_schema.entity(entity);
        m_record = new_record(m_count++);
        put("created_at", created_at);
        return m_record;
    }
    void put(std::string_view field, Value value) {
        m_change.edits.push_back({m_entity, m_schema.field(m_entity, field), m_record, OpKind::set, std::move(value)});
    }
    void put(std::string_view field, std::string_view words) {
        if (!words.empty()) put(field, Value{std::string(words)});
    }
    void put(std::string_view field, const char* words) { put(field, std::string_view(words)); }
    void put(std::string_view field, std::int64_t number) { put(field, Value{number}); }
    void add(std::string_view field, Value value) {
        m_change.edits.push_back({m_entity, m_schema.field(m_entity, field), m_record, OpKind::add, std::move(value)});
    }
    void write(std::vector<Edit> edits) { // of records with ids of their own
        for (Edit& edit : edits) m_change.edits.push_back(std::move(edit));
    }
    Change take(std::string label) {
        m_change.label = std::move(label);
        return std::move(m_change);
    }

    Value money(std::int64_t whole) const {
        std::int64_t minor = whole;
        for (int i = 0; i < minor_digits(m_reader.currency); ++i) minor *= 10;
        return Money{minor, m_reader.currency};
    }
    std::int64_t day(int days_ago) const { return m_reader.today.days - days_ago; }
    std::int64_t moment(int days_ago, int hour) const {
        return (day(days_ago) * 24 + hour) * 3600000 - std::int64_t{m_reader.offset_minutes} * 60000;
    }
    Currency currency() const { return m_reader.currency; }
    const Schema& schema() const { return m_schema; }
    Moment now() const { return m_now; }

private:
    const Schema& m_schema;
    const Reader& m_reader;
    Moment m_now;
    Change m_change;
    EntityIx m_entity = no_entity;
    RecordId m_record;
    std::uint64_t m_count = 0;
};

} // namespace crm
