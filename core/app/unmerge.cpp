// The part of the workspace that takes a merge back at any later time. The journal is read twice: once for what the
// merge wrote (one command, one stamp), once for what stood in those cells before.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "core/app/journal_walk.hpp"
#include "core/app/workspace.hpp"

namespace crm {

namespace {

using CellName = std::pair<RecordId, FieldIx>;

struct Unmerging {
    RecordId other, survivor;
    Stamp at;
    Restamps restamps;   // the journal has the stamps of a wrong clock; `at` is one that counts
    std::vector<Op> ops; // of the merge
    std::unordered_set<OpId> known;
    struct Before {
        Value value;
        Stamp at;
    };
    std::map<CellName, Before> before;
    Lsn next_lsn = 1;
    bool has_gap = false; // entries are missing or of a later release: what stood before may have been said there

    // How many of those it merged into the same survivor are still merged.
    std::size_t others_of_survivor(const Tables& tables) const {
        return static_cast<std::size_t>(std::ranges::count_if(ops, [&](const Op& op) {
            return tables.schema().field(op.entity, op.field).key == "merged_into" && op.value == Value{survivor} &&
                   tables.stamp(tables.find(op.record), op.field) == at;
        }));
    }
};

bool is_reference(const Schema& schema, const Op& op) {
    return schema.field(op.entity, op.field).type == FieldType::reference;
}

// Which of the merge's operations had to do with this one record. (Many may have been merged at once.)
class Selection {
public:
    Selection(const Tables& tables, const Unmerging& merge)
        : m_tables(tables), m_schema(tables.schema()), m_merge(merge),
          m_is_alone(merge.others_of_survivor(tables) <= 1) {
        for (const Op& op : merge.ops) {
            if (op.kind == OpKind::remove && op.value == Value{merge.other}) m_taken_out.insert({op.record, op.field});
            if (is_reference(m_schema, op) && was(op) == Value{merge.other}) m_named_other.insert(op.record);
        }
    }

    bool has(const Op& op) const {
        if (op.record == m_merge.other) return true;
        if (op.record == m_merge.survivor) return m_is_alone || is_from_other(op);
        if (op.kind == OpKind::set && is_reference(m_schema, op)) return was(op) == Value{m_merge.other};
        if (op.kind == OpKind::remove) return op.value == Value{m_merge.other};
        if (op.kind == OpKind::add)
            return op.value == Value{m_merge.survivor} && m_taken_out.contains({op.record, op.field});
        return is_joined_affiliation(op);
    }

private:
    Value was(const Op& op) const {
        const auto found = m_merge.before.find({op.record, op.field});
        return found == m_merge.before.end() ? Value{} : found->second.value;
    }
    bool is_from_other(const Op& op) const {
        if (op.kind == OpKind::set)
            return was(op) == Value{m_merge.other} || m_tables.value(m_merge.other, op.field) == op.value;
        const Place place = m_tables.find(m_merge.other);
        const auto all = m_tables.elements(place, op.field);
        if (std::ranges::find(all, op.value) != all.end()) return true;
        for (FieldIx f = 0; f < m_schema.field_count(op.entity); ++f) // its first telephone among the other ones
            if (!is_several(m_schema.field(op.entity, f)) && m_tables.value(place, f) == op.value) return true;
        return false;
    }
    // Two jobs that were one: put in the bin by the merge.
    bool is_joined_affiliation(const Op& op) const {
        if (m_schema.field(op.entity, op.field).key != "removed_at") return false;
        return m_named_other.contains(op.record) || (m_is_alone && names_survivor(op.record));
    }
    bool names_survivor(RecordId record) const {
        const Place place = m_tables.find(record);
        for (FieldIx f = 0; f < m_schema.field_count(place.entity); ++f)
            if (m_schema.field(place.entity, f).type == FieldType::reference &&
                m_tables.value(place, f) == Value{m_merge.survivor})
                return true;
        return false;
    }

