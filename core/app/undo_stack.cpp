#include "core/app/undo_stack.hpp"

#include <algorithm>

namespace crm {

UndoCell before_image(const Tables& tables, const Op& op) {
    UndoCell cell{op.entity, op.field, op.record, op.kind, op.value, op.at};
    if (op.kind == OpKind::set) cell.value = tables.value(op.record, op.field);
    return cell;
}

namespace {
bool keeps_its_value(const Tables& tables, const UndoCell& cell) {
    const Merge merge = tables.schema().field(cell.entity, cell.field).merge;
    return merge == Merge::maximum || merge == Merge::immutable; // cannot be taken back by a later edit
}
} // namespace

Reversal reversal_of(const Tables& tables, const UndoStep& step, Moment now) {
    Reversal reversal;
    for (auto cell = step.cells.rbegin(); cell != step.cells.rend(); ++cell) {
        const Place place = tables.find(cell->record);
        if (!place || (cell->kind == OpKind::set && keeps_its_value(tables, *cell))) continue;
        Edit edit{cell->entity, cell->field, cell->record, OpKind::set, cell->value};
        if (cell->kind == OpKind::set) {
            if (tables.stamp(place, cell->field) != cell->written) {
                ++reversal.skipped;
                continue;
            }
        } else if (cell->kind == OpKind::add) {
            edit.kind = OpKind::remove;
            edit.seen = {cell->written};
        } else {
            edit.kind = OpKind::add;
        }
        reversal.edits.push_back(std::move(edit));
    }
    for (const RecordId& added : step.added)
        if (const Place place = tables.find(added); place && tables.is_live(added))
            reversal.edits.push_back(
                {place.entity, removed_field(tables.schema(), place.entity), added, OpKind::set, Value{now.ms}});
    return reversal;
}

void UndoStack::did(UndoStep step) {
    m_undone.clear();
    m_done.push_back(std::move(step));
    if (m_done.size() > steps_max) m_done.erase(m_done.begin());
}

void UndoStack::undid(UndoStep opposite) {
    m_done.pop_back();
    m_undone.push_back(std::move(opposite));
}

void UndoStack::redid(UndoStep opposite) {
    m_undone.pop_back();
    m_done.push_back(std::move(opposite));
}

} // namespace crm
