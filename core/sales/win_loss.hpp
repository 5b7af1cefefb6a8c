// Why deals are won and lost: the deals that were closed in a span of days, how many and how much of them was won, and
// the same by competitor, source and seller, with the reasons of those lost.
//
// Closed is what its stage says (queries/pipelines.hpp), on the reader's day of `closed_at`, both ends of the days
// included. Amounts are in the reader's currency, those in others by the rate of the day they were closed
// (queries/rates.hpp); where no rate is known a deal counts as a deal and not in the sums, and is told in
// `without_rate`. A sum that no number holds stays at the greatest one.
//   win rate     won / (won + lost), per cent, rounded half up (rate_of)
//   a competitor won: deals they were met in; lost: deals lost to them (as on a competitor's page)
//   cycle        average of the days from the first that is known of a deal (its record, its first stage) to its
//                closing, over those won; in tenths of a day, rounded half up
//   velocity     open deals now × win rate × average amount of a won deal / days of the cycle: what is won on a day as
//                things go, in minor units, rounded half away from zero; none where one of them is not known. Of all
//                deals, and of those of each pipeline
// One pass over the deals and one over their steps.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/queries/periods.hpp"
#include "core/queries/rates.hpp"
#include "core/queries/related.hpp"

namespace crm {

struct WinLossCount {
    std::uint32_t won = 0, lost = 0;
    std::int64_t won_amount = 0, lost_amount = 0; // minor units of the reader's currency
    bool is_converted = false;                    // something of them was in another
    std::vector<Row> deals{};                     // of all of them, as they stand in the table
    std::uint32_t closed() const { return won + lost; }
};

struct WinLossGroup {
    std::string
        key{}; // a reason's or an objection's; the words of a source or a seller as first written; empty: said by none
    Place record{}; // a competitor
    WinLossCount count;
};

struct SalesVelocity {
    std::uint32_t open = 0, won = 0, lost = 0;
    std::optional<std::int64_t> average_won; // minor units, rounded half away from zero
    std::optional<std::int64_t> cycle_tenth_days;
    std::optional<std::int64_t> a_day; // minor units
    bool is_converted = false;         // something of what was won was in another currency
};
struct PipelineVelocity {
    Place pipeline; // nowhere: of deals that are in none
    SalesVelocity velocity;
};

struct WinLoss {
    WinLossCount all;
    std::vector<WinLossGroup> reasons;                                   // of those lost, the most frequent first
    std::vector<WinLossGroup> objections, competitors, sources, sellers; // most closed first
    SalesVelocity velocity;
    std::vector<PipelineVelocity> pipelines; // in the firm's order; those without deals are left out
    WithoutRate without_rate;
};

WinLoss win_loss(const Tables& tables, const Days& days, const Reader& reader);

} // namespace crm
