#include "core/queries/history.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"

namespace crm {

void RecordHistory::take(const JournalEntry& entry) {
    for (const Op& op : entry.ops) take(op, entry.label, entry.wall);
}

void RecordHistory::take(const Op& op, std::string_view label, Moment wall) {
    if (op.record == m_record) m_steps.push_back({op, std::string(label), wall});
}

std::vector<RecordHistory::Step> RecordHistory::in_order() const {
    std::vector<Step> steps = m_steps;
    const auto comes_before = [](const Step& a, const Step& b) {
        return a.op.at != b.op.at ? a.op.at < b.op.at : a.op.field < b.op.field;
    };
    const auto is_same = [](const Step& a, const Step& b) {
        return a.op.at == b.op.at && a.op.field == b.op.field && a.op.kind == b.op.kind && a.op.value == b.op.value;
    };
    sort_few(steps, comes_before);
    steps.erase(std::unique(steps.begin(), steps.end(), is_same), steps.end());
    return steps;
}

std::vector<CellChange> RecordHistory::changes() const {
    std::vector<CellChange> changes;
    Tables tables(*m_schema);
    for (Step& step : in_order()) {
        const bool is_set_field = is_several(m_schema->field(step.op.entity, step.op.field));
        CellChange change{.at = step.op.at,
                          .wall = step.wall,
                          .label = std::move(step.label),
                          .field = step.op.field,
                          .kind = step.op.kind,
                          .before = {},
                          .after = {}};
        if (is_set_field)
            (step.op.kind == OpKind::remove ? change.before : change.after) = step.op.value;
        else
            change.before = tables.value(m_record, step.op.field);
        if (tables.apply(step.op) != Applied::changed) continue;
        if (!is_set_field) change.after = tables.value(m_record, step.op.field);
        if (change.before == change.after) continue;
        changes.push_back(std::move(change));
    }
    sort_few(changes, [](const CellChange& a, const CellChange& b) { return a.at > b.at; });
    return changes;
}

std::vector<Stamp> RecordHistory::moments() const {
    std::vector<Stamp> moments;
    for (const CellChange& change : changes())
        if (moments.empty() || moments.back() != change.at) moments.push_back(change.at);
    return moments;
}

RecordState RecordHistory::state_at(const Stamp& at) const {
    Tables tables(*m_schema);
    for (const Step& step : in_order())
        if (step.op.at <= at) tables.apply(step.op);
    RecordState state;
    const Place place = tables.find(m_record);
    if (!place) return state;
    state.entity = place.entity;
    state.standing = tables.table(place.entity).standing[place.row];
    for (FieldIx field = 0; field < m_schema->field_count(place.entity); ++field) {
        state.values.push_back(tables.value(place, field));
        state.elements.push_back(tables.elements(place, field));
    }
    return state;
}

} // namespace crm
