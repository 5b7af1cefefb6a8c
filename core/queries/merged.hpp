// Records that were merged into others: who stands for whom now. Another device may not have known of the merge and
// have written to the one that went; reading follows (related.cpp), so that nothing is lost from sight.
#pragma once
#include "core/queries/related.hpp"

namespace crm {

// Where a record went, to the end of the way; itself when nowhere, or when the way is a ring.
Place merged_into(const Tables& tables, Place place);

// All that were merged into a record, and into those, each once.
std::vector<Place> merged_from(const Tables& tables, RelationCache& relations, Place place);

} // namespace crm
