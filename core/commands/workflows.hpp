// Workflow rules (entities/workflow.hpp) followed: a change is looked at before and after it is made, and what the
// rules want is planned as a change of its own, which the workspace takes back together with the first by one undo.
//
//     const std::vector<Workflow> rules = active_workflows(tables, reader);
//     const WorkflowWatch watch(tables, rules, reader, change);     // before
//     … the change is made …
//     RunWorkflows{watch.hits(tables, reader, added)};              // after; planned like any command
//
// A rule meets a record that is added and passes its conditions, or one that a change makes pass them: what passed
// already is left alone, and so is what comes out of the bin. What undo, an import or another device brings follows no
// rule: the device where a thing is done follows them, and the others get what came of it. Rules meet what rules have
// done as well, up to workflow_rounds times, each rule a record once.
#pragma once
#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "core/commands/planner.hpp"
#include "core/queries/filter.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

inline constexpr int workflow_rounds = 5;

struct Workflow {
    RecordId id;
    EntityIx entity = no_entity;
    bool on_added = false, on_changed = false;
    Filter filter; // empty: every record
};
// A rule as its record has it, on or off; nothing when its kind of record or its conditions are no longer understood.
std::optional<Workflow> workflow_of(const Tables& tables, Place rule, const Reader& reader);
inline bool has_workflows(const Tables& tables) {
    return std::ranges::contains(tables.table(known_entity(tables.schema(), "workflow")).standing, Standing::live);
}
// Those that are on, the older first.
std::vector<Workflow> active_workflows(const Tables& tables, const Reader& reader);

struct WorkflowHit {
    RecordId workflow, record;
    std::optional<Reason> refused{}; // why it cannot be followed: then it is only written down
};

class WorkflowWatch {
public:
    WorkflowWatch(const Tables& tables, std::span<const Workflow> rules, const Reader& reader, const Change& change);
    // `added`: the names of the change's new records, as Committed has them. Each record once a rule, by rule.
    std::vector<WorkflowHit> hits(const Tables& tables, const Reader& reader, std::span<const RecordId> added) const;

private:
    std::span<const Workflow> m_rules;
    std::vector<std::vector<RecordId>> m_candidates;       // by rule: records that may come to pass by the change
    std::vector<std::pair<EntityIx, std::size_t>> m_added; // kinds of new records, by their place in `added`
};

// Whether the record stands and passes the rule's conditions.
bool meets(const Tables& tables, RecordId record, const Workflow& rule, const Reader& reader);

// What rules do to these records, and a run for each of them in the log. A record may stand here once.
struct RunWorkflows {
    std::vector<WorkflowHit> hits;
};
Planned plan_intent(const Tables& tables, const RunWorkflows& intent, const PlanContext& context);

// The records that pass a rule's conditions now, whether it would meet them or not.
std::vector<RecordId> workflow_matches(const Tables& tables, const Workflow& rule, const Reader& reader);

// Of a rule that is saved: it does something, and what it sets can be set.
void check_workflow(Planner& planner, const SaveRecord& save, RecordId id);

// What a rule may set of a kind of record: what a person types or chooses as one value, and what several values are
// added to. A date is set to so many days from the day it runs.
bool can_be_set(const FieldDef& field);
// The values as a rule's record keeps them (of a date: the days), and back; none: it cannot be understood.
std::string kept_values(const FieldDef& field, std::span<const Value> values);
std::vector<Value> values_kept(const FieldDef& field, std::string_view kept, Date today);
// The field that says whose a record is; no_field: nobody's.
FieldIx owner_field(const Schema& schema, EntityIx entity);

} // namespace crm
