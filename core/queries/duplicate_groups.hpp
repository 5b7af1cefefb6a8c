// Pairs that are surely doubles, united: who is one with whom, and who of them should stay.
#pragma once
#include <span>
#include <vector>

#include "core/queries/duplicates.hpp"

namespace crm {

struct DuplicateGroup {
    RecordId survivor; // who says most; of equals, who was here first
    std::vector<RecordId> others;
};

// Pairs are taken from the most alike downwards. Nobody joins a group that holds one of whom somebody has said that it
// is another.
std::vector<DuplicateGroup> duplicate_groups(const Tables& tables, EntityIx entity,
                                             std::span<const DuplicatePair> pairs, float score_min);
// Who of some rows should stay.
Row best_of(const Tables& tables, EntityIx entity, std::span<const Row> rows);

} // namespace crm
