// Charts without a browser: the arithmetic of axes, what a chart says, and what keys, pointer and legend do.
#ifdef WASL_TEXT_FONTS_DIR
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "web/kit/chart.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/test_world.hpp"

namespace crm {
namespace {

constexpr Locale english{Language::en, DigitSet::latin};

struct ChartWorld : World {
    std::vector<ChartCategory> categories{{"January"}, {"February"}, {"March"}, {"April"}};
    std::vector<ChartSeries> series{{.name = "Sales", .values = {300, 900, no_value, 450}}};
    ChartSpec spec{.label = "Sales by month", .locale = english, .can_open = true};
    ChartResult last, opened;

    explicit ChartWorld(ImVec2 size = {900, 600})
        : World(size, {.right_to_left = false, .arabic = false, .reduced_motion = true}) {
        static int worlds = 0; // a chart keeps its place by its id
        draw = [this, id = "chart " + std::to_string(++worlds)] {
            spec.categories = categories;
            spec.series = series;
            last = chart_ui(id, spec);
            if (last.opened) opened = last;
        };
    }
};

} // namespace

TEST_CASE("an axis has round ticks that cover everything, with zero among them") {
    std::mt19937_64 random(7);
    for (int turn = 0; turn < 5000; ++turn) {
        const double size = std::pow(10.0, static_cast<double>(random() % 12) - 1);
        const double a = (static_cast<double>(random() % 2000) - 700) / 1000 * size,
                     b = (static_cast<double>(random() % 2000) - 700) / 1000 * size;
        const bool is_whole = random() % 2 == 0;
        const ChartScale scale =
            scale_over(std::min(a, b), std::max(a, b), 2 + static_cast<int>(random() % 6), is_whole);
        CAPTURE(a);
        CAPTURE(b);
        CHECK(scale.low <= std::min({a, b, 0.0}) + size * 1e-9);
        CHECK(scale.high >= std::max({a, b, 0.0}) - size * 1e-9);
        const double leading = scale.step / std::pow(10.0, std::floor(std::log10(scale.step) + 1e-9));
        CHECK((std::abs(leading - 1) < 1e-6 || std::abs(leading - 2) < 1e-6 || std::abs(leading - 2.5) < 1e-6 ||
               std::abs(leading - 5) < 1e-6));
        if (is_whole) CHECK(std::abs(scale.step - std::round(scale.step)) < 1e-6);
        CHECK(std::abs(scale.low / scale.step - std::round(scale.low / scale.step)) < 1e-6);
        CHECK(scale.steps() <= 12);
    }
    CHECK(scale_over(0, 0, 4, true).high == 1); // nothing to show is an axis all the same
}

TEST_CASE("fewer points are drawn than there are, and no peak is lost") {
    std::mt19937_64 random(11);
    for (int turn = 0; turn < 200; ++turn) {
        std::vector<std::int64_t> values(1 + random() % 6000);
        for (auto& value : values) value = static_cast<std::int64_t>(random() % 100000) - 50000;
        const int columns = 1 + static_cast<int>(random() % 400);
        const std::vector<int> points = points_to_draw(values, columns);
        REQUIRE(!points.empty());
        CHECK(points.front() == 0);
        CHECK(points.back() == static_cast<int>(values.size()) - 1);
        CHECK(std::ranges::is_sorted(points, std::less_equal<>{}) ==
              (points.size() == 1 || std::ranges::adjacent_find(points) == points.end()));
        CHECK(points.size() <=
              std::max<std::size_t>(values.size() <= 4 * static_cast<std::size_t>(columns) ? values.size() : 0,
                                    4 * static_cast<std::size_t>(columns)));
        std::int64_t low = INT64_MAX, high = INT64_MIN;
        for (const int at : points) {
            low = std::min(low, values[static_cast<std::size_t>(at)]);
            high = std::max(high, values[static_cast<std::size_t>(at)]);
        }
        CHECK(low == *std::ranges::min_element(values));
        CHECK(high == *std::ranges::max_element(values));
    }
}

TEST_CASE("running shares end at the whole, and at nothing for nothing") {
    const std::int64_t falling[] = {60, 30, 10};
    const auto shares = running_shares(falling);
    CHECK(shares[0] == doctest::Approx(0.6));
    CHECK(shares[1] == doctest::Approx(0.9));
    CHECK(shares[2] == doctest::Approx(1));
    const std::int64_t zeros[] = {0, 0};
    CHECK(running_shares(zeros)[1] == 0);
}

TEST_CASE("a chart says its main thing, and copies exact numbers") {
    const ChartCategory categories[] = {{"مارس 2026"}, {"أبريل, 2026"}};
    const ChartSeries series[] = {{.name = "المبيعات", .values = {4500050, no_value}}};
    const ChartSpec spec{.label = "المبيعات بالشهر",
                         .categories = categories,
                         .series = series,
                         .unit = {2, currency_of("SAR")},
                         .locale = english};
    set_theme({.arabic = false});
    CHECK(chart_summary(spec).find("مارس 2026") != std::string::npos);
    CHECK(chart_summary(spec).find("45,000.50") != std::string::npos);
    CHECK(chart_as_text(spec, ',') == "Category,المبيعات\nمارس 2026,45000.5\n\"أبريل, 2026\",\n");
}

TEST_CASE("arrows step from point to point, Enter opens, T shows the table") {
    ChartWorld world;
    world.frame(3);
    REQUIRE(world.find(Role::figure, "Sales by month. Highest: February, 900. Lowest: January, 300"));
    const Node* first = world.find(Role::option, "January, Sales: 300");
    world.focus(first);
    world.press(ImGuiKey_RightArrow);
    REQUIRE(world.focused());
    CHECK(world.focused()->name == "February, Sales: 900");
    world.press(ImGuiKey_RightArrow);
    CHECK(world.focused()->name == "March, Sales: No value");
    world.press(ImGuiKey_End);
    CHECK(world.focused()->name == "April, Sales: 450");
    world.press(ImGuiKey_RightArrow); // there is nothing beyond
    CHECK(world.focused()->name == "April, Sales: 450");
    world.press(ImGuiKey_Home);
    CHECK(world.focused()->name == "January, Sales: 300");
    semantics::request_activation(world.focused()->id);
    world.frame(2);
    REQUIRE(world.opened.opened);
    CHECK(world.opened.opened->category == 0);
    world.press(ImGuiKey_T);
    const auto* table = world.find(Role::table, "Sales by month");
    REQUIRE(table);
    CHECK(table->row_count == 5);
    CHECK(table->column_count == 2);
    CHECK(world.find(Role::cell, "900"));
    world.press(ImGuiKey_T);
    CHECK(!world.find(Role::table, "Sales by month"));
}

TEST_CASE("a click on a bar opens it, with its series") {
    ChartWorld world;
    world.spec.is_ordered = true;
    world.series.push_back({.name = "Costs", .values = {100, 200, 300, 400}});
    world.frame(3);
    world.click(world.find(Role::option, "April, Costs: 400"));
    REQUIRE(world.opened.opened);
    CHECK(world.opened.opened->category == 3);
    CHECK(world.opened.opened->series == 1);
}

TEST_CASE("the legend hides a series, but never the last one") {
    ChartWorld world;
    world.spec.kind = ChartKind::line;
    world.series.push_back({.name = "Costs", .values = {100, 200, 300, 400}});
    world.frame(3);
    CHECK(world.find(Role::option, "January, Sales: 300, Costs: 100"));
    world.click(world.find(Role::button, "Show Costs"));
    CHECK(world.find(Role::option, "January, Sales: 300"));
    world.click(world.find(Role::button, "Show Sales"));
    CHECK(world.find(Role::option, "January, Sales: 300"));
    world.click(world.find(Role::button, "Show Costs"));
    CHECK(world.find(Role::option, "January, Sales: 300, Costs: 100"));
}

TEST_CASE("every kind is drawn whatever the data: nothing, one point, only negative, thousands") {
    for (const ChartKind kind :
         {ChartKind::bar, ChartKind::line, ChartKind::area, ChartKind::funnel, ChartKind::heat_map, ChartKind::pareto})
        for (const int count : {0, 1, 2, 7, 5000})
            for (const std::int64_t sign : {-1, 0, 1})
                for (const bool is_stacked : {false, true}) {
                    CAPTURE(static_cast<int>(kind));
                    CAPTURE(count);
                    ChartWorld world({360, 640});
                    world.spec.kind = kind;
                    world.spec.is_stacked = is_stacked;
                    world.categories.assign(static_cast<std::size_t>(count), {"A name that is longer than its place"});
                    world.series = {{.name = "One", .values = {}}, {.name = "Two", .values = {}}};
                    for (int i = 0; i < count; ++i) world.series[0].values.push_back(sign * (i % 17));
                    for (int i = 0; i < count / 2; ++i) world.series[1].values.push_back(i % 3 ? no_value : sign * 5);
                    world.frame(2);
                    if (count < 2 || sign == 0) continue;
                    const Node* point = nullptr;
                    for (const Node& node : semantics::nodes())
                        if (node.role == Role::option) point = &node;
                    world.focus(point);
                    world.press(ImGuiKey_End);
                    world.press(ImGuiKey_DownArrow);
                    world.press(ImGuiKey_T);
                }
}

} // namespace crm
#endif
