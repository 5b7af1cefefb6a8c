#include "core/app/undo_stack.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/commands/erase.hpp"

namespace crm {

UndoCell before_image(const Tables& tables, const Op& op) {
    UndoCell cell{op.entity, op.field, op.record, op.kind, op.value, op.at, {}};
    if (op.kind != OpKind::set) return cell;
    cell.value = tables.value(op.record, op.field);
    if (const Place place = tables.find(op.record)) cell.before = tables.stamp(place, op.field);
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
        if (tables.is_erased(place) && is_gone_for_good(tables, place)) continue;
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

void UndoStack::join_last(std::size_t count, std::string_view label) {
    const bool is_more = count > 1 && m_done.size() > 1;
    for (; count > 1 && m_done.size() > 1; --count) {
        UndoStep last = std::move(m_done.back());
        m_done.pop_back();
        UndoStep& before = m_done.back();
        before.label = std::move(last.label);
        before.cells.insert(before.cells.end(), std::make_move_iterator(last.cells.begin()),
                            std::make_move_iterator(last.cells.end()));
        before.added.insert(before.added.end(), last.added.begin(), last.added.end());
    }
    if (is_more && !label.empty()) m_done.back().label = label;
}

void UndoStack::follow(const UndoStep& step, const UndoStep& opposite) {
    const auto knows_cells = [&](const UndoStep& each) { return &each != &step && !each.cells.empty(); };
    if (std::ranges::none_of(m_done, knows_cells) && std::ranges::none_of(m_undone, knows_cells)) return;
    using CellName = std::pair<RecordId, FieldIx>;
    std::map<CellName, std::pair<Stamp, Stamp>> rewritten;      // the stamp it had once -> has now
    std::map<std::pair<CellName, Value>, Stamp> added_elements; // has now
    for (const UndoCell& cell : step.cells)
        if (cell.kind == OpKind::set) rewritten[{cell.record, cell.field}].first = cell.before;
    for (const UndoCell& cell : opposite.cells) {
        const CellName name{cell.record, cell.field};
        if (cell.kind == OpKind::set) rewritten[name].second = cell.written;
        if (cell.kind == OpKind::add) added_elements[{name, cell.value}] = cell.written;
    }
    const auto learn = [&](UndoCell& cell) {
        const CellName name{cell.record, cell.field};
        if (cell.kind == OpKind::set) {
            const auto found = rewritten.find(name);
            if (found != rewritten.end() && found->second.second != Stamp{} && cell.written == found->second.first)
                cell.written = found->second.second;
        } else if (const auto found = added_elements.find({name, cell.value});
                   cell.kind == OpKind::add && found != added_elements.end()) {
            cell.written = found->second;
        }
    };
    for (std::vector<UndoStep>* steps : {&m_done, &m_undone})
        for (UndoStep& each : *steps) std::ranges::for_each(each.cells, learn);
}

std::set<RecordId> UndoStack::records() const {
    std::set<RecordId> records;
    for (const std::vector<UndoStep>* steps : {&m_done, &m_undone})
        for (const UndoStep& step : *steps) {
            for (const UndoCell& cell : step.cells) records.insert(cell.record);
            records.insert(step.added.begin(), step.added.end());
        }
    return records;
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
