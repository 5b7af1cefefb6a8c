// While the page is open: a message when an appointment's reminder is due, until the appointment begins, once for each
// occurrence. (With the page closed the calendar of the device reminds, from an exported .ics.)
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void remind(Context& ctx); // once a frame; asks for a frame when the next one is due
} // namespace crm
