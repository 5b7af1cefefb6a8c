// Money that came from a customer, spread over what he owes in one currency: the parts may be changed before it is
// kept.
#pragma once
#include "core/sales/account.hpp"
#include "web/frame/context.hpp"

namespace crm {

void open_receiving(Context& ctx, RecordId customer, const Account& account);
void receiving_dialog_ui(Context& ctx); // once a frame, where it may be opened

} // namespace crm
