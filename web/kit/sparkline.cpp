// The small line at the end of a row. See chart.hpp.
#include <algorithm>

#include "web/kit/chart_parts.hpp"

namespace crm {

void sparkline_ui(std::span<const std::int64_t> values, std::string_view name, float width, float height, Tone tone) {
    const ImVec2 at = take_place({width, height}), max = plus(at, width, height);
    report({.role = Role::image, .name = std::string{name}}, at, max);
    if (values.empty()) return;
    double low = 0, high = 1;
    for (const std::int64_t value : values)
        if (value != no_value)
            low = std::min(low, static_cast<double>(value)), high = std::max(high, static_cast<double>(value));
    const float inset = px(4),
                step = (width - 2 * inset) / static_cast<float>(std::max<std::size_t>(values.size() - 1, 1));
    std::vector<ImVec2> line;
    for (const int i : points_to_draw(values, static_cast<int>(width / px(1)))) {
        const std::int64_t value = values[static_cast<std::size_t>(i)];
        if (value == no_value) continue;
        const auto share = static_cast<float>((static_cast<double>(value) - low) / (high - low));
        line.push_back({at.x + inset + step * static_cast<float>(i), max.y - inset - (height - 2 * inset) * share});
    }
    if (line.empty()) return;
    const ImU32 ink = color(colors_of(tone).solid);
    draw_strokes(draw_here(), line, ink, px(1.5f), 0);
    draw_marker(draw_here(), line.back(), px(5), ink, 0);
}

} // namespace crm
