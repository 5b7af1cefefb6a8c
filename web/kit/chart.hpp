// Charts: bars (upright or lying, grouped or stacked), lines, areas, funnel, heat map, Pareto; and a small line for the
// end of a row. Drawn from the left like everything, so that in Arabic the first month stands at the right.
//
// A chart owns no data. Values are whole numbers of the unit's smallest part, exact to the halala; what is drawn is
// rounded to pixels, what is said and copied is not. Every chart can be read as a table (T), and every point of it by
// the arrow keys.
//
//     const ChartCategory months[] = {{"يناير 2026", "يناير", "2026"}, …};
//     const ChartSeries sales[] = {{.name = "المبيعات", .values = {4500000, 3120000}}};
//     auto done = chart_ui("sales", {.kind = ChartKind::area, .label = "المبيعات بالشهر", .categories = months,
//                                    .series = sales, .unit = {2, currency_of("SAR")}, .locale = locale});
//     if (done.opened) show(months[done.opened->category]);
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.hpp"
#include "core/schema/field.hpp"
#include "core/text/language.hpp"
#include "web/kit/chart_scale.hpp"

namespace crm {

enum class ChartKind : std::uint8_t { bar, line, area, funnel, heat_map, pareto };
enum class ChartLay : std::uint8_t { automatic, upright, lying }; // of bars; automatic: as the labels need

struct ChartCategory {
    std::string name;          // whole: of tooltips, tables and screen readers
    std::string axis{};        // short, under the axis; empty: the name
    std::string axis_second{}; // a second line below it: the year under January
};
struct ChartSeries {
    std::string name;
    std::vector<std::int64_t> values; // one per category; no_value where there is none
    std::optional<Tone> tone{};       // else by its place
    bool is_faint = false;            // only to compare with: last year
};
struct ChartUnit {
    int decimals = 0; // values are in units of 10^-decimals
    Currency currency{};
};

struct ChartSpec {
    ChartKind kind = ChartKind::bar;
    std::string_view label{};   // what is shown: "المبيعات بالشهر"
    std::string_view caption{}; // at the start of the line above the plot; empty: none
    std::span<const ChartCategory> categories{};
    std::span<const ChartSeries> series{};
    ChartUnit unit{};
    Locale locale{};
    ChartLay lay = ChartLay::automatic;
    bool is_stacked = false;
    bool is_ordered = false; // categories follow each other (time): labels may be left out, bars do not lie down
    bool can_open = false;   // a click or Enter on a point is answered
    bool can_save = false;   // "save as CSV" is in the menu
    bool loading = false;
    bool under_title = false; // the menu's button stands on the line of the card's title, just above
    float height = 280;       // design px; lying bars and funnels take what they need
    std::string_view empty_title{}, empty_text{}; // where there is no value
};

struct ChartPoint {
    int series = 0, category = 0;
};
struct ChartResult {
    std::optional<ChartPoint> opened{};
    bool save_wished = false; // see chart_as_text
};

ChartResult chart_ui(std::string_view id, const ChartSpec& spec);

// The numbers, a line per category: for the clipboard ('\t') and for files (',').
std::string chart_as_text(const ChartSpec& spec, char separator);
// "المبيعات بالشهر. الأعلى: مارس 2026، 45,000 ر.س."
std::string chart_summary(const ChartSpec& spec);
std::string chart_value_text(std::int64_t value, const ChartUnit& unit, Locale locale);

// The line of a few values, without axes; `name` says what it tells.
void sparkline_ui(std::span<const std::int64_t> values, std::string_view name, float width, float height,
                  Tone tone = Tone::accent);

} // namespace crm
