// From the records that define a firm's own fields (entity "field") to the schema that knows them.
#pragma once
#include <optional>

#include "core/store/tables.hpp"

namespace crm {

std::string_view type_name(FieldType type); // as the records of custom fields say it

// Nothing while entity, key or type are missing. A definition that was removed, or whose making was undone, gives an
// archived field: every device understands its cells, whatever it has heard first, and forms leave it out.
std::optional<CustomField> custom_field_of(const Tables& tables, Place place);
// Adds or relabels every custom field of the tables, in order of key; answers how many fields the schema gained.
// Tables that stand on this schema must adopt_new_fields() afterwards.
std::size_t take_custom_fields(const Tables& tables, Schema& schema);

} // namespace crm
