// The screen that cleans the data: pairs that look alike, to be merged or told apart, and lists of records to mend.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void quality_view_ui(Context& ctx);
} // namespace crm
