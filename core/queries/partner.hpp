// Deals that came through a partner or an agent: what they won and what is open, and his share of what was won.
#pragma once
#include <optional>
#include <vector>

#include "core/queries/related.hpp"

namespace crm {

struct PartnerSum { // of one currency, in minor units
    Currency currency{};
    std::int64_t won = 0, open = 0;
    // His per cent of what was won, rounded half away from zero to the minor unit; none: no per cent is agreed.
    std::optional<std::int64_t> commission{};
};

struct PartnerDeals {
    std::vector<Row> rows; // live ones, by row
    std::size_t won = 0, open = 0;
    std::optional<std::vector<PartnerSum>> sums; // by currency; none: a sum does not fit 64 bits
};

PartnerDeals deals_through(const Tables& tables, RelationCache& relations, Place company);

// Called one in his roles, or some deal came through him.
bool is_partner(const Tables& tables, RelationCache& relations, Place company);

} // namespace crm
