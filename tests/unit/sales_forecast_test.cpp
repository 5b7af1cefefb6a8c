// The forecast of a firm's sales from its orders and its open deals.
#include <doctest/doctest.h>

#include <cmath>

#include "core/queries/periods.hpp"
#include "core/sales/sales_forecast.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

struct Forecasting {
    QueryFirm firm;
    Reader reader{.today = date_of(CivilDate{2026, 11, 22})};
    RecordId pipeline = firm.add("pipeline", {{"name", "مسار"}});
    RecordId stage(std::string_view name, std::int64_t chance, std::int64_t position, std::string_view kind = "open") {
        return firm.add("stage", {{"name", words(name)},
                                  {"pipeline", pipeline},
                                  {"kind", words(kind)},
                                  {"probability", number(chance)},
                                  {"position", number(position)}});
    }
    RecordId deal(RecordId at, std::int64_t amount, Value close = {}, std::string_view state = "open") {
        if (state != "open") at = stage(state, 0, 9, state);
        const RecordId id =
            firm.add("deal", {{"title", "صفقة"}, {"stage", at}, {"state", words(state)}, {"amount", riyals(amount)}});
        if (!is_missing(close)) firm.set(id, "expected_close", close);
        return id;
    }
    void order(int year, unsigned month, std::int64_t amount, std::string_view state = "confirmed") {
        firm.add("order", {{"date", day(year, month, 15)}, {"state", words(state)}, {"total", riyals(amount)}});
    }
    SalesForecast forecast() { return sales_forecast(firm.tables, reader); }
};

} // namespace

TEST_CASE("the pipeline's forecast is the sum of amount times chance, its range that of independent wins") {
    // The worked example of the reference data: 29,700 expected, standard deviation 22,837.47.
    Forecasting f;
    const RecordId lead = f.stage("أولي", 9, 1), qualified = f.stage("مؤهل", 20, 2), proposal = f.stage("عرض", 40, 3),
                   negotiation = f.stage("تفاوض", 60, 4);
    const Value close = day(2026, 12, 20);
    f.deal(qualified, 12'000, close);
    f.deal(proposal, 30'000, close);
    f.deal(negotiation, 18'000, close);
    f.deal(lead, 50'000, close);
    f.deal(lead, 70'000, close, "lost");
    f.deal(lead, 80'000); // no day
    const SalesForecast found = f.forecast();
    REQUIRE(found.ahead.size() == 6);
    const MonthAhead& december = found.ahead[1];
    CHECK(december.deals == 4);
    CHECK(december.pipeline.value == 29'700'00);
    CHECK(december.pipeline.low == 431'50); // 29,700 less 1.2816 × 22,837.47
    CHECK(std::abs(static_cast<double>(december.pipeline.high) - (29'700 + 1.2816 * 22'837.46921) * 100) <= 1);
    CHECK(found.undated_deals == 1);
    CHECK_FALSE(december.history.is_known);
    CHECK_FALSE(december.together.is_known);
    CHECK_FALSE(found.ahead[0].pipeline.is_known);
}

TEST_CASE("a deal whose day is past is counted in the month that runs, a chance of its own before the stage's") {
    Forecasting f;
    const RecordId stage = f.stage("عرض", 40, 1);
    f.firm.set(f.deal(stage, 1'000, day(2026, 9, 1)), "probability", number(90));
    f.order(2026, 11, 500);
    const SalesForecast found = f.forecast();
    CHECK(found.late_deals == 1);
    REQUIRE(!found.ahead.empty());
    CHECK(found.ahead[0].pipeline.value == (900 + 500) * 100);
    CHECK(found.ahead[0].pipeline.low >= 500 * 100);
    CHECK(found.ahead[0].pipeline.high <= (1'000 + 500) * 100);
    CHECK(found.ahead[0].sold == 500 * 100);
}

TEST_CASE("history needs months, leaves drafts, cancelled orders and the running month out, and tells its misses") {
    Forecasting f;
    f.order(2026, 10, 100);
    CHECK(f.forecast().ahead.empty());
    CHECK(f.forecast().past.size() == 1);
    for (unsigned month = 1; month <= 9; ++month) f.order(2026, month, 1'000 + month * 10);
    f.order(2026, 3, 99'999, "draft");
    f.order(2026, 3, 99'999, "cancelled");
    f.firm.add("order", {{"date", day(2026, 4, 1)}, {"total", Money{5'000, currency_of("KWD")}}});
    f.order(2026, 11, 77'777);
    const SalesForecast found = f.forecast();
    REQUIRE(found.past.size() == 10);
    CHECK(found.past[2].sales == 1'030'00);
    CHECK(found.without_rate.count == 1);
    REQUIRE(found.ahead.size() == 6);
    CHECK(found.ahead[1].history.is_known);
    CHECK(found.ahead[1].history.low <= found.ahead[1].history.value);
    CHECK(found.miss_percent > 0);
    bool is_told = false;
    for (const MonthPast& month : found.past) is_told |= month.is_forecast;
    CHECK(is_told);
    CHECK(found.from_deals_percent == -1);
}

TEST_CASE("together: open deals, and of history what deals that are open do not bring") {
    Forecasting f;
    const RecordId stage = f.stage("عرض", 50, 1);
    for (int month = 0; month < 22; ++month)
        f.order(2025 + month / 12, static_cast<unsigned>(month % 12) + 1, 1'000); // to October 2026
    // Won in October, added a year before: half of what the last twelve months have sold.
    f.firm.now_ms = 1'757'000'000'000; // September 2025
    const RecordId won = f.deal(stage, 6'000, {}, "won");
    f.firm.set(won, "closed_at", moment(2026, 10, 20));
    f.deal(stage, 800, day(2026, 12, 10));
    const SalesForecast found = f.forecast();
    CHECK(found.from_deals_percent == 50);
    REQUIRE(found.ahead.size() == 6);
    const MonthAhead& december = found.ahead[1];
    CHECK(december.history.value == 1'000'00);
    CHECK(december.pipeline.value == 400'00);
    CHECK(december.together.value == 900'00); // 400, and half of 1,000
    CHECK(found.ahead[3].together.value == 500'00);
}

TEST_CASE("what a stage wins is counted once a deal, over the deals that are closed") {
    Forecasting f;
    const RecordId first = f.stage("أول", 10, 1), second = f.stage("ثان", 60, 2);
    const auto step = [&](RecordId deal, RecordId stage) {
        f.firm.add("deal_step", {{"deal", deal}, {"stage", stage}, {"at", moment(2026, 5, 1)}});
    };
    const RecordId won = f.deal(second, 10, {}, "won"), lost = f.deal(first, 10, {}, "lost"), open = f.deal(first, 10);
    for (const RecordId deal : {won, lost, open}) step(deal, first);
    step(won, second);
    step(won, first); // back again
    const SalesForecast found = f.forecast();
    REQUIRE(found.stages.size() == 2);
    CHECK(found.stages[0].closed == 2);
    CHECK(found.stages[0].won == 1);
    CHECK(found.stages[0].probability == 10);
    CHECK(found.stages[1].closed == 1);
    CHECK(found.stages[1].won == 1);
}
