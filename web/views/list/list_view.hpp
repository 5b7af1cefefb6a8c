// The list of any kind of record: a virtual table with quick find, filters, sorting and chosen columns, all from the
// schema.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void list_view_ui(Context& ctx);
} // namespace crm
