#include "core/sales/sales_forecast.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/queries/known_fields.hpp"
#include "core/queries/periods.hpp"
#include "core/queries/pipelines.hpp"
#include "core/queries/sold_orders.hpp"

namespace crm {

namespace {

constexpr double four_in_five = 1.2816; // standard deviations to each side of a normal distribution's middle 80 %
constexpr std::int32_t year = 12;

std::int32_t month_of(Date date) { return period_of(date, DateUnit::month, 0); }
std::int64_t whole(double value) { return static_cast<std::int64_t>(std::llround(std::clamp(value, -9e15, 9e15))); }

Estimate estimate(double value, double deviation, double low = 0, double high = 9e15) {
    return {whole(std::clamp(value, low, high)), whole(std::clamp(value - four_in_five * deviation, low, high)),
            whole(std::clamp(value + four_in_five * deviation, low, high)), true};
}

// In the firm's currency; nothing without a rate. What fits no number is as much as a forecast can say.
std::optional<double> ours_of(const Rates& rates, Money money, Date day, WithoutRate& without) {
    const auto ours = rates.in_base(money, day);
    if (ours) return static_cast<double>(ours->minor);
    if (ours.error() == Reason::too_large) return money.minor < 0 ? -9e15 : 9e15;
    without.add(money.currency, day);
    return std::nullopt;
}

struct Sales {
    std::map<std::int32_t, double> by_month;
    WithoutRate without{};
    double of(std::int32_t month) const {
        const auto found = by_month.find(month);
        return found == by_month.end() ? 0 : found->second;
    }
};

Sales sales_of(const Tables& tables, const Rates& rates) {
    Sales sales;
    const SoldOrders sold(tables);
    for (Row row = 0; row < sold.table.rows(); ++row) {
        const std::int32_t day = sold.date.code(row);
        if (!sold.counts(row) || day == missing_code || !sold.total.has(row)) continue;
        if (const auto ours = ours_of(rates, sold.total.money(row), {day}, sales.without))
            sales.by_month[month_of({day})] += *ours;
    }
    return sales;
}

// The open deals of a month: what is expected of them, how sure, and all they could bring.
struct Pipeline {
    double expected = 0, variance = 0, most = 0;
    std::uint32_t deals = 0;
};

// What won deals have brought, and how long they had been open in the month they were won.
struct WonDeals {
    double all = 0;
    std::map<int, double> by_age; // whole months between the one they were added in and the one they were won in
    std::size_t count = 0;
};

struct Deals {
    std::map<std::int32_t, Pipeline> by_month;
    WonDeals won; // of the last twelve whole months
    std::uint32_t undated = 0, late = 0;
    WithoutRate without{};
};

Deals deals_of(const Tables& tables, const Rates& rates, const Reader& reader) {
    Deals deals;
    const DealColumns columns(tables);
    const Table& table = columns.deals;
    const Column &amount = columns.amount, &closed = columns.closed,
                 &expected = known_column(tables, "deal", "expected_close"),
                 &created = known_column(tables, "deal", "created_at");
    const std::int32_t now = month_of(reader.today);
    const auto day_at = [&](const Column& moments, Row row) {
        return date_of(Moment{moments.number(row)}, reader.offset_minutes);
    };
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || !amount.has(row)) continue;
        const StageKind kind = columns.kind(row);
        if (kind == StageKind::lost) continue;
        const bool is_won = kind == StageKind::won;
        if (is_won) {
            if (!closed.has(row) || !created.has(row)) continue;
            const Date day = day_at(closed, row);
            const std::int32_t at = month_of(day);
            if (at >= now || at < now - year) continue;
            const auto value = ours_of(rates, amount.money(row), day, deals.without);
            if (!value) continue;
            deals.won.all += *value;
            deals.won.by_age[std::max(0, at - month_of(day_at(created, row)))] += *value;
            ++deals.won.count;
            continue;
        }
        const auto ours = ours_of(rates, amount.money(row), reader.today, deals.without);
        if (!ours) continue;
        const double value = *ours;
        if (!expected.has(row)) {
            ++deals.undated;
            continue;
        }
        if (expected.code(row) < reader.today.days) ++deals.late;
        Pipeline& month = deals.by_month[std::max(now, month_of({expected.code(row)}))];
        const double p = columns.chance(row) / 100.0;
        month.expected += value * p;
        month.variance += value * value * p * (1 - p);
        month.most += value;
        ++month.deals;
    }
    return deals;
}

// Of a month's sales, the part that deals bring which were open `months` before it began.
double share_of_open(const WonDeals& won, double sales, int months) {
    if (sales <= 0) return 1;
    double open = 0;
    for (const auto& [age, value] : won.by_age)
        if (age > months) open += value;
    return std::min(1.0, open / sales);
}

