// Exponential smoothing of a series of equal steps (months): a level, with a trend or not, with seasons or not. The
// recursions and their start are those of R's HoltWinters() (C. C. Holt 1957; P. R. Winters, "Forecasting sales by
// exponentially weighted moving averages", Management Science 6, 1960): seasons start from the first two years taken
// apart by centred averages, level and trend from a line through that trend, and smoothing begins with the second year.
//
//     if (const auto model = fit_smoothing(months, SmoothingKind::additive)) next = model->ahead(1);
//
// Values are plain numbers in the unit of the series; nothing here knows of money.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace crm {

enum class SmoothingKind : std::uint8_t {
    level,         // goes on as it was lately
    trend,         // rises or falls as it did lately
    additive,      // and each month differs by an amount of its own
    multiplicative // and each month differs by a factor of its own; only where every value is above zero
};

struct SmoothingWeights { // each 0..1: how much the newest value counts
    double level = 0, trend = 0, season = 0;
};

struct Smoothing {
    SmoothingKind kind = SmoothingKind::level;
    SmoothingWeights weights{};
    double level = 0, trend = 0;   // after the last value
    std::vector<double> season;    // of the next step, the one after, …
    double squared_error = 0;      // sum over the one-step forecasts made on the way
    double ahead(int steps) const; // 1: the next one
};

constexpr std::size_t months_in_year = 12;
// How many values a kind needs before it says anything.
std::size_t values_needed(SmoothingKind kind, std::size_t period = months_in_year);

// With given weights; none: too few values, or a multiplicative series with a value that is not above zero.
std::optional<Smoothing> smooth(std::span<const double> values, SmoothingKind kind, SmoothingWeights weights,
                                std::size_t period = months_in_year);
// With the weights whose squared error is least (Nelder and Mead 1965, from R's starting point and two more).
std::optional<Smoothing> fit_smoothing(std::span<const double> values, SmoothingKind kind,
                                       std::size_t period = months_in_year);

// What would have been forecast in the past, with only what was known then: from each of the last `origins` steps, for
// 1 to `steps_max` ahead.
struct PastForecast {
    std::size_t index = 0; // of the value that was forecast
    int steps = 1;
    double forecast = 0, actual = 0;
};
std::vector<PastForecast> past_forecasts(std::span<const double> values, SmoothingKind kind, std::size_t origins,
                                         int steps_max, std::size_t period = months_in_year);

// The kind whose forecasts of the past missed least (root mean square, one step ahead); none: too few values for any.
struct ChosenSmoothing {
    Smoothing model;
    std::vector<PastForecast> past;
    double error_at(int steps) const; // root mean square of the misses so many steps ahead, never less than nearer ones
};
std::optional<ChosenSmoothing> choose_smoothing(std::span<const double> values, int steps_max,
                                                std::size_t period = months_in_year);

} // namespace crm
