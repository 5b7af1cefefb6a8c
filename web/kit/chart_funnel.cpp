// Funnel: the steps below each other, each as wide as it is large, with what is left of the step before between them.
#include <algorithm>
#include <cmath>

#include "web/kit/chart_parts.hpp"
#include "web/kit/chart_words.hpp"

namespace crm {
namespace {

float half_width(const ChartPlot& plot, int place) {
    const double share = std::max(0.0, plot.number(0, place)) / plot.scale.high;
    return std::max(px(2), (plot.max.x - plot.min.x) / 2 * static_cast<float>(share) * plot.grown);
}

// Steps that only lose are told as shares of the first; others, as a spread of customers over stages, of their sum.
std::string value_text(const ChartPlot& plot, int place) {
    std::string text = axis_text(plot, plot.number(0, place));
    const double whole = funnel_whole(plot);
    if (whole > 0 && (place > 0 || !is_falling(plot)))
        text += " · " + share_text(plot.number(0, place) / whole, plot.spec.locale);
    return text;
}

float bar_tall(const ChartPlot& plot) { return std::min(plot.band() * 0.62f, px(40)); }

} // namespace

bool is_falling(const ChartPlot& plot) {
    for (int place = 1; place < plot.categories(); ++place)
        if (plot.number(0, place) > plot.number(0, place - 1)) return false;
    return true;
}

double funnel_whole(const ChartPlot& plot) {
    if (is_falling(plot)) return plot.number(0, 0);
    double sum = 0;
    for (int place = 0; place < plot.categories(); ++place) sum += plot.number(0, place);
    return sum;
}

void lay_funnel(ChartPlot& plot) {
    plot.is_lying = true;
    plot.series.resize(std::min<std::size_t>(plot.series.size(), 1));
    const float wide = plot.box_max.x - plot.box_min.x;
    float names = 0, values = 0;
    for (int place = 0; place < plot.categories(); ++place)
        plot.scale.high = std::max(plot.scale.high, plot.number(0, place));
    for (int place = 0; place < std::min(plot.categories(), 60); ++place) {
        names = std::max(names, text_size(plot.spec.categories[static_cast<std::size_t>(place)].name, styles::small).x);
        values = std::max(values, text_size(value_text(plot, place), styles::small).x);
    }
    plot.min = plus(plot.box_min, std::min(names + px(14), wide * 0.34f), 0);
    plot.max = plus(plot.box_max, -(values + px(14)), 0);
}

void draw_funnel(ImDrawList& draw, const ChartPlot& plot) {
    const float middle = (plot.min.x + plot.max.x) / 2, tall = bar_tall(plot), text = font_px(styles::small.size);
    const ImU32 ink = chart_ink(plot, 0);
    for (int place = 0; place < plot.categories(); ++place) {
        if (!is_place_seen(plot, place)) continue;
        const float y = plot.middle(place), half = half_width(plot, place);
        if (place + 1 < plot.categories()) {
            const float next = half_width(plot, place + 1), below = plot.middle(place + 1) - tall / 2;
            draw.AddQuadFilled({middle - half, y + tall / 2}, {middle + half, y + tall / 2}, {middle + next, below},
                               {middle - next, below}, faded(ink, 0.16f));
        }
        const bool is_lit = plot.lit == place;
        fill(draw, {middle - half, y - tall / 2}, {middle + half, y + tall / 2}, faded(ink, is_lit ? 1.0f : 0.9f),
             px(4));
        draw_text_in(draw, {plot.box_min.x, y - text / 2}, {plot.min.x - px(10), y + text / 2},
                     plot.spec.categories[static_cast<std::size_t>(place)].name, styles::small);
        draw_text_in(draw, {plot.max.x + px(8), y - text / 2}, {plot.box_max.x, y + text / 2}, value_text(plot, place),
                     styles::small.with(Color::text_muted), Align::end);
    }
}

StopShape funnel_stop(const ChartPlot& plot, int stop) {
    const float middle = (plot.min.x + plot.max.x) / 2, half = half_width(plot, stop), tall = bar_tall(plot) / 2;
    const float y = plot.middle(stop);
    return {{middle - half, y - tall}, {middle + half, y + tall}, {middle + half, y}};
}

} // namespace crm
