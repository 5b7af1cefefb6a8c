// Whose numbers this device gives (core/sales/issue.hpp).
#pragma once
#include "core/app/workspace.hpp"

namespace crm {

// Empty on the device that founded the firm; on any other a code that stays the same from its first invoice on.
std::string issuing_code(const Workspace& workspace, const Tables& tables);

} // namespace crm
