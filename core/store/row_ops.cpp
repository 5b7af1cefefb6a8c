#include "core/store/row_ops.hpp"

#include <algorithm>

namespace crm {

namespace {
void append_set(const Tables& tables, const Column& column, Row row, const Op& plain, std::vector<Op>& ops) {
    const SetCell* cell = column.set(row);
    if (!cell) return;
    const auto element = [&](const SetElement& each, OpKind kind) {
        Op& op = ops.emplace_back(plain);
        op.kind = kind;
        op.at = tables.directory().stamp(each.added);
        op.value = element_from(column.field().type, column.dictionary().word(each.code));
        if (kind == OpKind::remove) op.seen = {op.at};
    };
    for (const SetElement& each : cell->live) element(each, OpKind::add);
    const std::size_t first_gone = ops.size();
    for (const SetElement& each : cell->gone) element(each, OpKind::remove);
    std::sort(ops.begin() + static_cast<std::ptrdiff_t>(first_gone), ops.end(),
              [](const Op& a, const Op& b) { return a.at != b.at ? a.at < b.at : a.value < b.value; });
}
} // namespace

void row_as_ops(const Tables& tables, Place place, std::vector<Op>& ops) {
    ops.clear();
    const Table& table = tables.table(place.entity);
    const Op plain{.entity = place.entity, .record = tables.id(place)};
    for (std::size_t f = 0; f < table.columns.size(); ++f) {
        const auto field = static_cast<FieldIx>(f);
        const Column& column = table.columns[f];
        Op of_field = plain;
        of_field.field = field;
        if (column.layout() == Layout::set) {
            append_set(tables, column, place.row, of_field, ops);
            continue;
        }
        const Stamp at = tables.stamp(place, field);
        if (!at) continue;
        Op& op = ops.emplace_back(std::move(of_field));
        op.at = at;
        op.value = column.value(place.row, tables.directory());
    }
}

} // namespace crm
