// The list of any kind of record: a virtual table with quick find, filters, sorting and chosen columns, all from the
// schema.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {
void list_view_ui(Context& ctx);
PrintPaper list_paper(Context& ctx, PrintRange range);
} // namespace crm
