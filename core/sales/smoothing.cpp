#include "core/sales/smoothing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace crm {

namespace {

bool has_seasons(SmoothingKind kind) {
    return kind == SmoothingKind::additive || kind == SmoothingKind::multiplicative;
}
bool has_trend(SmoothingKind kind) { return kind != SmoothingKind::level; }

struct Start {
    double level = 0, trend = 0;
    std::vector<double> season;
    std::size_t first = 0; // the first value that is smoothed
};

// The average of a whole period around each value; even periods count their two ends half.
std::vector<double> centred_average(std::span<const double> values, std::size_t period) {
    const std::size_t half = period / 2;
    std::vector<double> trend;
    for (std::size_t i = half; i + half < values.size(); ++i) {
        double sum = 0;
        for (std::size_t k = i - half; k <= i + half; ++k) {
            const bool is_end = period % 2 == 0 && (k == i - half || k == i + half);
            sum += values[k] * (is_end ? 0.5 : 1.0);
        }
        trend.push_back(sum / static_cast<double>(period));
    }
    return trend;
}

Start seasonal_start(std::span<const double> values, SmoothingKind kind, std::size_t period) {
    const bool is_additive = kind == SmoothingKind::additive;
    const std::span<const double> two_years = values.first(2 * period);
    const std::vector<double> trend = centred_average(two_years, period);
    const std::size_t half = period / 2;
    Start start{.season = std::vector<double>(period), .first = period};
    std::vector<int> counts(period);
    for (std::size_t i = 0; i < trend.size(); ++i) {
        const double value = two_years[i + half];
        start.season[(i + half) % period] += is_additive ? value - trend[i] : value / trend[i];
        ++counts[(i + half) % period];
    }
    double mean = 0;
    for (std::size_t i = 0; i < period; ++i) mean += start.season[i] /= std::max(counts[i], 1);
    mean /= static_cast<double>(period);
    for (double& each : start.season) each = is_additive ? each - mean : each / mean;
    // The straight line through the trend, at 1, 2, 3 …: its value before the first and its slope.
    const auto n = static_cast<double>(trend.size());
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < trend.size(); ++i) {
        sum += trend[i];
        weighted += trend[i] * static_cast<double>(i + 1);
    }
    const double middle = (n + 1) / 2;
    start.trend = (weighted - middle * sum) / (n * (n * n - 1) / 12);
    start.level = sum / n - start.trend * middle;
    return start;
}

Start start_of(std::span<const double> values, SmoothingKind kind, std::size_t period) {
    if (has_seasons(kind)) return seasonal_start(values, kind, period);
    if (kind == SmoothingKind::trend)
        return {.level = values[1], .trend = values[1] - values[0], .season = {}, .first = 2};
    return {.level = values[0], .season = {}, .first = 1};
}

bool can_smooth(std::span<const double> values, SmoothingKind kind, std::size_t period) {
    if (period < 2 || values.size() < values_needed(kind, period)) return false;
    return kind != SmoothingKind::multiplicative || std::ranges::all_of(values, [](double each) { return each > 0; });
}

Smoothing run(std::span<const double> values, SmoothingKind kind, SmoothingWeights weights, const Start& start) {
    Smoothing at{.kind = kind, .weights = weights, .level = start.level, .trend = start.trend, .season = start.season};
    const std::size_t period = std::max<std::size_t>(start.season.size(), 1);
    for (std::size_t i = start.first; i < values.size(); ++i) {
        const double before = at.level, base = before + at.trend;
        const std::size_t s = (i - start.first) % period;
        const double season = at.season.empty() ? 0 : at.season[s];
        const bool multiplies = kind == SmoothingKind::multiplicative;
        const double miss = values[i] - (multiplies ? base * season : base + season);
        at.squared_error += miss * miss;
        const double plain = multiplies ? values[i] / season : values[i] - season;
        at.level = weights.level * plain + (1 - weights.level) * base;
        if (has_trend(kind)) at.trend = weights.trend * (at.level - before) + (1 - weights.trend) * at.trend;
        if (!at.season.empty()) {
            const double now = multiplies ? values[i] / at.level : values[i] - at.level;
            at.season[s] = weights.season * now + (1 - weights.season) * season;
        }
    }
    if (!at.season.empty())
        std::ranges::rotate(at.season,
                            at.season.begin() + static_cast<std::ptrdiff_t>((values.size() - start.first) % period));
    return at;
}

using Point = std::array<double, 3>;

SmoothingWeights weights_of(const Point& point) {
    const auto within = [](double each) { return std::clamp(each, 0.0, 1.0); };
    return {within(point[0]), within(point[1]), within(point[2])};
}

