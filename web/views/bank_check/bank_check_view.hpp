// Payments against the file of a bank or a till: what agrees, what is not recorded, what is not in the file.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void bank_check_view_ui(Context& ctx);
} // namespace crm
