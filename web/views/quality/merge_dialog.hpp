// Two records side by side, field by field: what differs is chosen, what agrees is not asked.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void open_merge_dialog(Context& ctx, RecordId first, RecordId second);
void merge_dialog_ui(Context& ctx);
} // namespace crm