std::vector<StageRate> stage_rates(const Tables& tables) {
    const Column &of = known_column(tables, "deal_step", "deal"), &into = known_column(tables, "deal_step", "stage"),
                 &state = known_column(tables, "deal", "state"), &chance = known_column(tables, "stage", "probability"),
                 &kind = known_column(tables, "stage", "kind");
    const EntityIx deal = known_entity(tables.schema(), "deal"), stage = known_entity(tables.schema(), "stage");
    const Table& steps = tables.table(known_entity(tables.schema(), "deal_step"));
    std::set<std::pair<Row, Row>> passed; // stage, deal: a deal that came back has passed once
    for (Row row = 0; row < steps.rows(); ++row) {
        const Place one = place_in(tables, of, row), at = place_in(tables, into, row);
        if (steps.is_live(row) && one.entity == deal && at.entity == stage && tables.table(deal).is_live(one.row))
            passed.emplace(at.row, one.row);
    }
    std::map<Row, StageRate> rates;
    for (const auto& [at, one] : passed) {
        const std::string_view word = state.words(one);
        if ((word != "won" && word != "lost") || !tables.table(stage).is_live(at)) continue;
        if (kind.words(at) == "won" || kind.words(at) == "lost") continue;
        StageRate& rate = rates[at];
        rate.stage = {stage, at};
        rate.probability = chance.has(at) ? static_cast<int>(chance.number(at)) : 0;
        ++rate.closed;
        if (word == "won") ++rate.won;
    }
    std::vector<StageRate> all;
    for (const auto& [row, rate] : rates) all.push_back(rate);
    const Column& position = known_column(tables, "stage", "position");
    std::ranges::stable_sort(all, {}, [&](const StageRate& rate) { return position.number(rate.stage.row); });
    return all;
}

} // namespace

SalesForecast sales_forecast(const Tables& tables, const Reader& reader, int months_ahead) {
    SalesForecast forecast;
    const Rates rates(tables, reader.currency);
    const Sales sales = sales_of(tables, rates);
    const Deals deals = deals_of(tables, rates, reader);
    forecast.without_rate = sales.without;
    forecast.without_rate.add(deals.without);
    forecast.undated_deals = deals.undated;
    forecast.late_deals = deals.late;
    forecast.stages = stage_rates(tables);
    const std::int32_t now = month_of(reader.today);
    std::vector<double> values;
    if (!sales.by_month.empty())
        for (std::int32_t month = std::max(sales.by_month.begin()->first, now - 10 * year); month < now; ++month) {
            values.push_back(sales.of(month));
            forecast.past.push_back({.month = month, .sales = whole(sales.of(month))});
        }
    const auto model = choose_smoothing(values, months_ahead);
    if (model) {
        forecast.kind = model->model.kind;
        double missed = 0, sold = 0;
        for (const PastForecast& each : model->past) {
            if (each.steps != 1) continue;
            MonthPast& month = forecast.past[each.index];
            month.forecast = whole(std::max(0.0, each.forecast));
            month.is_forecast = true;
            missed += std::abs(static_cast<double>(month.forecast - month.sales));
            sold += each.actual;
        }
        if (sold > 0) forecast.miss_percent = static_cast<int>(std::lround(std::min(missed / sold, 9.99) * 100));
    }
    double sold_last_year = 0;
    for (std::int32_t month = now - year; month < now; ++month) sold_last_year += sales.of(month);
    if (deals.won.count > 0 && sold_last_year > 0)
        forecast.from_deals_percent =
            static_cast<int>(std::lround(std::min(1.0, deals.won.all / sold_last_year) * 100));
    const bool has_anything = model || !deals.by_month.empty();
    for (int step = 0; has_anything && step < months_ahead; ++step) {
        const double so_far = step == 0 ? sales.of(now) : 0;
        MonthAhead month{.month = now + step, .sold = whole(so_far)};
        const double deviation = model ? model->error_at(step + 1) : 0;
        const double carried_on = model ? std::max(0.0, model->model.ahead(step + 1)) : 0;
        if (model) month.history = estimate(carried_on, deviation, so_far);
        const auto found = deals.by_month.find(month.month);
        const Pipeline pipeline = found == deals.by_month.end() ? Pipeline{} : found->second;
        month.deals = pipeline.deals;
        const double expected = pipeline.expected + so_far;
        if (pipeline.deals > 0)
            month.pipeline = estimate(expected, std::sqrt(pipeline.variance), so_far, so_far + pipeline.most);
        if (model && forecast.from_deals_percent >= 0) {
            const double rest = 1 - share_of_open(deals.won, sold_last_year, step);
            // What has been sold this month was not in the pipeline any more: only what history still lacks is added.
            const double others = std::max(0.0, rest * carried_on - so_far);
            month.together =
                estimate(expected + others, std::sqrt(pipeline.variance + rest * rest * deviation * deviation), so_far);
        }
        forecast.ahead.push_back(month);
    }
    return forecast;
}

} // namespace crm
