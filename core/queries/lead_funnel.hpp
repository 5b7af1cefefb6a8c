// The road from somebody who has heard of us to one who has bought: Awareness (he is a lead), Engagement (we have
// talked), Conversion (he became a customer), Sale (he bought: his deal was won, or he has an order that is neither a
// draft nor cancelled). How many came so far, and how long each step took.
//
// Whoever has come to a step counts in those before it: a lead that was converted without a recorded dealing did
// engage, and only the time of that step is not known.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/queries/reader.hpp"
#include "core/store/tables.hpp"

namespace crm {

enum class FunnelStep : std::uint8_t { awareness, engagement, conversion, sale };
inline constexpr std::size_t funnel_steps = 4;

struct FunnelCounts {
    std::array<std::size_t, funnel_steps> reached{};
    // Median of the days between a step and the one before it, over those of whom both times are known; in tenths of a
    // day, none where there is nobody. Of the first step: none.
    std::array<std::optional<std::int64_t>, funnel_steps> tenth_days{};
};

struct FunnelSource {
    std::string source; // as it was written first; empty: leads without one
    FunnelCounts counts;
};

// Which leads: nothing said means all of them, empty words those without; words are told apart as people read them.
struct FunnelFilter {
    std::optional<std::string> source{}, seller{};
    bool operator==(const FunnelFilter&) const = default;
};

struct LeadFunnel {
    std::vector<std::string> known_sources, known_sellers; // of the days, whatever the filter; by their words
    FunnelCounts all;
    std::vector<FunnelSource> sources;                   // most leads first
    std::array<std::vector<Row>, funnel_steps> standing; // leads that have come so far and no further, the oldest first
};

// Of the live leads that were added in these days (both included) and pass the filter. One pass over leads, dealings,
// deals and orders.
LeadFunnel lead_funnel(const Tables& tables, Date first, Date last, const Reader& reader,
                       const FunnelFilter& filter = {});
// Of how many, per cent, rounded half up; none of nobody.
std::optional<int> rate_of(std::size_t reached, std::size_t of);
// Grows whenever the funnel may be another.
std::uint64_t lead_funnel_revision(const Tables& tables);

} // namespace crm
