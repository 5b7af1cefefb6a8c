// What a user can want, as plain values; one struct per intent. plan() answers what a command would change, or every
// reason why it cannot be done, and changes nothing: forms call it on every keystroke, the import preview for every
// row, and commit takes what it planned.
//
//     SaveRecord save{.entity = person_ix, .cells = {{name, "سارة"}}};
//     Planned planned = plan(tables, save, context);    // planned.problems is empty, planned.change has two edits
//
// The intents that every kind of record knows stand here; what one subject alone wants (to move a deal, to issue an
// invoice) stands in its own header beside this one, with its own plan_intent(), and nothing here knows of it.
#pragma once
#include <concepts>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/record/cell_edit.hpp"
#include "core/record/problem.hpp"
#include "core/store/tables.hpp"

namespace crm {

// Adds a record (id 0) or edits one; only the named cells change.
struct SaveRecord {
    EntityIx entity = no_entity;
    RecordId id{};
    std::vector<CellEdit> cells{};
};
// Many records of any kinds as one change, taken back by one undo: a pasted block, a bulk edit. A problem says which
// of them it is about.
struct SaveRecords {
    std::vector<SaveRecord> records;
    std::string label = "edit_many"; // a key of change_labels
};
struct RemoveRecords {
    std::vector<RecordId> ids;
}; // to the bin, with what belongs only to them
struct RestoreRecords {
    std::vector<RecordId> ids;
}; // out of the bin
struct FollowDealing {
    RecordId dealing;
    bool is_followed = true;
};
// Makes a field of the firm's own on an entity.
struct DefineField {
    std::string entity, label_ar, label_en;
    FieldType type = FieldType::text;
    std::vector<std::string> choices{};
    bool is_required = false;
    std::string key{}; // given by plan when empty
    bool is_several = false, is_unique = false;
    std::string target{};  // of a reference: the kind of record
    std::string formula{}; // as typed, in either language; its result decides the type
};
// Puts cells back to what they were at an earlier stamp (history view).
struct RevertRecord {
    RecordId id;
    std::vector<CellEdit> cells;
};

// Makes one record of several (commands/merge.hpp). `cells`: what the survivor shall say where the usual choice is not
// wanted.
struct MergeRecords {
    RecordId survivor;
    std::vector<RecordId> others;
    std::vector<CellEdit> cells{};
};
// Many at once: one change, one undo. No record may be in two of them.
struct MergeMany {
    std::vector<MergeRecords> merges;
};
// Somebody has looked: these two are not the same, however alike (or, after all, may be).
struct MarkNotSame {
    RecordId first, second;
    bool are_not_same = true;
};

// Takes everything personal about somebody away, for good and everywhere; no undo (commands/erase.hpp).
struct ErasePerson {
    RecordId person;
};

struct Change {
    std::string label; // a key of change_labels (commands/labels.hpp)
    std::vector<Edit> edits;
    bool is_final = false; // no step of the undo
    bool empty() const { return edits.empty(); }
};

struct Planned {
    Change change;
    Problems problems;
    bool ok() const { return problems.empty(); }
};

// `now`: the wall clock; `suffix`: random bits for the keys of custom fields.
struct PlanContext {
    Moment now;
    int offset_minutes = 0;
    std::uint64_t suffix = 0;
};

Planned plan_intent(const Tables& tables, const SaveRecord& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const SaveRecords& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const RemoveRecords& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const RestoreRecords& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const FollowDealing& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const DefineField& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const RevertRecord& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const MergeRecords& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const MergeMany& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const MarkNotSame& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const ErasePerson& intent, const PlanContext& context);

// Any intent: a value of a type for which there is a plan_intent().
class Command {
public:
    template <class Intent>
        requires(!std::same_as<Intent, Command>)
    Command(Intent intent) // NOLINT(google-explicit-constructor): an intent is a command
        : m_plan([intent = std::move(intent)](const Tables& tables, const PlanContext& context) {
              return plan_intent(tables, intent, context);
          }) {}
    Planned plan(const Tables& tables, const PlanContext& context) const { return m_plan(tables, context); }

private:
    std::function<Planned(const Tables&, const PlanContext&)> m_plan;
};

inline Planned plan(const Tables& tables, const Command& command, const PlanContext& context) {
    return command.plan(tables, context);
}

} // namespace crm
