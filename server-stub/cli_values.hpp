// Cells as JSON for programs: exact and the same in every language. Dates "2026-11-21", moments in UTC, money as amount
// and currency, choices as their keys, references as id and name.
#pragma once
#include <string>

#include "core/queries/display.hpp"

namespace crm::cli {

std::string moment_iso(Moment moment); // "2026-11-21T10:00:00Z"
std::string value_json(const Tables& tables, EntityIx entity, FieldIx field, const Value& value, const Reader& reader);
// A cell; "null" when it is empty, a list for a field with several values.
std::string cell_json(const Tables& tables, Place place, FieldIx field, const Reader& reader);
// {"person":{…}}: every field that holds something, or only those asked for.
std::string fields_json(const Tables& tables, Place place, const Reader& reader,
                        const std::vector<FieldIx>* only = nullptr);
std::string_view standing_name(Standing standing); // "live", "bin", "absent"

} // namespace crm::cli
