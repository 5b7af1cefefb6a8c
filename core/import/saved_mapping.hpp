// The mapping that a sheet with this heading was taken in by the last time.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/formats/sheet_mapping.hpp"
#include "core/store/tables.hpp"

namespace crm {

// Columns whose fields are gone are left out. The headings are the sheet's own.
std::optional<SheetMapping> saved_mapping(const Tables& tables, const std::vector<std::string>& heading);
// A mapping from a file, by headings, so that the sheet may have its columns in another order; those it does not name
// are left out.
void put_saved_mapping(SheetMapping& mapping, const SheetMapping& saved);
RecordId saved_mapping_id(const Tables& tables, std::string_view fingerprint); // none if there is none

} // namespace crm
