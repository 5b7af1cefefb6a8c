// From groups of records to what a chart draws; and the chart's numbers as a file.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/queries/group.hpp"
#include "web/kit/chart.hpp"

namespace crm {

struct GroupChart {
    std::vector<ChartCategory> categories;
    std::vector<ChartSeries> series;
    ChartUnit unit;
};
// `measured`: what the only series is called, where there is no second field.
GroupChart chart_of(const GroupTable& table, std::string_view measured);

void save_chart(const ChartSpec& spec, std::string_view name); // as CSV, to the person's downloads

} // namespace crm
