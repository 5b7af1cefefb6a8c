// A record's past, from the journal: who changed what and when, and what the record said at any moment. It is found by
// applying the record's operations again in the order of their stamps, so it follows the same rules as the present
// does.
//
//     RecordHistory history(schema, record);
//     for (const JournalEntry& entry : entries) history.take(entry);   // in any order; other records' operations are
//     passed over for (const CellChange& change : history.changes()) …
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/record/journal_entry.hpp"
#include "core/store/tables.hpp"

namespace crm {

struct CellChange {
    Stamp at;          // equal for everything one command changed; at.session is whose it was
    Moment wall{};     // that device's own clock, where the journal tells it
    std::string label; // the command: "edit", "import", "undo" …
    FieldIx field = no_field;
    OpKind kind = OpKind::set;
    Value before, after; // of fields with several values: what was taken away, or added
    Session session() const { return at.session; }
};

// What a record said at some moment, by field.
struct RecordState {
    EntityIx entity = no_entity;
    Standing standing = Standing::absent;
    std::vector<Value> values;
    std::vector<std::vector<Value>> elements; // of fields with several values
};

class RecordHistory {
public:
    RecordHistory(const Schema& schema, RecordId record) : m_schema(&schema), m_record(record) {}

    void take(const JournalEntry& entry);
    void take(const Op& op, std::string_view label, Moment wall);

    std::vector<CellChange> changes() const;     // newest first; the fields of one command in their order
    std::vector<Stamp> moments() const;          // of every command that changed the record, newest first
    RecordState state_at(const Stamp& at) const; // after everything stamped up to `at`
    bool empty() const { return m_steps.empty(); }

private:
    struct Step {
        Op op;
        std::string label;
        Moment wall;
    };
    std::vector<Step> in_order() const; // each operation once
    const Schema* m_schema;
    RecordId m_record;
    std::vector<Step> m_steps;
};

} // namespace crm
