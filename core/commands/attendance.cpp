#include "core/commands/attendance.hpp"

#include "core/commands/planner.hpp"

namespace crm {

Planned plan_intent(const Tables& tables, const CheckIn& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = planner.schema();
    if (planner.must_be_live(intent.person, schema.entity("person"))) {
        const EntityIx entity = schema.entity("attendance");
        const SaveRecord save{.entity = entity,
                              .cells = {{schema.field(entity, "person"), Value{intent.person}, {}},
                                        {schema.field(entity, "at"), Value{context.now.ms}, {}}}};
        planner.note_contact(save, planner.save_record(save));
    }
    return planner.take("check_in");
}

Planned plan_intent(const Tables& tables, const CheckOut& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const EntityIx entity = planner.schema().entity("attendance");
    const FieldIx left = planner.schema().field(entity, "left_at");
    if (planner.must_be_live(intent.attendance, entity) && is_missing(planner.present(intent.attendance, left)))
        planner.set(entity, intent.attendance, left, Value{context.now.ms});
    return planner.take("check_out");
}

} // namespace crm