    const Tables& m_tables;
    const Schema& m_schema;
    const Unmerging& m_merge;
    bool m_is_alone;
    std::set<CellName> m_taken_out;             // cells with several values that named the other
    std::unordered_set<RecordId> m_named_other; // in a cell with one
};

// Every operation of the journal, those of imports too, with the stamp that counts. `done`: whether all could be read.
void each_op(Vault& vault, const Schema& schema, const std::shared_ptr<Unmerging>& merge,
             std::function<void(const Op&)> visit, std::function<void(bool)> done) {
    merge->next_lsn = 1;
    const auto is_whole = std::make_shared<bool>(true);
    each_entry(
        vault, schema, 1,
        [&vault, &schema, merge, visit, is_whole](JournalEntry&& entry, LogRecord&& record,
                                                  std::function<void(bool)> go_on) {
            merge->has_gap |= record.lsn != merge->next_lsn;
            merge->next_lsn = record.lsn + 1;
            const auto take = [merge, visit](std::vector<Op>& ops, bool is_ours) {
                for (Op& op : ops) {
                    if (is_ours) merge->restamps.apply(op);
                    visit(op);
                }
            };
            take(entry.ops, entry.kind != EntryKind::pulled);
            if (entry.kind != EntryKind::rows) return go_on(true);
            each_row(
                vault, schema, entry, record, [take](std::vector<Op>& ops) { take(ops, true); },
                [go_on, is_whole](Result<void, StorageError> read) {
                    *is_whole = read.has_value();
                    go_on(*is_whole);
                });
        },
        [done, is_whole](Result<void, StorageError> read) { done(read.has_value() && *is_whole); });
}

} // namespace

// What the merge wrote may have been written again since, by a later merge that was taken back: the same value under
// another stamp is still the merge's.
static Stamp written_now(const Tables& tables, const Op& op) {
    const Place place = tables.find(op.record);
    if (op.kind == OpKind::set)
        return tables.value(place, op.field) == op.value ? tables.stamp(place, op.field) : op.at;
    const std::vector<Stamp> additions = tables.additions(place, op.field, op.value);
    return op.kind == OpKind::remove || additions.empty() ? op.at : additions.back();
}

void Workspace::unmerge(RecordId other, std::function<void(Result<Undone, NotUnmerged>)> done) {
    const Place place = m_tables->find(other);
    const FieldIx field = place ? m_schema->field(place.entity, "merged_into") : no_field;
    const Value into = field == no_field ? Value{} : m_tables->value(place, field);
    const auto* survivor = std::get_if<RecordId>(&into);
    if (!survivor || !can_write() || m_tables->is_erased(place)) return done(Unexpected{NotUnmerged::no_merge});
    const auto merge = std::make_shared<Unmerging>();
    merge->other = other;
    merge->survivor = *survivor;
    merge->at = m_tables->stamp(place, field);

    const auto refuse = [done] { done(Unexpected{NotUnmerged::unreadable}); };
    const auto take_back = [this, merge, done, refuse, alive = m_alive](bool is_whole) {
        if (!*alive) return;
        if (!is_whole || !can_write()) return refuse();
        UndoStep step{"unmerge", {}, {}};
        std::size_t unknown = 0;
        const Selection selection(*m_tables, *merge);
        for (const Op& op : merge->ops) {
            if (!selection.has(op)) continue;
            const auto was = merge->before.find({op.record, op.field});
            const bool is_told = was != merge->before.end() && was->second.at;
            if (op.kind == OpKind::set && merge->has_gap && !is_told &&
                !m_schema->field(op.entity, op.field).read_only) {
                ++unknown; // better left than emptied
                continue;
            }
            UndoCell cell{op.entity, op.field, op.record, op.kind, op.value, op.at, {}};
            if (op.kind == OpKind::set) {
                cell.value = was == merge->before.end() ? Value{} : was->second.value;
                if (was != merge->before.end()) cell.before = was->second.at;
            }
            cell.written = written_now(*m_tables, op);
            step.cells.push_back(std::move(cell));
        }
        Reversal reversal = reversal_of(*m_tables, step, corrected_now());
        Undone undone{"merge", 0, reversal.skipped + unknown};
        if (reversal.edits.empty()) { // the journal does not reach back so far: at least it stands again
            const Planned restored = plan(RestoreRecords{{merge->other}});
            reversal.edits = restored.change.edits;
        }
        undone.change_count = commit({"unmerge", std::move(reversal.edits)}).change_count;
        mend_rings();
        done(undone);
    };
    const auto look_before = [this, merge, take_back, refuse, alive = m_alive](bool is_whole) {
        if (!*alive) return;
        if (!is_whole) return refuse();
        for (const Op& op : merge->ops)
            if (op.kind == OpKind::set) merge->before[{op.record, op.field}];
        each_op(
            *m_vault, *m_schema, merge,
            [merge](const Op& op) {
                if (op.kind != OpKind::set || !(op.at < merge->at)) return;
                const auto cell = merge->before.find({op.record, op.field});
                if (cell == merge->before.end() || op.at < cell->second.at) return;
                cell->second = {op.value, op.at};
            },
            take_back);
    };
    const auto look_for_it = [this, merge, look_before, refuse](std::optional<Restamps> restamps) {
        if (!restamps) return refuse();
        merge->restamps = std::move(*restamps);
        each_op(
            *m_vault, *m_schema, merge,
            [merge](const Op& op) {
                if (op.at == merge->at && merge->known.insert(op.id).second) merge->ops.push_back(op);
            },
            look_before);
    };
    m_vault->when_saved([this, look_for_it, refuse, alive = m_alive](Result<void, StorageError> saved) {
        if (!*alive) return;
        if (!saved) return refuse(); // the merge itself may not be in the journal
        collect_restamps(look_for_it);
    });
}

} // namespace crm
