// The closing of the day: what was taken today by each method, what was counted, and the difference; on paper too.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

void day_closing_ui(Context& ctx);
PrintPaper day_closing_paper(Context& ctx, PrintRange range);

} // namespace crm
