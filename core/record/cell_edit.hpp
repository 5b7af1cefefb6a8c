// A cell as somebody wants it: what a command writes, what a form or a row of a sheet holds before it is a record.
#pragma once
#include <vector>

#include "core/record/value.hpp"
#include "core/schema/schema.hpp"

namespace crm {

struct CellEdit {
    FieldIx field = no_field;
    Value value{};                 // missing: empty the cell
    std::vector<Value> elements{}; // fields with several values: all that should be there afterwards
};

} // namespace crm
