// Bars: upright or lying, one series, several beside each other, or several on top of each other.
#include <algorithm>
#include <cmath>

#include "web/kit/chart_parts.hpp"

namespace crm {
namespace {

constexpr TextStyle value_style = styles::caption;

// What a mark covers, from `low` to `high` of the value axis and so wide around `middle` of the other.
StopShape bar_between(const ChartPlot& plot, double low, double high, float middle, float wide) {
    const float from = plot.along(low), to = plot.along(high), half = wide / 2;
    if (plot.is_lying)
        return {{std::min(from, to), middle - half}, {std::max(from, to), middle + half}, {std::max(from, to), middle}};
    return {{middle - half, std::min(from, to)}, {middle + half, std::max(from, to)}, {middle, std::min(from, to)}};
}

// One beside the other leaves a hair between them.
float bar_wide(const ChartPlot& plot) {
    const float band = plot.band();
    if (plot.spec.is_stacked || plot.shown() <= 1)
        return std::max(1.0f, std::min(band * 0.68f, px(plot.is_lying ? 22 : 46)));
    const auto count = static_cast<float>(plot.shown());
    return std::max(1.0f, std::min(band * 0.78f / count - px(2), px(plot.is_lying ? 14 : 26)));
}

struct Span {
    double low = 0, high = 0;
};
Span span_of(const ChartPlot& plot, int shown_series, int place) {
    const double value = plot.number(shown_series, place);
    if (!plot.spec.is_stacked) return {std::min(0.0, value), std::max(0.0, value)};
    double base = 0;
    for (int s = 0; s < shown_series; ++s)
        if (const double below = plot.number(s, place); (below < 0) == (value < 0)) base += below;
    return {std::min(base, base + value), std::max(base, base + value)};
}

StopShape mark_of(const ChartPlot& plot, int shown_series, int place) {
    const float wide = bar_wide(plot);
    float middle = plot.middle(place);
    if (!plot.spec.is_stacked && plot.shown() > 1) {
        const float step = wide + px(2),
                    offset = static_cast<float>(shown_series) - static_cast<float>(plot.shown() - 1) / 2;
        middle += offset * step;
    }
    const Span span = span_of(plot, shown_series, place);
    return bar_between(plot, span.low * static_cast<double>(plot.grown), span.high * static_cast<double>(plot.grown),
                       middle, wide);
}

ImDrawFlags end_corners(const ChartPlot& plot, bool is_negative) {
    if (plot.is_lying) return is_negative ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight;
    return is_negative ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersTop;
}

bool is_outermost(const ChartPlot& plot, int shown_series, int place) {
    const bool is_negative = plot.number(shown_series, place) < 0;
    for (int s = shown_series + 1; plot.spec.is_stacked && s < plot.shown(); ++s)
        if (const double value = plot.number(s, place); value != 0 && (value < 0) == is_negative) return false;
    return true;
}

void draw_bar(ImDrawList& draw, const ChartPlot& plot, int shown_series, int place) {
    const double value = plot.number(shown_series, place);
    if (value == 0) return;
    StopShape bar = mark_of(plot, shown_series, place);
    const bool is_last = is_outermost(plot, shown_series, place);
    if (!is_last) { // a hair of ground between the parts of a stack
        if (plot.is_lying)
            bar.max.x -= px(1);
        else
            bar.min.y += px(1);
    }
    // A value that is there is seen, however small beside the others.
    if (plot.is_lying)
        bar.max.x = std::max(bar.max.x, bar.min.x + px(2));
    else if (bar.max.y - bar.min.y < px(2))
        (value < 0 ? bar.max.y : bar.min.y) = value < 0 ? bar.min.y + px(2) : bar.max.y - px(2);
    const int index = plot.series[static_cast<std::size_t>(shown_series)];
    const bool is_dimmed = plot.lit >= 0 && plot.has_stops_by_series() && plot.place_of_stop(plot.lit) == place &&
                           plot.shown_of_stop(plot.lit) != shown_series;
    fill_pattern(draw, bar.min, bar.max, faded(chart_ink(plot, shown_series), is_dimmed ? 0.6f : 1.0f), index,
                 is_last ? px(4) : 0, is_last ? end_corners(plot, value < 0) : ImDrawFlags_RoundCornersNone);
}

// The sum of a stack, or the value of the only bar.
struct Label {
    std::string text;
    double low = 0, high = 0;
};
Label label_of(const ChartPlot& plot, int place) {
    Label label;
    bool has_any = false;
    for (int s = 0; s < plot.shown(); ++s) {
        has_any |= plot.value(s, place) != no_value;
        const Span span = span_of(plot, s, place);
        label.low = std::min(label.low, span.low);
        label.high = std::max(label.high, span.high);
    }
    if (has_any) label.text = axis_text(plot, label.low + label.high);
    return label;
}

void draw_labels(ImDrawList& draw, const ChartPlot& plot) {
    const bool is_grouped = plot.shown() > 1 && !plot.spec.is_stacked;
    const float tall = font_px(value_style.size);
    if (plot.is_lying) {
        if (is_grouped && bar_wide(plot) < tall * 0.8f) return;
        for (int place = 0; place < plot.categories(); ++place)
            for (int s = 0; s < (is_grouped ? plot.shown() : 1) && is_place_seen(plot, place); ++s) {
                if (is_grouped && plot.value(s, place) == no_value) continue;
                const StopShape bar = mark_of(plot, s, place);
                const Label label = is_grouped ? Label{axis_text(plot, plot.number(s, place)), 0, plot.number(s, place)}
                                               : label_of(plot, place);
                const float x = plot.along(std::max(0.0, label.high * static_cast<double>(plot.grown))) + px(6);
                const float y = is_grouped ? (bar.min.y + bar.max.y) / 2 : plot.middle(place);
                draw_text(draw, {x, y - tall / 2}, label.text, value_style);
            }
        return;
    }
    if (is_grouped) return;
    float widest = 0;
    if (plot.categories() > 60) return;
    for (int place = 0; place < plot.categories(); ++place)
        widest = std::max(widest, text_size(label_of(plot, place).text, value_style).x);
    if (widest > plot.band() - px(6)) return;
    for (int place = 0; place < plot.categories(); ++place) {
        const Label label = label_of(plot, place);
        const bool is_below = label.high == 0 && label.low < 0;
        const float y = is_below ? plot.along(label.low) + px(2)
                                 : plot.along(label.high * static_cast<double>(plot.grown)) - tall - px(1);
        const float middle = plot.middle(place), half = plot.band() / 2;
        draw_text_in(draw, {middle - half, y}, {middle + half, y + tall}, label.text, value_style, Align::center);
    }
}

// More bars than pixels: of each column of pixels the extremes are drawn.
void draw_dense(ImDrawList& draw, const ChartPlot& plot) {
    for (int s = 0; s < plot.shown(); ++s) {
        const auto& values =
            plot.spec.series[static_cast<std::size_t>(plot.series[static_cast<std::size_t>(s)])].values;
        for (const int place : points_to_draw(values, static_cast<int>((plot.max.x - plot.min.x) / px(1)))) {
            const double value = plot.number(s, place);
            const float x = plot.middle(place), from = plot.along(0), to = plot.along(value);
            draw.AddRectFilled({x, std::min(from, to)}, {x + px(1), std::max(from, to)}, chart_ink(plot, s));
        }
    }
}

} // namespace

void draw_bars(ImDrawList& draw, const ChartPlot& plot) {
    if (!plot.is_lying && plot.band() < px(3)) return draw_dense(draw, plot);
    for (int place = 0; place < plot.categories(); ++place)
        for (int s = 0; s < plot.shown() && is_place_seen(plot, place); ++s) draw_bar(draw, plot, s, place);
    if (plot.spec.kind == ChartKind::bar) draw_labels(draw, plot);
}

StopShape bar_stop(const ChartPlot& plot, int stop) {
    const int place = plot.place_of_stop(stop);
    if (plot.has_stops_by_series()) return mark_of(plot, plot.shown_of_stop(stop), place);
    return mark_of(plot, 0, place);
}

} // namespace crm
