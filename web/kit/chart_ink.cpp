// What tells the series of a chart apart: a colour each, and for who does not see colours a pattern, dashes, a marker.
#include <algorithm>
#include <array>
#include <cmath>

#include "web/kit/chart_parts.hpp"

namespace crm {
namespace {

constexpr std::array inks{Color::accent_solid, Color::info_solid,    Color::warning_solid, Color::violet_solid,
                          Color::danger_solid, Color::neutral_solid, Color::success_solid};

// Lines over a filled rectangle, in the ground's colour: they vanish outside of it.
void hatch(ImDrawList& draw, ImVec2 min, ImVec2 max, bool rises) {
    const float step = px(7), tall = max.y - min.y;
    const ImU32 ink = color(Color::surface, 0.42f);
    for (float x = min.x - tall; x < max.x; x += step) {
        const ImVec2 from{x, rises ? max.y : min.y}, to{x + tall, rises ? min.y : max.y};
        draw.AddLine(from, to, ink, px(1.5f));
    }
}

void dots(ImDrawList& draw, ImVec2 min, ImVec2 max) {
    const float step = px(6);
    bool is_odd = false;
    for (float y = min.y + step / 2; y < max.y; y += step, is_odd = !is_odd)
        for (float x = min.x + (is_odd ? step : step / 2); x < max.x; x += step)
            draw.AddCircleFilled({x, y}, px(1.25f), color(Color::surface, 0.6f), 6);
}

void bands(ImDrawList& draw, ImVec2 min, ImVec2 max) {
    for (float y = min.y + px(3); y < max.y; y += px(5))
        draw.AddLine({min.x, y}, {max.x, y}, color(Color::surface, 0.42f), px(1));
}

} // namespace

ImU32 chart_ink(const ChartSeries& series, int index) {
    if (series.is_faint) return color(Color::neutral_solid, 0.55f);
    if (series.tone) return color(colors_of(*series.tone).solid);
    return color(inks[static_cast<std::size_t>(index) % inks.size()]);
}

ImU32 chart_ink(const ChartPlot& plot, int shown_series) {
    const int index = plot.series[static_cast<std::size_t>(shown_series)];
    return chart_ink(plot.spec.series[static_cast<std::size_t>(index)], index);
}

void fill_pattern(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, int pattern, float corner, ImDrawFlags corners) {
    if (max.x <= min.x || max.y <= min.y) return;
    corner = std::min({corner, (max.x - min.x) / 2, max.y - min.y});
    draw.AddRectFilled(min, max, ink, corner, corners);
    if (pattern % 5 == 0 || max.x - min.x < px(4)) return;
    draw.PushClipRect(min, max, true);
    switch (pattern % 5) {
    case 1: hatch(draw, min, max, true); break;
    case 2: dots(draw, min, max); break;
    case 3: hatch(draw, min, max, false); break;
    default: bands(draw, min, max); break;
    }
    draw.PopClipRect();
}

void draw_marker(ImDrawList& draw, ImVec2 center, float size, ImU32 ink, int shape) {
    const auto marker = [&](float half, ImU32 fill_ink) {
        switch (shape % 4) {
        case 0: draw.AddCircleFilled(center, half, fill_ink); break;
        case 1: draw.AddRectFilled(plus(center, -half, -half), plus(center, half, half), fill_ink); break;
        case 2: draw.AddNgonFilled(center, half * 1.25f, fill_ink, 4); break;
        default:
            draw.AddTriangleFilled(plus(center, 0, -half * 1.2f), plus(center, half * 1.1f, half),
                                   plus(center, -half * 1.1f, half), fill_ink);
        }
    };
    marker(size / 2 + px(1.5f), color(Color::surface));
    marker(size / 2, ink);
}

void draw_strokes(ImDrawList& draw, std::span<const ImVec2> line, ImU32 ink, float width, int dashes) {
    if (line.size() < 2) return;
    constexpr std::size_t dashed_max = 120; // a line of thousands of points has no room for dashes
    if (dashes % 4 == 0 || line.size() > dashed_max) {
        for (const ImVec2 point : line) draw.PathLineTo(point);
        draw.PathStroke(ink, 0, width);
        return;
    }
    static constexpr float patterns[4][4] = {{}, {7, 4, 7, 4}, {2, 4, 2, 4}, {8, 3, 2, 3}};
    const float (&pattern)[4] = patterns[dashes % 4];
    int part = 0;
    float left = px(pattern[0]);
    draw.PathLineTo(line[0]);
    for (std::size_t i = 1; i < line.size(); ++i) {
        ImVec2 from = line[i - 1];
        const ImVec2 to = line[i];
        float length = std::hypot(to.x - from.x, to.y - from.y);
        while (length > left) {
            const float share = left / length;
            from = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
            length -= left;
            if (part % 2 == 0) {
                draw.PathLineTo(from);
                draw.PathStroke(ink, 0, width);
            } else
                draw.PathLineTo(from);
            part = (part + 1) % 4;
            left = px(pattern[part]);
        }
        left -= length;
        if (part % 2 == 0) draw.PathLineTo(to);
    }
    if (part % 2 == 0)
        draw.PathStroke(ink, 0, width);
    else
        draw.PathClear();
}

void draw_swatch(ImDrawList& draw, ImVec2 center, const ChartSpec& spec, int series) {
    const ImU32 ink = chart_ink(spec.series[static_cast<std::size_t>(series)], series);
    if (spec.kind == ChartKind::line || spec.kind == ChartKind::area) {
        const ImVec2 line[] = {plus(center, -px(8), 0), plus(center, px(8), 0)};
        draw_strokes(draw, line, ink, px(2), series);
        draw_marker(draw, center, px(6), ink, series);
        return;
    }
    fill_pattern(draw, plus(center, -px(6), -px(6)), plus(center, px(6), px(6)), ink, series, px(3));
}

} // namespace crm
