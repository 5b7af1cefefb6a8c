// Tasks finished or opened again, with a word of what comes next when one of them comes back.
#pragma once
#include <vector>

#include "web/frame/context.hpp"

namespace crm {
void complete_tasks(Context& ctx, std::vector<RecordId> tasks, bool is_done = true);
bool is_done_task(const Context& ctx, Place task);
} // namespace crm
