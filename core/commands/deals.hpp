// What is wanted of deals: to save one with its lines, and to move it to another stage.
//
//     workspace.send(SaveDeal{.deal = {.entity = deal_ix, .cells = {{title, "تجديد العقد"}}}});   // in the first stage
//     workspace.send(MoveDeal{deal, won_stage});
//     workspace.send(MoveDeal{deal, lost_stage, "price", competitor});
//
// By whatever road a deal is saved (these, a form, a cell of a list, a bulk edit, a pasted block, its history put back)
// Planner::save_record sees to it that
//   - it has a stage, and the pipeline of that stage: where nothing is said, the first open stage of the first
//   pipeline,
//     and where the firm has no pipeline the preset one (entities/deal_preset.hpp), which is written with it;
//   - a new stage writes state, stage_since and closed_at, and adds a deal_step;
//   - a deal that leaves the lost ones loses its reason.
// A pipeline chosen without a stage takes the deal to that pipeline's first stage of the same kind. A stage and a
// pipeline that do not belong together are refused (Reason::stage_elsewhere), so is a stage in the bin (record_in_bin).
#pragma once
#include <string>
#include <vector>

#include "core/commands/command.hpp"

namespace crm {

// A deal and all its lines at once; the amount follows from the lines where there are any.
struct SaveDeal {
    SaveRecord deal;
    std::vector<SaveRecord> lines{};
    std::vector<RecordId> removed_lines{};
};

// To another stage, of its pipeline or of another; `reason` (of lost_reasons) and the competitor it was lost to are
// written only where the stage is a lost one.
struct MoveDeal {
    RecordId deal, stage;
    std::string reason{};
    RecordId lost_to{};
};

Planned plan_intent(const Tables& tables, const SaveDeal& intent, const PlanContext& context);
Planned plan_intent(const Tables& tables, const MoveDeal& intent, const PlanContext& context);

class Planner;
// The rule above, for a deal whose cells have been planned.
void settle_stage(Planner& planner, const SaveRecord& save, RecordId deal);

} // namespace crm
