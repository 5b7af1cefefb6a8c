#include "core/queries/merged.hpp"

#include <algorithm>

namespace crm {

Place merged_into(const Tables& tables, Place place) {
    if (!place || tables.table(place.entity).is_live(place.row)) return place;
    const FieldIx field = tables.schema().field(place.entity, "merged_into");
    if (field == no_field) return place;
    const Column& column = tables.table(place.entity).columns[field];
    Place at = place;
    for (int steps = 0; steps < 64; ++steps) {
        if (tables.table(at.entity).is_live(at.row)) return at; // it stands for itself, whatever it once said
        const Handle next = column.reference(at.row);
        const Place there = next == no_handle ? Place{} : tables.directory().place(next);
        if (!there || there.entity != place.entity) return at;
        at = there;
    }
    return place;
}

std::vector<Place> merged_from(const Tables& tables, RelationCache& relations, Place place) {
    std::vector<Place> all;
    if (!place) return all;
    const FieldIx field = tables.schema().field(place.entity, "merged_into");
    if (field == no_field || tables.table(place.entity).columns[field].codes().empty()) return all;
    std::vector<Place> open = {place};
    std::vector<Row> rows;
    while (!open.empty()) {
        const Place at = open.back();
        open.pop_back();
        rows.clear();
        relations.each_row(tables, at.entity, field, tables.directory().find(tables.id(at)), rows);
        for (const Row row : rows) {
            const Place from{place.entity, row};
            if (from == place || std::ranges::find(all, from) != all.end()) continue;
            all.push_back(from);
            open.push_back(from);
        }
    }
    return all;
}

} // namespace crm
