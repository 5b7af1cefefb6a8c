// The room around a chart's marks: round ticks at the start, names below or at the start, and what is left for the
// plot.
#include <algorithm>
#include <cmath>

#include "core/text/compact.hpp"
#include "web/kit/chart_parts.hpp"

namespace crm {
namespace {

constexpr TextStyle tick_style = styles::caption;

std::string_view axis_name(const ChartPlot& plot, int place) {
    const ChartCategory& category = plot.spec.categories[static_cast<std::size_t>(plot.category_at(place))];
    return category.axis.empty() ? std::string_view{category.name} : std::string_view{category.axis};
}

float widest_name(const ChartPlot& plot, int samples_max = 60) {
    const int step = std::max(1, plot.categories() / samples_max);
    float widest = 0;
    for (int place = 0; place < plot.categories(); place += step)
        widest = std::max(widest, text_size(axis_name(plot, place), tick_style).x);
    return widest;
}

struct Range {
    double low = 0, high = 0;
};
Range range_of(const ChartPlot& plot) {
    Range range;
    for (int place = 0; place < plot.categories(); ++place) {
        double below = 0, above = 0;
        for (int s = 0; s < plot.shown(); ++s) {
            const double value = plot.number(s, place);
            if (plot.spec.is_stacked)
                (value < 0 ? below : above) += value;
            else
                below = std::min(below, value), above = std::max(above, value);
        }
        range.low = std::min(range.low, below);
        range.high = std::max(range.high, above);
    }
    return range;
}

bool has_two_lines(const ChartSpec& spec) {
    return std::ranges::any_of(spec.categories, [](const ChartCategory& each) { return !each.axis_second.empty(); });
}

float widest_value(const ChartPlot& plot) {
    float widest = 0;
    const Range range = range_of(plot);
    for (const double value : {range.low, range.high})
        widest = std::max(widest, text_size(axis_text(plot, value), tick_style).x);
    for (int place = 0; place < std::min(plot.categories(), 60); ++place)
        for (int s = 0; s < plot.shown(); ++s)
            widest = std::max(widest, text_size(axis_text(plot, plot.number(s, place)), tick_style).x);
    return widest;
}

} // namespace

std::string axis_text(const ChartPlot& plot, double value) {
    return compact_text(value / std::pow(10.0, plot.spec.unit.decimals), plot.spec.locale);
}

void lay_plot(ChartPlot& plot) {
    const Range range = range_of(plot);
    const float line = font_px(TextSize::caption);
    const bool is_whole = plot.spec.unit.decimals == 0;
    if (plot.is_lying) {
        const float names = std::min(widest_name(plot) + px(12), (plot.box_max.x - plot.box_min.x) * 0.36f);
        plot.scale = {std::min(range.low, 0.0), range.high <= range.low ? range.low + 1 : range.high, 1};
        plot.min = plus(plot.box_min, names, 0);
        plot.max = plus(plot.box_max, -(widest_value(plot) + px(10)), 0);
        return;
    }
    const float room = plot.box_max.y - plot.box_min.y - line * 2;
    plot.scale = scale_over(range.low, range.high, std::clamp(static_cast<int>(room / px(52)), 2, 6), is_whole);
    float ticks = 0;
    for (int i = 0; i <= plot.scale.steps(); ++i)
        ticks = std::max(ticks, text_size(axis_text(plot, plot.scale.tick(i)), tick_style).x);
    const float below = line * (has_two_lines(plot.spec) ? 2.0f : 1.0f) + px(8);
    const float end = plot.spec.kind == ChartKind::pareto ? px(42) : px(2);
    plot.min = plus(plot.box_min, ticks + px(10), line / 2 + px(2));
    plot.max = plus(plot.box_max, -end, -below);
}

namespace {

void draw_ticks(ImDrawList& draw, const ChartPlot& plot) {
    for (int i = 0; i <= plot.scale.steps(); ++i) {
        const double value = plot.scale.tick(i);
        const float y = plot.along(value);
        const bool is_zero = std::abs(value) < plot.scale.step / 2;
        hairline(draw, {plot.min.x, y}, plot.max.x - plot.min.x, color(is_zero ? Color::border_strong : Color::border));
        const float tall = font_px(tick_style.size);
        draw_text_in(draw, {plot.box_min.x, y - tall / 2}, {plot.min.x - px(8), y + tall / 2}, axis_text(plot, value),
                     tick_style, Align::end);
    }
}

// As many names as there is room for, the last one always: it is the present.
std::vector<int> places_to_name(const ChartPlot& plot, float widest, bool is_cut) {
    const int step = is_cut ? 1 : std::max(1, static_cast<int>(std::ceil((widest + px(10)) / plot.band())));
    std::vector<int> places;
    for (int place = plot.categories() - 1; place >= 0; place -= step) places.push_back(place);
    std::ranges::reverse(places);
    return places;
}

void draw_names_below(ImDrawList& draw, const ChartPlot& plot) {
    const float widest = widest_name(plot), band = plot.band(), tall = font_px(tick_style.size);
    const bool is_cut = !plot.spec.is_ordered && band >= px(40);
    const float y = plot.max.y + px(6), room = is_cut ? band - px(6) : widest + px(4);
    const std::vector<int> places = places_to_name(plot, widest, is_cut);
    const auto left_of = [&](int place, float wide) { // within the chart, at its ends too
        return std::clamp(plot.middle(place) - wide / 2, plot.box_min.x,
                          std::max(plot.box_min.x, plot.box_max.x - wide));
    };
    std::string_view second_before;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string_view name = axis_name(plot, places[i]);
        const float wide = std::min(text_size(name, tick_style).x + px(1), room), left = left_of(places[i], wide);
        const bool is_in_the_way = i + 2 == places.size() && left + wide > left_of(places[i + 1], room) + px(2);
        if (is_in_the_way) continue;
        draw_text_in(draw, {left, y}, {left + wide, y + tall}, name, tick_style);
        const std::string& second =
            plot.spec.categories[static_cast<std::size_t>(plot.category_at(places[i]))].axis_second;
        if (second.empty() || second == second_before) continue;
        second_before = second;
        draw_text(draw, {left_of(places[i], text_size(second, tick_style).x), y + tall}, second,
                  tick_style.with(Color::text_faint));
    }
}

void draw_names_beside(ImDrawList& draw, const ChartPlot& plot) {
    const float tall = font_px(tick_style.size);
    for (int place = 0; place < plot.categories(); ++place) {
        if (!is_place_seen(plot, place)) continue;
        const float y = plot.middle(place) - tall / 2;
        draw_text_in(draw, {plot.box_min.x, y}, {plot.min.x - px(10), y + tall}, axis_name(plot, place),
                     tick_style.with(Color::text), Align::start);
    }
    hairline(draw, {plot.along(0), plot.min.y}, plot.max.y - plot.min.y, color(Color::border_strong), true);
}

} // namespace

void draw_axes(ImDrawList& draw, const ChartPlot& plot) {
    if (plot.is_lying) return draw_names_beside(draw, plot);
    draw_ticks(draw, plot);
    draw_names_below(draw, plot);
}

} // namespace crm
