#include "web/frame/workflow_notice.hpp"

#include <algorithm>

#include "core/text/filled.hpp"
#include "core/text/words_workflows.hpp"
#include "web/kit/notice.hpp"

namespace crm {

void tell_workflow_runs(const Context& ctx, std::span<const WorkflowHit> runs) {
    const auto refused = std::ranges::find_if(runs, [](const WorkflowHit& run) { return run.refused.has_value(); });
    if (refused != runs.end())
        show_toast({.text = filled(ctx.text(words::workflow_not_ran),
                                   {ctx.name(refused->workflow), ctx.text(sentence(*refused->refused))}),
                    .tone = Tone::danger});
    const std::int64_t done = std::ranges::count_if(runs, [](const WorkflowHit& run) { return !run.refused; });
    if (done == 0) return;
    const auto first = std::ranges::find_if(runs, [](const WorkflowHit& run) { return !run.refused; });
    show_toast({.text = done == 1 ? filled(ctx.text(words::workflow_ran), {ctx.name(first->workflow)})
                                  : ctx.counted(words::workflows_ran, done)});
}

} // namespace crm
