// The calendar: appointments, tasks, promised and next steps, occasions and birthdays by month, week and day, in both
// calendars. A press on an hour adds an appointment; what is carried moves, one that comes back after a question.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void calendar_view_ui(Context& ctx);
} // namespace crm
