// The arithmetic of a chart's axis: round numbers for its ticks, and fewer points than there are pixels without hiding
// a peak. Pure, so that it is tested without a canvas.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace crm {

inline constexpr std::int64_t no_value = INT64_MIN; // of a point that has none

// From low to high in equal steps of 1, 2, 2.5 or 5 times a power of ten; zero is always among them.
struct ChartScale {
    double low = 0, high = 1, step = 1;
    double share(double value) const { return (value - low) / (high - low); } // 0 at low, 1 at high
    int steps() const { return static_cast<int>((high - low) / step + 0.5); }
    double tick(int i) const { return low + step * i; }
};
ChartScale scale_over(double low, double high, int ticks_wished, bool is_whole);

// Which points to draw on so many columns of pixels: of each column the first, the lowest, the highest and the last, in
// order. All of them where there is room.
std::vector<int> points_to_draw(std::span<const std::int64_t> values, int columns);

// The share of the sum that the largest so many make up, for values in falling order: 0…1, one per value.
std::vector<double> running_shares(std::span<const std::int64_t> falling);

} // namespace crm
