// Checks one cell against its row of the schema, and one record across its fields.
#pragma once
#include "core/commands/command.hpp"

namespace crm {

// What is wrong with a value for this field; required is checked by plan.
void check_cell(const Tables& tables, EntityIx entity, FieldIx field, RecordId self, const Value& value,
                Problems& problems);

// The same of words alone, for a field as it would be.
void check_words(const FieldDef& field, std::string_view words, EntityIx entity, FieldIx ix, Problems& problems);

} // namespace crm
