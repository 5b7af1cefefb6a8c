// How tables are cut into the chunks of a snapshot: so many rows each, small enough to rewrite for one edit, big enough
// to read fast. A chunk's label ("person/3") stays the same as long as its rows do.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

inline Row rows_per_chunk(const EntityDef& entity) { return entity.key.starts_with("order") ? 65536 : 8192; }

inline std::string chunk_label(const Schema& schema, Place place) {
    const EntityDef& entity = schema.entity(place.entity);
    return std::string(entity.key) + '/' + std::to_string(place.row / rows_per_chunk(entity));
}

struct ChunkRange {
    EntityIx entity;
    Row first, last; // rows [first, last)
    std::string label;
};

inline std::vector<ChunkRange> chunk_ranges(const Tables& tables, EntityIx entity) {
    std::vector<ChunkRange> ranges;
    const Row rows = tables.table(entity).rows(), step = rows_per_chunk(tables.schema().entity(entity));
    for (Row row = 0; row < rows; row += step)
        ranges.push_back({entity, row, std::min(row + step, rows), chunk_label(tables.schema(), {entity, row})});
    return ranges;
}

} // namespace crm
