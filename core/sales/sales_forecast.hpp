// What the coming months will probably bring, by three roads, each with the range it falls into four times in five:
//
//   history   sales of past months carried on by exponential smoothing (smoothing.hpp). The range comes from how far
//   the
//             same road would have missed over the last year, not from a formula.
//   pipeline  open deals by the month they are expected to close: the sum of amount × chance. The range is that of the
//             sum of independent wins, variance = sum of amount² p (1 − p). The month that runs has its sales so far.
//   together  the pipeline, and of what history expects the part that does not come from deals already open: of a past
//             month's sales, deals that were open so many months before have brought a share; the rest comes on top.
//             Where no won deals tell that share, there is no such number.
//
// Sales are orders that are neither drafts nor cancelled. What is in another currency than the reader's counts at a
// rate of exchange (core/queries/rates.hpp): sold orders at that of their day, won deals of the day they were won, open
// ones of today; without a rate it is counted and left out. The month that runs is forecast, not learnt from.
#pragma once
#include <cstdint>
#include <vector>

#include "core/queries/rates.hpp"
#include "core/queries/reader.hpp"
#include "core/sales/smoothing.hpp"

namespace crm {

struct Estimate { // minor units of the reader's currency
    std::int64_t value = 0, low = 0, high = 0;
    bool is_known = false;
};

struct MonthAhead {
    std::int32_t month = 0; // period_of(date, DateUnit::month, 0)
    std::int64_t sold = 0;  // so far, in the month that runs; no estimate lies below it
    Estimate history, pipeline, together;
    std::uint32_t deals = 0; // expected to close in it; none: pipeline is not known
};

struct MonthPast { // whole months, the oldest first
    std::int32_t month = 0;
    std::int64_t sales = 0;
    std::int64_t forecast = 0; // made a month before; only where is_forecast
    bool is_forecast = false;
};

// Of the deals that have come into a stage and are closed: how many were won. From the steps that deals have made.
struct StageRate {
    Place stage;
    std::uint32_t closed = 0, won = 0;
    int probability = 0; // in hundredths, as the stage has it
};

struct SalesForecast {
    std::vector<MonthPast> past;
    std::vector<MonthAhead> ahead;
    SmoothingKind kind = SmoothingKind::level; // how history is carried on; only where there is enough of it
    int miss_percent = -1;                     // sum of the misses of `past` ÷ sum of its sales; -1: none to tell of
    int from_deals_percent = -1;               // of the last year's sales, won deals; -1: no won deals
    std::uint32_t undated_deals = 0,
                  late_deals = 0; // open ones without a day, or whose day is past (counted this month)
    WithoutRate without_rate{};   // orders and deals left out
    std::vector<StageRate> stages;
    bool is_empty() const { return past.empty() && ahead.empty(); }
};

SalesForecast sales_forecast(const Tables& tables, const Reader& reader, int months_ahead = 6);

} // namespace crm
