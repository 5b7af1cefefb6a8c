#include "core/commands/log_call.hpp"

#include <string_view>
#include <utility>

#include "core/commands/planner.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

Planned plan_intent(const Tables& tables, const LogCall& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx task = known_entity(schema, "task");
    constexpr std::string_view label = "log_dealing";
    const Place customer = tables.find(intent.customer);
    const bool is_one =
        customer && schema.field(known_entity(schema, "dealing"), schema.entity(customer.entity).key) != no_field;
    if (!planner.must_be_live(intent.customer, is_one ? customer.entity : known_entity(schema, "person")))
        return planner.take(label);
    const bool calls_back = intent.outcome == "call_later";
    if (calls_back && intent.call_back == Date{})
        planner.problem(task, "due", Reason::required);
    else if (calls_back && intent.call_back < date_of(context.now, context.offset_minutes))
        planner.problem(task, "due", Reason::too_small);
    if (!planner.planned().ok()) return planner.take(label);
    SaveRecords save{.records = {}, .label = std::string(label)};
    const auto record = [&](std::string_view entity) {
        save.records.push_back({.entity = known_entity(schema, entity)});
        return [&, at = save.records.size() - 1](std::string_view key, Value value) {
            SaveRecord& one = save.records[at];
            one.cells.push_back({known_field(schema, one.entity, key), std::move(value)});
        };
    };
    const std::string_view who = schema.entity(customer.entity).key;
    const auto dealing = record("dealing");
    dealing("channel", intent.channel);
    dealing("at", Value{context.now.ms});
    dealing("direction", std::string("out"));
    dealing("outcome", intent.outcome);
    dealing(who, intent.customer);
    if (!intent.points.empty()) dealing("points", intent.points);
    if (!intent.agent.empty()) dealing("agent", intent.agent);
    if (calls_back) {
        const auto call = record("task");
        call("title", intent.task);
        call("kind", std::string("call"));
        call("due", std::int64_t{intent.call_back.days});
        call(who, intent.customer);
        if (!intent.agent.empty()) call("assignee", intent.agent);
    }
    return plan_intent(tables, save, context);
}

} // namespace crm
