// Lines and areas: straight from point to point, for what lies between is not known.
#include <algorithm>
#include <cmath>

#include "web/kit/chart_parts.hpp"

namespace crm {
namespace {

// A line ends where a value is missing and begins again after it.
template <class Draw> void each_run(const ChartPlot& plot, int shown_series, Draw&& draw_run) {
    const auto& values =
        plot.spec.series[static_cast<std::size_t>(plot.series[static_cast<std::size_t>(shown_series)])].values;
    std::vector<ImVec2> run;
    const auto end_run = [&] {
        if (!run.empty()) draw_run(std::span<const ImVec2>(run));
        run.clear();
    };
    for (const int place : points_to_draw(values, static_cast<int>((plot.max.x - plot.min.x) / px(1)))) {
        if (plot.value(shown_series, place) == no_value) {
            end_run();
            continue;
        }
        run.push_back(
            {plot.middle(place), plot.along(plot.number(shown_series, place) * static_cast<double>(plot.grown))});
    }
    end_run();
}

// From the line down to zero, fading.
void fill_below(ImDrawList& draw, const ChartPlot& plot, std::span<const ImVec2> run, ImU32 ink) {
    if (run.size() < 2) return;
    const float zero = plot.along(0), top = plot.min.y, bottom = plot.max.y;
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    const auto ink_at = [&](float y) {
        const float far = zero <= top + 1 ? 1 : std::abs(zero - y) / std::max(zero - top, bottom - zero);
        return faded(ink, 0.03f + 0.25f * far);
    };
    const auto count = static_cast<int>(run.size());
    draw.PrimReserve((count - 1) * 6, count * 2);
    const auto first = static_cast<ImDrawIdx>(draw._VtxCurrentIdx);
    for (const ImVec2 point : run) {
        draw.PrimWriteVtx(point, uv, ink_at(point.y));
        draw.PrimWriteVtx({point.x, zero}, uv, faded(ink, 0.03f));
    }
    for (int i = 0; i + 1 < count; ++i) {
        const auto at = static_cast<ImDrawIdx>(first + i * 2);
        for (const int corner : {0, 1, 2, 1, 3, 2}) draw.PrimWriteIdx(static_cast<ImDrawIdx>(at + corner));
    }
}

} // namespace

void draw_lines(ImDrawList& draw, const ChartPlot& plot) {
    if (plot.spec.kind == ChartKind::area)
        for (int s = 0; s < plot.shown(); ++s) {
            const int index = plot.series[static_cast<std::size_t>(s)];
            if (!plot.spec.series[static_cast<std::size_t>(index)].is_faint)
                each_run(plot, s,
                         [&](std::span<const ImVec2> run) { fill_below(draw, plot, run, chart_ink(plot, s)); });
        }
    // The first series is what the chart is about: it lies on top.
    for (int s = plot.shown() - 1; s >= 0; --s) {
        const int index = plot.series[static_cast<std::size_t>(s)];
        const ImU32 ink = chart_ink(plot, s);
        each_run(plot, s, [&](std::span<const ImVec2> run) {
            draw_strokes(draw, run, ink, px(2), index);
            const bool is_roomy = plot.band() >= px(26) && plot.categories() <= 40;
            if (run.size() == 1 || is_roomy)
                for (const ImVec2 point : run) draw_marker(draw, point, px(run.size() == 1 ? 8 : 5), ink, index);
        });
    }
    if (plot.lit < 0) return;
    const int place = plot.place_of_stop(plot.lit);
    for (int s = plot.shown() - 1; s >= 0; --s)
        if (plot.value(s, place) != no_value)
            draw_marker(draw, {plot.middle(place), plot.along(plot.number(s, place))}, px(9), chart_ink(plot, s),
                        plot.series[static_cast<std::size_t>(s)]);
}

StopShape line_stop(const ChartPlot& plot, int stop) {
    const int place = plot.place_of_stop(stop);
    const float x = plot.middle(place), y = plot.along(plot.shown() > 0 ? plot.number(0, place) : 0);
    return {{x - px(7), y - px(7)}, {x + px(7), y + px(7)}, {x, y}};
}

} // namespace crm
