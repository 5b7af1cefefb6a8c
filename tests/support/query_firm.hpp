// A small firm written by hand for tests of reading: records from "key=value" words, each write an op with a stamp of
// its own.
//
//     QueryFirm firm;
//     const RecordId sara = firm.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
//     firm.set(sara, "stage", "vip");
#pragma once
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/entities/all_entities.hpp"
#include "core/record/journal_entry.hpp"
#include "core/store/tables.hpp"

namespace crm {

class QueryFirm {
public:
    static constexpr Session session = 0xf12e;

    QueryFirm();
    Schema schema;
    Tables tables;
    std::vector<JournalEntry> journal;             // one entry per add, set, remove …
    std::function<void(Place, FieldIx)> on_change; // told after each op that changed a cell
    std::int64_t now_ms = 1'750'000'000'000;       // of the next write; grows by a second with each

    // A Value from C++: words, numbers, Money, ids and addresses as they are; const char* is words.
    struct Cell {
        std::string_view key;
        Value value;
        Cell(std::string_view field_key, const char* words) : key(field_key), value(std::string(words)) {}
        Cell(std::string_view field_key, Value cell) : key(field_key), value(std::move(cell)) {}
    };
    RecordId add(std::string_view entity, std::initializer_list<Cell> cells);
    void set(RecordId record, std::string_view field, Value value);
    void add_element(RecordId record, std::string_view field, Value value);
    void remove(RecordId record); // to the bin
    void restore(RecordId record);

    Place place(RecordId record) const { return tables.find(record); }
    FieldIx field(std::string_view entity, std::string_view key) const {
        return schema.field(schema.entity(entity), key);
    }

private:
    void write(JournalEntry& entry, EntityIx entity, FieldIx field, RecordId record, OpKind kind, Value value);
    JournalEntry begin(std::string_view label);
    void commit(JournalEntry entry);
    std::uint64_t m_next = 1;
    HybridClock m_clock;
    Stamp m_stamp;
};

inline Value words(std::string_view text) { return std::string(text); }
inline Value number(std::int64_t value) { return value; }
inline Value day(int year, unsigned month, unsigned day_of_month) {
    return std::int64_t{date_of(CivilDate{year, month, day_of_month}).days};
}
inline Value moment(int year, unsigned month, unsigned day_of_month, int hour = 12) {
    return (date_of(CivilDate{year, month, day_of_month}).days * std::int64_t{24} + hour) * 3'600'000;
}
inline Value riyals(std::int64_t whole) { return Money{whole * 100, currency_of("SAR")}; }

} // namespace crm
