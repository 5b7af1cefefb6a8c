// What changes the way a firm sells: a stage or a pipeline is taken out of use only when it is known where its deals
// go, and they go there by the rule of every move (commands/deals.hpp).
#pragma once
#include "core/commands/command.hpp"

namespace crm {

// `deals_to`: another live stage; needed (Reason::required) while live deals stand in this one. The last open stage of
// a pipeline stays (Reason::too_small), a new deal needs one.
struct RemoveStage {
    RecordId stage, deals_to{};
};
// With its stages. `deals_to`: another live pipeline, in which each deal comes into the first stage of its kind.
struct RemovePipeline {
    RecordId pipeline, deals_to{};
};

Planned plan_intent(const Tables& tables, const RemoveStage& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const RemovePipeline& intent, const PlanContext& context);

} // namespace crm
