#include "core/app/overwritten.hpp"

#include <algorithm>

#include "core/store/row_ops.hpp"

namespace crm {

void Overwritten::note(const Tables& staged, Place row) {
    row_as_ops(staged, row, m_ops);
    for (Op& op : m_ops) {
        const FieldDef& field = staged.schema().field(op.entity, op.field);
        op.field = m_tables.schema().field(op.entity, field.key);
        if (op.field == no_field) {
            m_coming.emplace_back(m_cells.size(), field.key);
            m_cells.push_back(
                {op.entity, no_field, op.record, op.kind, op.kind == OpKind::set ? Value{} : op.value, op.at, {}});
            continue;
        }
        const Place place = m_tables.find(op.record);
        const std::vector<Stamp> additions =
            op.kind == OpKind::set ? std::vector<Stamp>{} : m_tables.additions(place, op.field, op.value);
        const bool changes = op.kind == OpKind::set ? m_tables.stamp(place, op.field) < op.at
                             : op.kind == OpKind::add
                                 ? !std::ranges::contains(additions, op.at)
                                 : std::ranges::find_first_of(additions, op.seen) != additions.end();
        if (changes) m_cells.push_back(before_image(m_tables, op));
    }
}

std::vector<UndoCell> Overwritten::take() {
    for (const auto& [at, key] : m_coming) m_cells[at].field = m_tables.schema().field(m_cells[at].entity, key);
    std::erase_if(m_cells, [](const UndoCell& cell) { return cell.field == no_field; });
    return std::move(m_cells);
}

} // namespace crm
