// What workflow rules did is told where it happens: their work shows on records that are not on the screen.
#pragma once
#include <span>

#include "web/frame/context.hpp"

namespace crm {
void tell_workflow_runs(const Context& ctx, std::span<const WorkflowHit> runs);
} // namespace crm
