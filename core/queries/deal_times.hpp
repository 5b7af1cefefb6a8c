// How long a deal has been in each stage, from the steps that every move leaves (entities/deal.hpp, deal_step).
#pragma once
#include <vector>

#include "core/queries/related.hpp"

namespace crm {

struct StageTime {
    Place stage;
    std::int64_t ms = 0; // all its visits together; a visit that has not ended lasts until `until`
    int visits = 0;
};

// In the order the deal first came into them. `until`: now; of a deal that is closed its time ends when it closed, so
// the stage it closed in has none.
std::vector<StageTime> stage_times(const Tables& tables, RelationCache& relations, Place deal, Moment until);

} // namespace crm
