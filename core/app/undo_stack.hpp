// Undo and redo of everything this window has done, one step per command. Undoing writes new ops with the old values,
// so it merges and syncs like any edit; a cell that somebody has changed since is left alone, and counted.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

struct UndoCell {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    RecordId record;
    OpKind kind = OpKind::set;
    Value value;   // set: what stood there before; add, remove: the element
    Stamp written; // the stamp of what we wrote
    Stamp before;  // set: the stamp of what stood there before; none if nothing did
};

struct UndoStep {
    std::string label;
    std::vector<UndoCell> cells;
    std::vector<RecordId> added; // records of an import: undone by putting them in the bin
};

struct Reversal {
    std::vector<Edit> edits;
    std::size_t skipped = 0; // cells that were changed by somebody else meanwhile
};

// What undoes a change that is about to be applied; call before applying it.
UndoCell before_image(const Tables& tables, const Op& op);

// The edits that take a step back.
Reversal reversal_of(const Tables& tables, const UndoStep& step, Moment now);

class UndoStack {
public:
    void did(UndoStep step); // a new command: what was undone cannot be redone any more
    // The last commands are one step from now on, called `label`; empty: as the last of them.
    void join_last(std::size_t count, std::string_view label = {});
    bool can_undo() const { return !m_done.empty(); }
    bool can_redo() const { return !m_undone.empty(); }
    const UndoStep* next_undo() const { return m_done.empty() ? nullptr : &m_done.back(); }
    const UndoStep* next_redo() const { return m_undone.empty() ? nullptr : &m_undone.back(); }
    void undid(UndoStep opposite); // the last step was taken back by `opposite`'s counterpart
    void redid(UndoStep opposite);
    // A step was taken back by the edits of `opposite`. What stands in its cells now is what an earlier step had
    // written, under the stamps of `opposite`: every step learns them, or it would take its own value for somebody
    // else's.
    void follow(const UndoStep& step, const UndoStep& opposite);
    void clear() { *this = {}; }
    // Cells that must not come back; steps that are left with nothing go with them.
    template <class Is> void forget(Is is_gone) {
        for (std::vector<UndoStep>* steps : {&m_done, &m_undone}) {
            for (UndoStep& step : *steps) std::erase_if(step.cells, is_gone);
            std::erase_if(*steps, [](const UndoStep& step) { return step.cells.empty() && step.added.empty(); });
        }
    }
    // Whose cells a step can still put back.
    std::set<RecordId> records() const;

private:
    static constexpr std::size_t steps_max = 200;
    std::vector<UndoStep> m_done, m_undone;
};

} // namespace crm
