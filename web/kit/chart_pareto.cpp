// Pareto: the categories in falling order, and how much of the whole the first so many make; the mark at 80 %.
#include <algorithm>
#include <numeric>

#include "core/base/sort_few.hpp"
#include "core/text/numbers.hpp"
#include "web/kit/chart_parts.hpp"

namespace crm {
namespace {

std::vector<double> shares_of(const ChartPlot& plot) {
    std::vector<std::int64_t> falling;
    for (int place = 0; place < plot.categories(); ++place) {
        const std::int64_t value = plot.value(0, place);
        falling.push_back(value == no_value ? 0 : value);
    }
    return running_shares(falling);
}

} // namespace

std::string share_text(double share, Locale locale) {
    const double percent = share * 100;
    std::string text =
        real_text(percent, {.digits = locale.digits, .decimals_max = percent < 10 && percent > 0 ? 1 : 0});
    return text + (locale.digits == DigitSet::arabic ? "٪" : "%");
}

void lay_pareto(ChartPlot& plot) {
    plot.order.resize(plot.spec.categories.size());
    std::iota(plot.order.begin(), plot.order.end(), 0);
    if (plot.series.empty()) return;
    const auto& values = plot.spec.series[static_cast<std::size_t>(plot.series[0])].values;
    sort_few(plot.order, [&](int a, int b) {
        const auto of = [&](int i) {
            return static_cast<std::size_t>(i) < values.size() ? values[static_cast<std::size_t>(i)] : no_value;
        };
        return of(a) > of(b);
    });
    plot.series.resize(1);
}

void draw_pareto(ImDrawList& draw, const ChartPlot& plot) {
    const std::vector<double> shares = shares_of(plot);
    const float tall = plot.max.y - plot.min.y, line = font_px(TextSize::caption);
    const auto y_of = [&](double share) { return plot.max.y - tall * static_cast<float>(share); };
    const int step = std::max(1, static_cast<int>(px(2) / plot.band())); // never more marks than pixels
    for (int place = 0; place < plot.categories(); place += step) {
        const StopShape bar = bar_stop(plot, place);
        const bool is_vital = place == 0 || shares[static_cast<std::size_t>(place) - 1] < 0.8;
        fill_pattern(draw, bar.min, bar.max, is_vital ? chart_ink(plot, 0) : color(Color::neutral_solid, 0.5f),
                     is_vital ? 0 : 1, px(4), ImDrawFlags_RoundCornersTop);
    }
    for (const double mark : {0.0, 0.5, 1.0})
        draw_text_in(draw, {plot.max.x + px(6), y_of(mark) - line / 2}, {plot.box_max.x, y_of(mark) + line / 2},
                     share_text(mark, plot.spec.locale), styles::caption);
    const ImVec2 eighty[] = {{plot.min.x, y_of(0.8)}, {plot.max.x, y_of(0.8)}};
    draw_strokes(draw, eighty, color(Color::warning_solid), px(1), 1);
    draw_text_in(draw, {plot.max.x + px(6), y_of(0.8) - line / 2}, {plot.box_max.x, y_of(0.8) + line / 2},
                 share_text(0.8, plot.spec.locale), styles::caption.with(Color::warning_ink));
    std::vector<ImVec2> running;
    for (int place = 0; place < plot.categories(); place += step)
        running.push_back({plot.middle(place), y_of(shares[static_cast<std::size_t>(place)])});
    draw_strokes(draw, running, color(Color::text_muted), px(1.5f), 0);
    if (plot.band() >= px(18))
        for (const ImVec2 point : running) draw_marker(draw, point, px(5), color(Color::text_muted), 0);
}

} // namespace crm
