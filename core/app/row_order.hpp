// The one order in which the cells of a row become numbered operations: when it was created first, then by the fields'
// keys, whatever the order of the fields in this release; the elements of a set as row_as_ops has them. Whoever sends
// an import later must find the same numbers as its first writer.
#pragma once
#include <algorithm>
#include <vector>

#include "core/store/row_ops.hpp"

namespace crm {

class RowOrder {
public:
    RowOrder(const Schema& schema, EntityIx entity) : m_rank(schema.field_count(entity)) {
        std::vector<FieldIx> fields(m_rank.size());
        for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = static_cast<FieldIx>(i);
        const FieldIx created = created_field(schema, entity);
        std::ranges::sort(fields, [&](FieldIx a, FieldIx b) {
            if ((a == created) != (b == created)) return a == created;
            return schema.field(entity, a).key < schema.field(entity, b).key;
        });
        for (std::size_t i = 0; i < fields.size(); ++i) m_rank[fields[i]] = i;
    }
    void row_as_ops(const Tables& tables, Place place, std::vector<Op>& ops) const {
        crm::row_as_ops(tables, place, ops);
        std::ranges::stable_sort(ops, {}, [this](const Op& op) { return m_rank[op.field]; });
    }

private:
    std::vector<std::size_t> m_rank; // by FieldIx
};

// How many operations the rows [first, last) are.
inline std::uint64_t count_row_ops(const Tables& tables, EntityIx entity, Row first, Row last) {
    std::uint64_t count = 0;
    const Table& table = tables.table(entity);
    for (std::size_t f = 0; f < table.columns.size(); ++f) {
        const Column& column = table.columns[f];
        if (is_derived(column.field())) continue;
        if (column.layout() == Layout::set) {
            for (Row row = first; column.has_sets() && row < last; ++row)
                if (const SetCell* cell = column.set(row)) count += cell->live.size() + cell->gone.size();
            continue;
        }
        count += column.count(first, last);
        if (f >= table.has_stamps.size() || !table.has_stamps[f]) continue;
        for (Row row = first; row < last; ++row) // emptied cells, which are a stamp and no more
            count += !column.has(row) && table.own_stamp(static_cast<FieldIx>(f), row) != FlatMap::none;
    }
    return count;
}

} // namespace crm
