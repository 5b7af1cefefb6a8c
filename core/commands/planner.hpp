// The pieces commands are planned with: records saved, cells set and checked, problems collected. A command's own file
// makes one, says what it wants, and takes what came of it.
//
//     Planned plan_intent(const Tables& tables, const MoveDeal& move, const PlanContext& context) {
//         Planner planner(tables, context);
//         if (planner.must_be_live(move.deal, deal)) planner.set(deal, move.deal, "stage", move.stage);
//         return planner.take("move_deal");
//     }
#pragma once
#include "core/commands/command.hpp"
#include "core/commands/taken_values.hpp"

namespace crm {

class Planner {
public:
    Planner(const Tables& tables, const PlanContext& context);

    // Checks and writes one record as a form or a file gives it; answers its id (a new record's place-holder).
    RecordId save_record(const SaveRecord& save);
    // A new record that the system itself writes: its cells are not checked against read_only.
    RecordId add_record(EntityIx entity);
    // Writes a cell as the system, unchecked; nothing when it is so already.
    void set(EntityIx entity, RecordId id, FieldIx field, Value value);
    void set(EntityIx entity, RecordId id, std::string_view key, Value value);
    // As set(), in place of what this change has written there so far.
    void put(EntityIx entity, RecordId id, FieldIx field, Value value);
    // A deal comes into a stage. Steps are written last, so that the records a command names come first.
    void add_step(RecordId deal, RecordId stage);
    // Writes a cell as a person gives it: checked, several values compared with what is there.
    void write_cell(EntityIx entity, RecordId id, const CellEdit& cell);

    void problem(EntityIx entity, FieldIx field, Reason reason);
    void problem(EntityIx entity, std::string_view key, Reason reason);
    bool must_be_live(RecordId id, EntityIx entity); // false: it is not, and the problem is noted
    Value present(RecordId id, FieldIx field) const { return is_new(id) ? Value{} : m_tables.value(id, field); }
    // What a cell will hold when this is saved.
    Value after(const SaveRecord& save, RecordId id, FieldIx field) const;
    // A dealing is a contact: the customer's "last contacted" moves with it (Merge::maximum keeps the latest).
    void note_contact(const SaveRecord& save, RecordId id);

    const Tables& tables() const { return m_tables; }
    const Schema& schema() const { return m_schema; }
    const PlanContext& context() const { return m_context; }
    Planned& planned() { return m_planned; }
    Planned take(std::string_view label);

private:
    void write_elements(EntityIx entity, RecordId id, const CellEdit& cell);
    void define(const SaveRecord& save, RecordId id);
    void check_unique(const SaveRecord& save, RecordId id);
    void check_record(const SaveRecord& save, RecordId id);
    bool will_have(const SaveRecord& save, RecordId id, FieldIx field) const;

    const Tables& m_tables;
    const Schema& m_schema;
    const PlanContext& m_context;
    std::uint64_t m_new_count = 0;
    TakenValues m_taken;
    Planned m_planned;
    std::vector<std::pair<RecordId, RecordId>> m_steps; // deal, stage
};

} // namespace crm
