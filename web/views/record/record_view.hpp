// A record's own page. For people and companies everything in one place: details, dealings by event and by channel,
// orders, tasks, notes, occasions, referrals, history; for every other kind its details and its history.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void record_view_ui(Context& ctx);
} // namespace crm
