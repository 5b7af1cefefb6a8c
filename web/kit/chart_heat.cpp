// Heat map: a cell for every category (across) and series (down), the darker the more; with its number where it fits.
#include <algorithm>
#include <cmath>

#include "core/text/compact.hpp"
#include "web/kit/chart_parts.hpp"
#include "web/kit/chart_words.hpp"
#include "web/kit/layout.hpp"

namespace crm {
namespace {

float cell_tall(const ChartPlot& plot) {
    return (plot.max.y - plot.min.y) / static_cast<float>(std::max(plot.shown(), 1));
}

StopShape cell(const ChartPlot& plot, int shown_series, int place) {
    const float wide = plot.band(), tall = cell_tall(plot), hair = wide > px(8) && tall > px(8) ? px(1) : 0;
    const ImVec2 min{plot.min.x + wide * static_cast<float>(place),
                     plot.min.y + tall * static_cast<float>(shown_series)};
    return {plus(min, hair, hair), plus(min, wide - hair, tall - hair), plus(min, wide, tall / 2)};
}

ImU32 heat(float share) { return mix(Color::accent_soft, Color::accent, share); }

// Of the two inks the one that is read better on this ground.
Color ink_on(ImU32 ground) {
    const std::uint32_t rgba = (ground >> IM_COL32_R_SHIFT & 255) << 24 | (ground >> IM_COL32_G_SHIFT & 255) << 16 |
                               (ground >> IM_COL32_B_SHIFT & 255) << 8 | 255;
    const auto contrast = [&](Color ink) { return contrast_of(rgba_of(ink, theme().mode), rgba); };
    return contrast(Color::text) >= contrast(Color::accent_text) ? Color::text : Color::accent_text;
}

} // namespace

void lay_heat_map(ChartPlot& plot) {
    float names = 0;
    for (const int series : plot.series)
        names = std::max(names, text_size(plot.spec.series[static_cast<std::size_t>(series)].name, styles::caption).x);
    double highest = 0;
    for (int s = 0; s < plot.shown(); ++s)
        for (int place = 0; place < plot.categories(); ++place) highest = std::max(highest, plot.number(s, place));
    plot.scale = {0, std::max(highest, 1.0), 1};
    plot.min = plus(plot.box_min, std::min(names + px(12), (plot.box_max.x - plot.box_min.x) * 0.34f), 0);
    plot.max = plus(plot.box_max, 0, -(font_px(TextSize::caption) + px(8)));
}

void draw_heat_map(ImDrawList& draw, const ChartPlot& plot) {
    const float tall = font_px(TextSize::caption);
    const int merged =
        std::max(1, static_cast<int>(px(3) / plot.band())); // cells narrower than that: the highest of them
    for (int s = 0; s < plot.shown(); ++s) {
        const int index = plot.series[static_cast<std::size_t>(s)];
        const float y = plot.min.y + cell_tall(plot) * (static_cast<float>(s) + 0.5f);
        draw_text_in(draw, {plot.box_min.x, y - tall / 2}, {plot.min.x - px(8), y + tall / 2},
                     plot.spec.series[static_cast<std::size_t>(index)].name, styles::caption.with(Color::text));
        for (int place = 0; place < plot.categories(); place += merged) {
            StopShape box = cell(plot, s, place);
            double value = plot.number(s, place);
            for (int i = place + 1; i < std::min(place + merged, plot.categories()); ++i)
                value = std::max(value, plot.number(s, i)), box.max = cell(plot, s, i).max;
            const auto share =
                static_cast<float>(std::max(0.0, plot.scale.share(value)) * static_cast<double>(plot.grown));
            const ImU32 ground = value > 0 ? heat(share) : color(Color::sunken);
            fill(draw, box.min, box.max, ground, px(3));
            const std::string text = value > 0 ? axis_text(plot, value) : std::string();
            if (text.empty() || text_size(text, styles::caption).x > box.max.x - box.min.x - px(4) ||
                tall > box.max.y - box.min.y)
                continue;
            draw_text_in(draw, box.min, box.max, text, styles::caption.with(ink_on(ground)), Align::center);
        }
    }
    // Names below as on any axis.
    float widest = 0;
    for (const ChartCategory& category :
         plot.spec.categories.first(std::min<std::size_t>(plot.spec.categories.size(), 60)))
        widest = std::max(widest, text_size(category.axis.empty() ? category.name : category.axis, styles::caption).x);
    const int step = std::max(1, static_cast<int>(std::ceil((widest + px(8)) / plot.band())));
    for (int place = 0; place < plot.categories(); place += plot.band() >= px(40) ? 1 : step) {
        const ChartCategory& category = plot.spec.categories[static_cast<std::size_t>(place)];
        const float half =
            std::max(plot.band() * (plot.band() >= px(40) ? 1.0f : static_cast<float>(step)), px(10)) / 2;
        const ImVec2 at{std::max(plot.middle(place) - half, plot.min.x), plot.max.y + px(6)};
        draw_text_in(draw, at, {plot.middle(place) + half, at.y + tall},
                     category.axis.empty() ? category.name : category.axis, styles::caption, Align::center);
    }
}

StopShape heat_stop(const ChartPlot& plot, int stop) {
    return cell(plot, plot.shown_of_stop(stop), plot.place_of_stop(stop));
}

} // namespace crm
