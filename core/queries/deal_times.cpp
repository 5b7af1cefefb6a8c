#include "core/queries/deal_times.hpp"

#include <algorithm>

#include "core/queries/pipelines.hpp"

namespace crm {

std::vector<StageTime> stage_times(const Tables& tables, RelationCache& relations, Place deal, Moment until) {
    const Schema& schema = tables.schema();
    const EntityIx entity = schema.entity("deal_step"), stages = schema.entity("stage");
    const Table& steps = tables.table(entity);
    const Column &at = steps.columns[schema.field(entity, "at")], &stage = steps.columns[schema.field(entity, "stage")];
    std::vector<Row> rows = children(tables, relations, entity, schema.field(entity, "deal"), deal);
    std::ranges::sort(rows, {}, [&](Row row) { return std::pair(at.number(row), tables.id({entity, row})); });
    std::vector<StageTime> times;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Handle handle = stage.reference(rows[i]);
        const Place place = handle == no_handle ? Place{} : tables.directory().place(handle);
        if (!place || place.entity != stages || !at.has(rows[i])) continue;
        auto found = std::ranges::find(times, place, &StageTime::stage);
        if (found == times.end()) found = times.insert(times.end(), {place});
        ++found->visits;
        const bool is_last = i + 1 == rows.size();
        if (is_last && kind_of_stage(tables, place.row) != StageKind::open) continue;
        const std::int64_t end = is_last ? until.ms : at.number(rows[i + 1]);
        found->ms += std::max<std::int64_t>(0, end - at.number(rows[i]));
    }
    return times;
}

} // namespace crm
