// While the page is open: a message when a reminder is due, once each: an appointment's until it begins, a task's until
// the reminder's day is over and while the task is not done; and, where the person has allowed it, a notice of the
// device, which comes to a hidden tab too. (With the page closed the calendar of the device reminds, from an exported
// .ics.)
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void remind(Context& ctx);           // once a frame; asks for a frame when the next one is due
bool offers_notices();               // the device may not show them yet
void offer_notices_ui(Context& ctx); // a bell: asks the browser, or says why it cannot be
} // namespace crm
