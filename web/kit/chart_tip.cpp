// What a point of a chart says: to the eye beside it, over everything; to the ear when it gets the focus.
#include <algorithm>
#include <cmath>

#include "web/kit/chart_parts.hpp"
#include "web/kit/chart_words.hpp"
#include "web/theme/elevation.hpp"

namespace crm {
namespace {

struct TipLine {
    int series = -1; // -1: no swatch
    std::string name, value;
    bool is_strong = false;
};

std::string exact(const ChartPlot& plot, int shown_series, int place) {
    const std::int64_t value = plot.value(shown_series, place);
    if (value == no_value) return std::string{say(kit_words::chart_no_value)};
    return chart_value_text(value, plot.spec.unit, plot.spec.locale);
}

const std::string& series_name(const ChartPlot& plot, int shown_series) {
    return plot.spec.series[static_cast<std::size_t>(plot.series[static_cast<std::size_t>(shown_series)])].name;
}

std::vector<TipLine> lines_of(const ChartPlot& plot, int stop) {
    const int place = plot.place_of_stop(stop), of_series = plot.shown_of_stop(stop);
    std::vector<TipLine> lines;
    const auto series_line = [&](int s, bool is_strong) {
        lines.push_back(
            {plot.series[static_cast<std::size_t>(s)], series_name(plot, s), exact(plot, s, place), is_strong});
    };
    switch (plot.spec.kind) {
    case ChartKind::heat_map: series_line(of_series, true); break;
    case ChartKind::funnel: {
        lines.push_back({-1, std::string{plot.spec.series[0].name}, exact(plot, 0, place), true});
        const double value = plot.number(0, place), whole = funnel_whole(plot);
        const auto share_line = [&](const KitWord& word, double of) {
            if (of > 0) lines.push_back({-1, say(word, share_text(value / of, plot.spec.locale)), ""});
        };
        if (!is_falling(plot))
            share_line(kit_words::chart_of_sum, whole);
        else if (place > 0) {
            share_line(kit_words::chart_of_first, whole);
            share_line(kit_words::chart_of_previous, plot.number(0, place - 1));
        }
        break;
    }
    case ChartKind::pareto: {
        series_line(0, true);
        std::vector<std::int64_t> falling;
        for (int i = 0; i < plot.categories(); ++i)
            falling.push_back(plot.value(0, i) == no_value ? 0 : plot.value(0, i));
        lines.push_back({-1, std::string{say(kit_words::chart_running)},
                         share_text(running_shares(falling)[static_cast<std::size_t>(place)], plot.spec.locale)});
        break;
    }
    default: {
        std::int64_t sum = 0;
        for (int s = 0; s < plot.shown(); ++s) {
            series_line(s, plot.shown() > 1 && plot.has_stops_by_series() && s == of_series);
            if (plot.value(s, place) != no_value) sum += plot.value(s, place);
        }
        if (plot.spec.is_stacked && plot.shown() > 1)
            lines.push_back({-1, std::string{say(kit_words::chart_total)},
                             chart_value_text(sum, plot.spec.unit, plot.spec.locale), true});
    }
    }
    return lines;
}

StopShape shape_of(const ChartPlot& plot, int stop) {
    switch (plot.spec.kind) {
    case ChartKind::funnel: return funnel_stop(plot, stop);
    case ChartKind::heat_map: return heat_stop(plot, stop);
    case ChartKind::line:
    case ChartKind::area: return line_stop(plot, stop);
    default: return bar_stop(plot, stop);
    }
}

constexpr TextStyle name_style = styles::help, title_style = styles::label;
constexpr TextStyle value_style{.size = TextSize::caption, .weight = Weight::medium};

} // namespace

std::string stop_text(const ChartPlot& plot, int stop) {
    std::string text = plot.spec.categories[static_cast<std::size_t>(plot.category_at(plot.place_of_stop(stop)))].name;
    const bool is_one = plot.spec.kind == ChartKind::bar && plot.has_stops_by_series();
    for (const TipLine& line : lines_of(plot, stop)) {
        if (is_one && !line.is_strong) continue; // the others have stops of their own
        if (is_one && line.series < 0) continue;
        text += text.ends_with(".") ? " " : arabic() ? "، " : ", ";
        text += line.value.empty() ? line.name : line.name.empty() ? line.value : line.name + ": " + line.value;
    }
    return text;
}

void draw_tip(const ChartPlot& plot, int stop) {
    const std::vector<TipLine> lines = lines_of(plot, stop);
    const std::string& title =
        plot.spec.categories[static_cast<std::size_t>(plot.category_at(plot.place_of_stop(stop)))].name;
    const ImVec2 screen = ImGui::GetIO().DisplaySize, padding = px(12, 9);
    const float line = font_px(name_style.size) + px(3), swatch = px(18),
                title_tall = font_px(title_style.size) + px(3);
    const float wide_max = std::min(px(320), screen.x - px(24)) - 2 * padding.x;
    float wide = std::min(text_size(title, title_style).x, wide_max);
    for (const TipLine& each : lines)
        wide = std::max(wide, (each.series >= 0 ? swatch : 0) + text_size(each.name, name_style).x +
                                  (each.value.empty() ? 0 : px(18) + text_size(each.value, value_style).x));
    wide = std::min(wide, wide_max);
    const ImVec2 size{wide + 2 * padding.x, title_tall + line * static_cast<float>(lines.size()) + 2 * padding.y};
    const StopShape shape = shape_of(plot, stop);
    // Beside the point, at the end side where there is room.
    float x = shape.tip.x + px(14), y = shape.tip.y - size.y / 2;
    if (plot.spec.kind == ChartKind::bar && !plot.is_lying) x = shape.max.x + px(8);
    if (x + size.x > screen.x - px(8)) x = std::min(shape.min.x, shape.tip.x) - px(14) - size.x;
    x = std::clamp(x, px(8), std::max(px(8), screen.x - size.x - px(8)));
    y = std::clamp(y, px(8), std::max(px(8), screen.y - size.y - px(8)));
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    const ImVec2 min{x, y}, max{x + size.x, y + size.y};
    draw_shadow(draw, min, max, px(radius::control), Elevation::medium, 0.8f);
    fill(draw, min, max, color(Color::raised), px(radius::control));
    outline(draw, min, max, color(Color::border), px(radius::control));
    ImVec2 at = plus(min, padding.x, padding.y);
    draw_text_cut(draw, at, title, title_style, wide);
    at.y += title_tall;
    for (const TipLine& each : lines) {
        const float start = each.series >= 0 ? swatch : 0;
        if (each.series >= 0) {
            const float middle = at.y + font_px(name_style.size) / 2;
            draw_swatch(draw, {at.x + px(6), middle}, plot.spec, each.series);
        }
        const float value_wide = text_size(each.value, value_style).x;
        draw_text_cut(draw, plus(at, start, 0), each.name, each.is_strong ? name_style.with(Color::text) : name_style,
                      wide - start - (each.value.empty() ? 0 : value_wide + px(8)));
        if (!each.value.empty())
            draw_text(draw, {at.x + wide - value_wide, at.y}, each.value,
                      each.is_strong || lines.size() == 1 ? value_style : value_style.with(Color::text_muted));
        at.y += line;
    }
}

} // namespace crm
