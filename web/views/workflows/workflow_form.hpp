// The form of a workflow rule: when, if, then; and which records fulfil its conditions now.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void open_workflow_form(Context& ctx, RecordId rule); // none: a new one
void workflow_form_ui(Context& ctx);                  // while it is open
} // namespace crm
