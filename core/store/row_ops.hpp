// A row of a table as the operations that would write it anew: the present value of every cell with its stamp, every
// addition and every removal of fields with several values. Applying them anywhere gives that row, merged with what is
// there; blocks and exported files are this said in two other ways. Operation numbers are not kept by tables, so these
// have none.
#pragma once
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

// In the order of the fields; sets in the order of their stamps. Replaces what `ops` held.
void row_as_ops(const Tables& tables, Place place, std::vector<Op>& ops);

} // namespace crm
