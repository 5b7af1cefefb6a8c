// "A column from a linked record": which link, which field of the record at its other end.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/table.hpp"

namespace crm {

void open_add_column(Context& ctx, EntityIx entity);
bool add_column_ui(Context& ctx, EntityIx entity,
                   TableView& view); // the question, while it is open; true: a new column

} // namespace crm
