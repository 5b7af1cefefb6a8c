// A workflow rule in words.
#pragma once
#include <optional>
#include <string>

#include "core/commands/workflows.hpp"
#include "web/frame/context.hpp"

namespace crm {
// "Quotes · When it is added or changed · State: Sent ← Task “Follow up”".
std::string workflow_text(const Context& ctx, Place rule, const std::optional<Workflow>& understood);
} // namespace crm
