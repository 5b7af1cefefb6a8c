// Home: what today asks for. Tasks due, next steps promised, occasions, customers gone quiet, each one step from a call
// or a WhatsApp message.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {
void home_view_ui(Context& ctx);
PrintPaper home_paper(Context& ctx, PrintRange range);
} // namespace crm
