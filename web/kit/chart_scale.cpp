// See chart_scale.hpp.
#include "web/kit/chart_scale.hpp"

#include <algorithm>
#include <cmath>

namespace crm {

ChartScale scale_over(double low, double high, int ticks_wished, bool is_whole) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
    if (high <= low) high = low + 1;
    const double rough = (high - low) / std::max(ticks_wished, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double each : {1.0, 2.0, 2.5, 5.0}) {
        if (is_whole && power == 1 && each == 2.5) continue;
        if (each * power >= rough * (1 - 1e-9)) {
            step = each * power;
            break;
        }
    }
    if (is_whole) step = std::max(step, 1.0);
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

std::vector<int> points_to_draw(std::span<const std::int64_t> values, int columns) {
    const int count = static_cast<int>(values.size());
    std::vector<int> points;
    columns = std::max(columns, 1);
    if (count <= 4 * columns) {
        points.resize(values.size());
        for (int i = 0; i < count; ++i) points[static_cast<std::size_t>(i)] = i;
        return points;
    }
    for (int column = 0; column < columns; ++column) {
        const auto from = static_cast<int>(std::int64_t{count} * column / columns),
                   to = static_cast<int>(std::int64_t{count} * (column + 1) / columns);
        int low = from, high = from;
        for (int i = from; i < to; ++i) {
            if (values[static_cast<std::size_t>(i)] < values[static_cast<std::size_t>(low)]) low = i;
            if (values[static_cast<std::size_t>(i)] > values[static_cast<std::size_t>(high)]) high = i;
        }
        for (const int i : {from, std::min(low, high), std::max(low, high), to - 1})
            if (points.empty() || points.back() < i) points.push_back(i);
    }
    return points;
}

std::vector<double> running_shares(std::span<const std::int64_t> falling) {
    double sum = 0, running = 0;
    for (const std::int64_t value : falling) sum += static_cast<double>(std::max<std::int64_t>(value, 0));
    std::vector<double> shares;
    shares.reserve(falling.size());
    for (const std::int64_t value : falling) {
        running += static_cast<double>(std::max<std::int64_t>(value, 0));
        shares.push_back(sum > 0 ? running / sum : 0);
    }
    return shares;
}

} // namespace crm
