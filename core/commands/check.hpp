// Checks one cell against its row of the schema, and one record across its fields.
#pragma once
#include "core/commands/command.hpp"

namespace crm {

// What is wrong with a value for this field; required is checked by plan.
void check_cell(const Tables& tables, EntityIx entity, FieldIx field, RecordId self, const Value& value,
                Problems& problems);

} // namespace crm
