// What a record says, for another like it: all that a person writes, but for the fields named, what Wasl computes or
// writes itself, and what no two records may share.
#pragma once
#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/record/cell_edit.hpp"
#include "core/store/tables.hpp"

namespace crm {
std::vector<CellEdit> copied_cells(const Tables& tables, Place place, std::initializer_list<std::string_view> but);
} // namespace crm
