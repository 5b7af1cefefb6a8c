// The sample company: a shop of dates, coffee and gifts with its customers, dealings, orders and tasks, the same every
// time (only its dates follow today), added as one change that one undo takes back.
#pragma once
#include "core/app/workspace.hpp"

namespace crm {
Committed add_sample_firm(Workspace& workspace, const Reader& reader);
} // namespace crm
