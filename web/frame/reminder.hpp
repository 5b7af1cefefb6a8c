// Reminding a customer of what he owes: a text that may be changed, sent by WhatsApp or e-mail from the person's own
// program and recorded as a dealing, or a task for later.
#pragma once
#include "core/sales/owing.hpp"
#include "web/frame/context.hpp"

namespace crm {

void open_reminder(Context& ctx, RecordId customer);
void reminder_dialog_ui(Context& ctx); // once a frame, where it may be opened
// "1,250.00 ر.س، متأخر منها 900.00 ر.س"
std::string owed_text(const Context& ctx, const Owed& owed);

} // namespace crm
