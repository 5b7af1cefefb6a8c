// Erasing a person for good: first what goes and what stays, then his name typed; no undo, and it says so.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

void open_erase_dialog(Context& ctx, RecordId person);
void erase_dialog_ui(Context& ctx); // while it is open
// On the page of a record that was erased: when, and on which device.
void erased_banner_ui(Context& ctx, Place place);
std::string erased_where(const Context& ctx, Place place);

} // namespace crm
