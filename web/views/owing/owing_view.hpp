// Who owes, and how late it is: totals by currency, every debtor, and a reminder.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

void owing_view_ui(Context& ctx);
PrintPaper owing_paper(Context& ctx, PrintRange range); // the rows as they are shown

} // namespace crm
