// Home: what today asks for. Tasks due, next steps promised, occasions, customers gone quiet, each one step from a call
// or a WhatsApp message.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {
void home_view_ui(Context& ctx);
std::string promise_text(const Context& ctx, Place place); // what was promised: the next step, or the ticket
PrintPaper home_paper(Context& ctx, PrintRange range);
} // namespace crm
