// How tables are cut into the chunks of a snapshot: so many rows each, small enough to rewrite for one edit, big enough
// to read fast. A chunk's label ("person/3") stays the same as long as its rows do. Where long texts make it larger
// than a block may be, it is stored in parts: "person/3", "person/3.1", "person/3.2" …
#pragma once
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "core/store/tables.hpp"
#include "core/store/vault_types.hpp"

namespace crm {

inline Row rows_per_chunk(const EntityDef& entity) { return entity.key.starts_with("order") ? 65536 : 8192; }

inline std::string chunk_label(const Schema& schema, Place place) {
    const EntityDef& entity = schema.entity(place.entity);
    return std::string(entity.key) + '/' + std::to_string(place.row / rows_per_chunk(entity));
}

inline std::string part_label(const std::string& label, unsigned part) {
    return part == 0 ? label : label + '.' + std::to_string(part);
}
inline bool is_part_of(std::string_view part, std::string_view label) {
    return part.starts_with(label) && (part.size() == label.size() || part[label.size()] == '.');
}

// How many rows, at most, the chunks of a snapshot hold of an entity; 0 where there is one chunk at most and no room
// need be made.
inline Row rows_expected(const EntityDef& entity, const std::vector<ChunkRef>& chunks) {
    Row last = 0;
    for (const ChunkRef& chunk : chunks) {
        if (!chunk.label.starts_with(entity.key) || chunk.label.size() <= entity.key.size() + 1 ||
            chunk.label[entity.key.size()] != '/')
            continue;
        Row number = 0;
        const char* const start = chunk.label.data() + entity.key.size() + 1;
        std::from_chars(start, chunk.label.data() + chunk.label.size(), number);
        last = std::max(last, std::min(number, rows_max / rows_per_chunk(entity)));
    }
    return last == 0 ? 0 : std::min((last + 1) * rows_per_chunk(entity), rows_max);
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
