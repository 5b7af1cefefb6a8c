// What the kinds of charts share: the data with what is hidden left out, the plot's rectangle and scale, where each
// point lies, colours and patterns. Private to web/kit.
//
// Every kind does the same three things: it says where its stops are (what the arrows step through and the pointer
// finds), draws itself, and leaves the rest (focus, tooltip, legend, table) to chart.cpp.
#pragma once
#include <string>
#include <vector>

#include "imgui.h"

#include "web/kit/chart.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/picture.hpp"

namespace crm {

struct ChartState {             // kept between frames, by the chart's id
    std::vector<bool> hidden{}; // series switched off in the legend
    int stop = -1;              // under the keyboard
    int hovered = -1;           // under the pointer
    int pinned = -1;            // tapped: a finger has no hover
    bool as_table = false;
    bool has_keyboard = false;
};

struct ChartPlot {
    const ChartSpec& spec;
    ChartState& state;
    ImGuiID id;
    std::vector<int> series;     // shown ones, by their number in the spec
    ImVec2 min{}, max{};         // where the marks are; labels stand around it
    ImVec2 box_min{}, box_max{}; // with the labels
    ChartScale scale{};
    bool is_lying = false;
    float wide = 0;         // of all of it
    float grown = 1;        // 0…1 while the marks come in
    std::vector<int> order; // categories as they are drawn (Pareto: falling)
    int lit = -1;           // the stop that is hovered or has the keyboard

    int categories() const { return static_cast<int>(spec.categories.size()); }
    int shown() const { return static_cast<int>(series.size()); }
    // What the arrows step through: categories, or in heat maps and bars of several series each of their marks.
    bool has_stops_by_series() const {
        return spec.kind == ChartKind::heat_map || (spec.kind == ChartKind::bar && shown() > 1);
    }
    int stops_per_category() const { return has_stops_by_series() ? shown() : 1; }
    int stops() const { return categories() * stops_per_category(); }
    int category_at(int place) const { return order.empty() ? place : order[static_cast<std::size_t>(place)]; }
    int place_of_stop(int stop) const { return stop / stops_per_category(); } // along the axis
    int shown_of_stop(int stop) const { return has_stops_by_series() ? stop % stops_per_category() : 0; }
    std::int64_t value(int shown_series, int place) const {
        const auto& values =
            spec.series[static_cast<std::size_t>(series[static_cast<std::size_t>(shown_series)])].values;
        const auto at = static_cast<std::size_t>(category_at(place));
        return at < values.size() ? values[at] : no_value;
    }
    double number(int shown_series, int place) const { // 0 where there is none
        const std::int64_t exact = value(shown_series, place);
        return exact == no_value ? 0 : static_cast<double>(exact);
    }
    float band() const {
        return (is_lying ? max.y - min.y : max.x - min.x) / static_cast<float>(std::max(categories(), 1));
    }
    float middle(int place) const { return (is_lying ? min.y : min.x) + band() * (static_cast<float>(place) + 0.5f); }
    float along(double value) const { // where a value lies on the value axis
        const auto share = static_cast<float>(scale.share(value));
        return is_lying ? min.x + (max.x - min.x) * share : max.y - (max.y - min.y) * share;
    }
};

// Whether the band of a place is on the screen: a long chart draws only what is seen.
inline bool is_place_seen(const ChartPlot& plot, int place) {
    const float middle = plot.middle(place), half = plot.band() / 2;
    if (plot.is_lying) return ImGui::IsRectVisible({plot.box_min.x, middle - half}, {plot.box_max.x, middle + half});
    return ImGui::IsRectVisible({middle - half, plot.box_min.y}, {middle + half, plot.box_max.y});
}

// ---- the flow (chart.cpp): which series, where everything lies, what is drawn
ChartPlot chart_plot(const ChartSpec& spec, ChartState& state, ImGuiID id, float wide);
void lay_chart(ChartPlot& plot, ImVec2 at); // of the width it was made for, as tall as it needs
void draw_chart(ImDrawList& draw, const ChartPlot& plot);

// ---- as a picture (chart_picture.cpp): without what is hidden; told by a message whether it has gone well
Picture chart_picture(const ChartSpec& spec, const ChartState& shown);
void save_chart_picture(const Picture& picture, const std::string& title);
void copy_chart_picture(const Picture& picture, const std::string& title);

// ---- colours: by the series' place, told apart by pattern, dashes and marker too
ImU32 chart_ink(const ChartPlot& plot, int shown_series);
ImU32 chart_ink(const ChartSeries& series, int index);
void fill_pattern(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, int pattern, float corner = 0,
                  ImDrawFlags corners = 0);
void draw_marker(ImDrawList& draw, ImVec2 center, float size, ImU32 ink, int shape); // ring of the ground around it
void draw_strokes(ImDrawList& draw, std::span<const ImVec2> line, ImU32 ink, float width, int dashes);
void draw_swatch(ImDrawList& draw, ImVec2 center, const ChartSpec& spec, int series);

// ---- axes (chart_axes.cpp)
std::string axis_text(const ChartPlot& plot, double value); // short, in the unit's whole
void lay_plot(ChartPlot& plot);                             // scale, room for labels, whether bars lie
void draw_axes(ImDrawList& draw, const ChartPlot& plot);

// ---- the tooltip of a stop, over everything (chart_tip.cpp)
void draw_tip(const ChartPlot& plot, int stop);
std::string stop_text(const ChartPlot& plot, int stop); // the same for who hears it

// ---- kinds
struct StopShape { // what is lit up, where the tooltip points to, what a finger hits
    ImVec2 min{}, max{}, tip{};
};
void draw_bars(ImDrawList& draw, const ChartPlot& plot);
StopShape bar_stop(const ChartPlot& plot, int stop);
void draw_lines(ImDrawList& draw, const ChartPlot& plot); // lines and areas
StopShape line_stop(const ChartPlot& plot, int stop);
void lay_pareto(ChartPlot& plot);
void draw_pareto(ImDrawList& draw, const ChartPlot& plot);
void lay_funnel(ChartPlot& plot);
bool is_falling(const ChartPlot& plot);     // every step is at most the one before
double funnel_whole(const ChartPlot& plot); // what shares are of: the first step, else the sum
void draw_funnel(ImDrawList& draw, const ChartPlot& plot);
StopShape funnel_stop(const ChartPlot& plot, int stop);
void lay_heat_map(ChartPlot& plot);
void draw_heat_map(ImDrawList& draw, const ChartPlot& plot);
StopShape heat_stop(const ChartPlot& plot, int stop);

// "43%", "٤٣٪"
std::string share_text(double share, Locale locale);

} // namespace crm