// Nelder and Mead's simplex over as many weights as the kind has.
template <class Cost> Point least(Point start, std::size_t count, const Cost& cost) {
    struct Corner {
        Point at;
        double cost;
    };
    std::vector<Corner> corners{{start, cost(start)}};
    for (std::size_t i = 0; i < count; ++i) {
        Point moved = start;
        moved[i] += moved[i] < 0.5 ? 0.2 : -0.2;
        corners.push_back({moved, cost(moved)});
    }
    const auto mix = [&](const Point& a, const Point& b, double t) {
        Point mixed{};
        for (std::size_t i = 0; i < count; ++i) mixed[i] = a[i] + t * (b[i] - a[i]);
        return mixed;
    };
    for (int round = 0; round < 200; ++round) {
        std::ranges::sort(corners, {}, &Corner::cost);
        if (corners.back().cost - corners.front().cost <= 1e-10 * (corners.front().cost + 1e-300)) break;
        Point centre{};
        for (std::size_t k = 0; k < count; ++k)
            for (std::size_t i = 0; i < count; ++i) centre[i] += corners[k].at[i] / static_cast<double>(count);
        Corner& worst = corners.back();
        const auto tried = [&](double t) {
            const Point at = mix(centre, worst.at, t);
            return Corner{at, cost(at)};
        };
        const Corner across = tried(-1);
        if (across.cost < corners.front().cost) {
            const Corner farther = tried(-2);
            worst = farther.cost < across.cost ? farther : across;
        } else if (across.cost < corners[count - 1].cost) {
            worst = across;
        } else if (const Corner nearer = tried(across.cost < worst.cost ? -0.5 : 0.5);
                   nearer.cost < std::min(across.cost, worst.cost)) {
            worst = nearer;
        } else {
            for (std::size_t k = 1; k < corners.size(); ++k) {
                corners[k].at = mix(corners.front().at, corners[k].at, 0.5);
                corners[k].cost = cost(corners[k].at);
            }
        }
    }
    return std::ranges::min(corners, {}, &Corner::cost).at;
}

} // namespace

double Smoothing::ahead(int steps) const {
    const double base = level + trend * steps;
    if (season.empty()) return base;
    const double of_season = season[static_cast<std::size_t>(steps - 1) % season.size()];
    return kind == SmoothingKind::multiplicative ? base * of_season : base + of_season;
}

std::size_t values_needed(SmoothingKind kind, std::size_t period) {
    if (has_seasons(kind)) return 2 * period;
    return kind == SmoothingKind::trend ? 3 : 2;
}

std::optional<Smoothing> smooth(std::span<const double> values, SmoothingKind kind, SmoothingWeights weights,
                                std::size_t period) {
    if (!can_smooth(values, kind, period)) return {};
    return run(values, kind, weights, start_of(values, kind, period));
}

std::optional<Smoothing> fit_smoothing(std::span<const double> values, SmoothingKind kind, std::size_t period) {
    if (!can_smooth(values, kind, period)) return {};
    const Start start = start_of(values, kind, period);
    const std::size_t count = has_seasons(kind) ? 3 : kind == SmoothingKind::trend ? 2 : 1;
    const auto cost = [&](const Point& point) {
        // Outside the box the cost rises, so that the simplex comes back.
        double outside = 0;
        for (std::size_t i = 0; i < count; ++i) outside += std::max({0.0, -point[i], point[i] - 1});
        return run(values, kind, weights_of(point), start).squared_error * (1 + outside);
    };
    constexpr Point starts[] = {{0.3, 0.1, 0.1}, {0.2, 0.05, 0.8}, {0.8, 0.2, 0.3}};
    Point best = starts[0];
    double best_cost = cost(best);
    for (const Point& each : starts)
        if (const Point found = least(each, count, cost); cost(found) < best_cost) {
            best = found;
            best_cost = cost(found);
        }
    return run(values, kind, weights_of(best), start);
}

std::vector<PastForecast> past_forecasts(std::span<const double> values, SmoothingKind kind, std::size_t origins,
                                         int steps_max, std::size_t period) {
    std::vector<PastForecast> all;
    const std::size_t from =
        std::max(values_needed(kind, period) + 1, values.size() - std::min(origins, values.size()));
    for (std::size_t known = from; known < values.size(); ++known) {
        const auto model = fit_smoothing(values.first(known), kind, period);
        if (!model) continue;
        for (int step = 1; step <= steps_max; ++step) {
            const std::size_t index = known + static_cast<std::size_t>(step) - 1;
            if (index < values.size()) all.push_back({index, step, model->ahead(step), values[index]});
        }
    }
    return all;
}

double ChosenSmoothing::error_at(int steps) const {
    double widest = 0;
    for (int step = 1; step <= steps; ++step) {
        double sum = 0;
        int count = 0;
        for (const PastForecast& each : past)
            if (each.steps == step) {
                sum += (each.forecast - each.actual) * (each.forecast - each.actual);
                ++count;
            }
        if (count > 0) widest = std::max(widest, std::sqrt(sum / count));
    }
    return widest;
}

std::optional<ChosenSmoothing> choose_smoothing(std::span<const double> values, int steps_max, std::size_t period) {
    constexpr SmoothingKind kinds[] = {SmoothingKind::level, SmoothingKind::trend, SmoothingKind::additive,
                                       SmoothingKind::multiplicative};
    std::optional<ChosenSmoothing> best;
    double best_error = 0;
    for (const SmoothingKind kind : kinds) {
        ChosenSmoothing one{.past = past_forecasts(values, kind, period, steps_max, period)};
        if (one.past.empty()) continue;
        const double error = one.error_at(1);
        if (best && error >= best_error) continue;
        const auto model = fit_smoothing(values, kind, period);
        if (!model) continue;
        one.model = *model;
        best = std::move(one);
        best_error = error;
    }
    return best;
}

} // namespace crm
