// Rates of exchange: which one counts on a day, and what is left out without one.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/commands/command.hpp"
#include "core/queries/rates.hpp"
#include "core/sales/sales_forecast.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

constexpr Currency sar = currency_of("SAR"), usd = currency_of("USD"), kwd = currency_of("KWD"),
                   jpy = currency_of("JPY");
Date on(unsigned day_of_november) { return date_of(CivilDate{2026, 11, day_of_november}); }

struct Exchange {
    QueryFirm firm;
    RecordId rate(std::string_view currency, unsigned day_of_november, std::int64_t value, std::int64_t units = 0,
                  std::string_view base = {}) {
        const RecordId id = firm.add(
            "rate", {{"currency", words(currency)}, {"date", day(2026, 11, day_of_november)}, {"rate", number(value)}});
        if (units) firm.set(id, "units", units);
        if (!base.empty()) firm.set(id, "base", words(base));
        return id;
    }
    Result<Money, Reason> ours(Money money, unsigned day_of_november = 22, Currency base = sar) {
        return Rates(firm.tables, base).in_base(money, on(day_of_november));
    }
};

} // namespace

TEST_CASE("the newest rate on or before the day counts, and of one day the one added last") {
    Exchange at;
    at.rate("USD", 10, 37'500);
    at.rate("USD", 20, 38'000);
    at.rate("EUR", 1, 40'000);
    CHECK(at.ours({100, usd}, 9) == Unexpected{Reason::no_rate});
    CHECK(at.ours({100, usd}, 10) == Money{375, sar});
    CHECK(at.ours({100, usd}, 19) == Money{375, sar});
    CHECK(at.ours({100, usd}, 20) == Money{380, sar});
    CHECK(at.ours({100, usd}, 28) == Money{380, sar});
    const RecordId corrected = at.rate("USD", 20, 39'000);
    CHECK(at.ours({100, usd}, 20) == Money{390, sar});
    at.firm.remove(corrected);
    CHECK(at.ours({100, usd}, 20) == Money{380, sar});
    CHECK(at.ours({100, kwd}) == Unexpected{Reason::no_rate});
    CHECK(at.ours({100, sar}) == Money{100, sar});
    CHECK(at.ours({100, Currency{}}) == Money{100, sar}); // said without a currency
}

TEST_CASE("currencies with three digits and with none; rates for a hundred or a thousand; half away from zero") {
    Exchange at;
    at.rate("KWD", 1, 122'500);
    at.rate("JPY", 1, 25'000, 100); // 100 yen are 2.50
    at.rate("USD", 1, 37'450);
    CHECK(at.ours({1'000, kwd}) == Money{1'225, sar});
    CHECK(at.ours({2, kwd}) == Money{2, sar}); // 0.002 × 12.25 = 0.0245
    CHECK(at.ours({40, jpy}) == Money{100, sar});
    CHECK(at.ours({10, usd}) == Money{37, sar});   // 37.45
    CHECK(at.ours({2, usd}) == Money{7, sar});     // 7.49
    CHECK(at.ours({100, usd}) == Money{375, sar}); // 374.5
    CHECK(at.ours({-100, usd}) == Money{-375, sar});
    CHECK(at.ours({INT64_MAX, usd}) == Unexpected{Reason::too_large});
    CHECK(at.ours({INT64_MAX, jpy}) == Unexpected{Reason::too_large});
}

TEST_CASE("rates written for another currency of the firm do not count") {
    Exchange at;
    at.rate("USD", 1, 37'500, 0, "SAR");
    CHECK(at.ours({100, usd}) == Money{375, sar});
    CHECK(at.ours({100, usd}, 22, kwd) == Unexpected{Reason::no_rate});
    at.rate("USD", 2, 3'067, 0, "KWD");
    CHECK(at.ours({100, usd}, 22, kwd) == Money{307, kwd}); // 0.3067 dinar
    CHECK(at.ours({100, usd}) == Money{375, sar});
}

TEST_CASE("a rate that is saved says what the firm's currency is; nought and less are refused") {
    QueryFirm firm;
    const EntityIx entity = firm.schema.entity("rate");
    const auto planned = [&](std::int64_t value) {
        return plan_intent(firm.tables,
                           SaveRecord{.entity = entity,
                                      .cells = {{firm.field("rate", "currency"), words("USD"), {}},
                                                {firm.field("rate", "date"), day(2026, 11, 1), {}},
                                                {firm.field("rate", "rate"), number(value), {}}}},
                           PlanContext{});
    };
    const Planned good = planned(3'067);
    CHECK(good.problems.empty());
    CHECK(std::ranges::any_of(good.change.edits, [&](const Edit& edit) {
        return edit.field == firm.field("rate", "base") && edit.value == words("SAR");
    }));
    CHECK(planned(0).problems == Problems{{entity, firm.field("rate", "rate"), Reason::too_small}});
}

TEST_CASE("a sum in the firm's currency counts what it leaves out and from which day on a rate is wanted") {
    Exchange at;
    at.rate("USD", 1, 37'500);
    const Rates rates(at.firm.tables, sar);
    SumInBase sum(rates);
    WithoutRate without;
    CHECK(sum.add({1'000, sar}, on(5), without) == Money{1'000, sar});
    CHECK_FALSE(sum.is_converted());
    CHECK(sum.add({100, usd}, on(5), without) == Money{375, sar});
    CHECK(sum.is_converted());
    CHECK(sum.add({5, kwd}, on(9), without) == Unexpected{Reason::no_rate});
    CHECK(sum.add({5, kwd}, on(7), without) == Unexpected{Reason::no_rate});
    CHECK(sum.total() == Money{1'375, sar});
    CHECK(without.count == 2);
    CHECK(without.currencies == std::vector{kwd});
    CHECK(without.first == on(7));
    CHECK(sum.fits());
    CHECK(sum.add({INT64_MAX, sar}, on(5), without) == Money{INT64_MAX, sar});
    CHECK_FALSE(sum.fits());
}

TEST_CASE("the forecast takes orders at the rate of their day and open deals at today's") {
    Exchange at;
    const Reader reader{.today = on(22)};
    const RecordId stage = at.firm.add("stage", {{"name", "عرض"}, {"kind", "open"}, {"probability", number(50)}});
    at.firm.add("deal", {{"title", "صفقة"},
                         {"stage", stage},
                         {"amount", Value{Money{10'000, usd}}},
                         {"expected_close", day(2026, 12, 1)}});
    at.firm.add("order", {{"date", day(2026, 11, 15)}, {"state", "confirmed"}, {"total", Value{Money{1'000, usd}}}});
    SalesForecast found = sales_forecast(at.firm.tables, reader);
    CHECK(found.without_rate.count == 2);
    at.rate("USD", 20, 38'000);
    found = sales_forecast(at.firm.tables, reader);
    CHECK(found.without_rate.count == 1); // the order is older than the first rate
    CHECK(found.without_rate.first == on(15));
    REQUIRE(found.ahead.size() > 1);
    CHECK(found.ahead[1].pipeline.value == 19'000);
    at.rate("USD", 10, 37'500);
    found = sales_forecast(at.firm.tables, reader);
    CHECK(found.without_rate.count == 0);
    CHECK(found.ahead[0].sold == 3'750);
}
