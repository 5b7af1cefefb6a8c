#include "web/frame/group_chart.hpp"

#include "web/platform/files.hpp"

namespace crm {

GroupChart chart_of(const GroupTable& table, std::string_view measured) {
    GroupChart chart{.unit = {table.decimals, table.currency}};
    for (const Group& group : table.groups) chart.categories.push_back({group.label, group.axis, group.axis_second});
    for (std::size_t s = 0; s < table.series.size(); ++s) {
        const Group& group = table.series[s];
        ChartSeries series{.name = group.kind == GroupKind::all ? std::string(measured) : group.label};
        if (group.kind == GroupKind::missing || group.kind == GroupKind::other) series.tone = Tone::neutral;
        for (std::size_t g = 0; g < table.groups.size(); ++g) {
            const std::int64_t value = table.value(g, s);
            series.values.push_back(value == missing_number ? no_value : value);
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

void save_chart(const ChartSpec& spec, std::string_view name) {
    const int save = platform::begin_save(name, "text/csv", platform::SaveTo::downloads, [](platform::SaveEnd) {});
    platform::append_to_save(save, "\xEF\xBB\xBF" + chart_as_text(spec, ',')); // the mark tells Excel that it is UTF-8
    platform::finish_save(save);
}

} // namespace crm
