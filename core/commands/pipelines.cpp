#include "core/commands/pipelines.hpp"

#include <algorithm>

#include "core/commands/planner.hpp"
#include "core/queries/pipelines.hpp"

namespace crm {

namespace {

// Every live deal whose `field` names `from` gets `to` there; false: there are some, and no `to`.
bool move_deals(Planner& planner, std::string_view key, RecordId from, RecordId to) {
    const Tables& tables = planner.tables();
    const EntityIx deal = planner.schema().entity("deal");
    const FieldIx field = planner.schema().field(deal, key);
    const Table& table = tables.table(deal);
    const Handle handle = tables.directory().find(from);
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || table.columns[field].reference(row) != handle) continue;
        if (!to || to == from) return false;
        planner.save_record({.entity = deal, .id = tables.id({deal, row}), .cells = {{field, to, {}}}});
    }
    return true;
}

void put_in_bin(Planner& planner, EntityIx entity, RecordId id) {
    planner.set(entity, id, removed_field(planner.schema(), entity), Value{planner.context().now.ms});
}

} // namespace

Planned plan_intent(const Tables& tables, const RemoveStage& remove, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx stage = schema.entity("stage"), pipelines = schema.entity("pipeline");
    if (!planner.must_be_live(remove.stage, stage)) return planner.take("remove");
    const Place place = tables.find(remove.stage);
    const Value of = tables.value(place, schema.field(stage, "pipeline"));
    const auto* pipeline = std::get_if<RecordId>(&of);
    if (const Place owner = pipeline ? tables.find(*pipeline) : Place{};
        owner.entity == pipelines && owner && kind_of_stage(tables, place.row) == StageKind::open &&
        std::ranges::count(stages_in_order(tables, owner.row), StageKind::open,
                           [&](Row row) { return kind_of_stage(tables, row); }) < 2)
        planner.problem(stage, "kind", Reason::too_small);
    if (!move_deals(planner, "stage", remove.stage, remove.deals_to)) planner.problem(stage, "name", Reason::required);
    put_in_bin(planner, stage, remove.stage);
    return planner.take("remove");
}

Planned plan_intent(const Tables& tables, const RemovePipeline& remove, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx stage = schema.entity("stage"), pipeline = schema.entity("pipeline");
    if (!planner.must_be_live(remove.pipeline, pipeline)) return planner.take("remove");
    if (!move_deals(planner, "pipeline", remove.pipeline, remove.deals_to))
        planner.problem(pipeline, "name", Reason::required);
    for (const Row row : stages_in_order(tables, tables.find(remove.pipeline).row))
        put_in_bin(planner, stage, tables.id({stage, row}));
    put_in_bin(planner, pipeline, remove.pipeline);
    return planner.take("remove");
}

} // namespace crm
