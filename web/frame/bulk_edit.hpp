// One field of many selected records changed at once: what is to be done, a preview row by row, one undo.
#pragma once
#include <vector>

#include "web/frame/context.hpp"

namespace crm {
// The cell as it stands: to be written into another record's.
CellEdit cell_edit_of(const Context& ctx, Place place, FieldIx field);
void open_bulk_edit(Context& ctx, EntityIx entity, std::vector<RecordId> records);
void bulk_edit_ui(Context& ctx); // while it is open
} // namespace crm
