#include "web/views/home/home_charts.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/queries/filter_rows.hpp"
#include "core/queries/group.hpp"
#include "core/text/dates.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_chart.hpp"
#include "web/frame/group_chart.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr int months_shown = 12, dealing_days = 90;

struct Answer { // a question to the tables, and what came of it
    GroupQuery query;
    Filter filter;
    GroupTable table;
};

struct HomeCharts { // kept until a record, the day or the language changes
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    Locale locale{};
    Answer sales, stages, channels;
    GroupChart sales_chart, stages_chart, channels_chart;
};

GroupTable answer(Context& ctx, const Answer& asked) {
    const RowSet set = rows_of(ctx.tables, asked.query.entity, asked.filter, ctx.reader, ctx.caches.lists.conditions());
    std::vector<Row> rows;
    rows.reserve(set.count());
    set.each([&](Row row) { rows.push_back(row); });
    return group_rows(ctx.tables, rows, asked.query, ctx.reader);
}

Filter condition(const Context& ctx, std::string_view entity, std::string_view field, Operator op,
                 std::vector<Value> values) {
    return Filter::of({.field = ctx.field(entity, field), .op = op, .values = std::move(values)});
}

// The sums of the last twelve months, and of the same months a year before under them.
void find_sales(Context& ctx, HomeCharts& charts) {
    const std::int32_t month = period_of(ctx.reader.today, DateUnit::month, 0);
    const Date first = first_day_of(month - 2 * months_shown + 1, DateUnit::month, 0),
               last = {first_day_of(month + 1, DateUnit::month, 0).days - 1};
    Answer& sales = charts.sales;
    sales.query = {.entity = ctx.entity("order"),
                   .by = {ctx.field("order", "date"), DateUnit::month},
                   .measure = {MeasureKind::sum, ctx.field("order", "total")},
                   .currency = ctx.reader.currency};
    sales.filter = Filter::all_of(
        {condition(ctx, "order", "date", Operator::between, {std::int64_t{first.days}, std::int64_t{last.days}}),
         condition(ctx, "order", "state", Operator::none_of, {std::string("draft"), std::string("cancelled")})});
    sales.table = answer(ctx, sales);
    GroupChart& chart = charts.sales_chart;
    chart = chart_of(sales.table, ctx.text(words::this_year));
    const std::vector<std::int64_t> values =
        chart.series.empty() ? std::vector<std::int64_t>{} : chart.series[0].values;
    const std::int32_t first_there =
        sales.table.groups.empty() ? month : period_of(sales.table.groups.front().first, DateUnit::month, 0);
    const auto value_of = [&](std::int32_t period) {
        const std::int32_t at = period - first_there;
        return at >= 0 && at < static_cast<std::int32_t>(values.size()) ? values[static_cast<std::size_t>(at)]
                                                                        : std::int64_t{0};
    };
    const MonthNames names = [&] {
        const CountryInfo* country = find_country(ctx.reader.country);
        return country ? country->months : MonthNames::standard;
    }();
    chart.categories.clear();
    ChartSeries now{.name = std::string(ctx.text(words::this_year)), .values = {}},
        before{.name = std::string(ctx.text(words::year_before)), .values = {}, .is_faint = true};
    for (std::int32_t period = month - months_shown + 1; period <= month; ++period) {
        const Date day = first_day_of(period, DateUnit::month, 0);
        const CivilDate civil = civil_of(day);
        const std::string year = with_digits(std::to_string(civil.year), ctx.reader.locale.digits);
        chart.categories.push_back(
            {date_text(day, {.locale = ctx.reader.locale, .form = DateForm::month_year, .months = names}),
             std::string(month_name_short(civil.month, ctx.language, names)), year});
        now.values.push_back(value_of(period));
        before.values.push_back(value_of(period - 12));
    }
    chart.series = {std::move(now), std::move(before)};
    if (std::ranges::all_of(chart.series[1].values, [](std::int64_t value) { return value == 0; }))
        chart.series.pop_back();
}

void find_stages(Context& ctx, HomeCharts& charts) {
    charts.stages.query = {.entity = ctx.entity("person"), .by = {ctx.field("person", "stage")}};
    charts.stages.table = answer(ctx, charts.stages);
    charts.stages_chart =
        chart_of(charts.stages.table, ctx.schema.entity(charts.stages.query.entity).plural.in(ctx.language));
}

// The channels that were used, the busiest first.
void find_channels(Context& ctx, HomeCharts& charts) {
    Answer& channels = charts.channels;
    channels.query = {.entity = ctx.entity("dealing"), .by = {ctx.field("dealing", "channel")}};
    channels.filter = condition(ctx, "dealing", "at", Operator::in_last_days, {std::int64_t{dealing_days}});
    channels.table = answer(ctx, channels);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < channels.table.groups.size(); ++i)
        if (channels.table.value(i, 0) > 0) order.push_back(i);
    sort_few_by(order, [&](std::size_t i) { return -channels.table.value(i, 0); });
    std::vector<Group> groups;
    std::vector<std::int64_t> values;
    for (const std::size_t i : order) {
        groups.push_back(channels.table.groups[i]);
        values.push_back(channels.table.value(i, 0));
    }
    channels.table.groups = std::move(groups);
    channels.table.values = std::move(values);
    charts.channels_chart = chart_of(channels.table, ctx.schema.entity(channels.query.entity).plural.in(ctx.language));
}

const HomeCharts& home_charts(Context& ctx) {
    HomeCharts& charts = ctx.state<HomeCharts>();
    const Locale locale = ctx.reader.locale;
    if (charts.revision == ctx.tables.revision() && charts.day == ctx.reader.today &&
        charts.locale.language == locale.language && charts.locale.digits == locale.digits)
        return charts;
    charts.revision = ctx.tables.revision();
    charts.day = ctx.reader.today;
    charts.locale = locale;
    find_sales(ctx, charts);
    find_stages(ctx, charts);
    find_channels(ctx, charts);
    return charts;
}

// The records behind a bar, as the list's filter has them in the address.
void open_group(Context& ctx, const Answer& of, std::optional<Filter> group) {
    std::vector<Filter> parts;
    if (!of.filter.empty()) parts.push_back(of.filter);
    if (group) parts.push_back(std::move(*group));
    std::vector<Filter> flat;
    for (Filter& part : parts)
        if (part.kind == Filter::Kind::all)
            flat.insert(flat.end(), part.parts.begin(), part.parts.end());
        else
            flat.push_back(std::move(part));
    const EntityIx entity = of.query.entity;
    ctx.go({.screen = Screen::list,
            .entity = std::string(ctx.schema.entity(entity).key),
            .query = "layout=table&filter=" + to_text(ctx.schema, entity, Filter::all_of(std::move(flat)))});
}

void sales_card(Context& ctx, const HomeCharts& charts) {
    begin_card_ui("sales", {.title = ctx.text(words::sales_by_month), .icon = Icon::chart});
    gap(8);
    const GroupChart& chart = charts.sales_chart;
    const ChartResult done = chart_ui("sales", {.kind = ChartKind::area,
                                                .label = ctx.text(words::sales_by_month),
                                                .categories = chart.categories,
                                                .series = chart.series,
                                                .unit = chart.unit,
                                                .locale = ctx.reader.locale,
                                                .is_ordered = true,
                                                .can_open = true,
                                                .under_title = true,
                                                .height = 220,
                                                .empty_title = ctx.text(words::no_sales_yet),
                                                .empty_text = ctx.text(words::no_sales_yet_text)});
    end_card_ui();
    if (!done.opened) return;
    const std::int32_t month =
        period_of(ctx.reader.today, DateUnit::month, 0) - months_shown + 1 + done.opened->category;
    Answer of = charts.sales;
    of.filter = of.filter.parts[1]; // of the one month, not of all
    open_group(ctx, of,
               condition(ctx, "order", "date", Operator::between,
                         {std::int64_t{first_day_of(month, DateUnit::month, 0).days},
                          std::int64_t{first_day_of(month + 1, DateUnit::month, 0).days - 1}}));
}

struct Bars {
    std::string_view id;
    const BothNames &title, &empty, &empty_text;
    Icon icon;
};

void bars_card(Context& ctx, const Bars& bars, const Answer& of, const GroupChart& chart) {
    begin_card_ui(bars.id, {.title = ctx.text(bars.title), .icon = bars.icon});
    gap(8);
    const ChartResult done = chart_ui(bars.id, {.kind = ChartKind::bar,
                                                .label = ctx.text(bars.title),
                                                .categories = chart.categories,
                                                .series = chart.series,
                                                .unit = chart.unit,
                                                .locale = ctx.reader.locale,
                                                .lay = ChartLay::lying,
                                                .can_open = true,
                                                .under_title = true,
                                                .height = 200,
                                                .empty_title = ctx.text(bars.empty),
                                                .empty_text = ctx.text(bars.empty_text)});
    end_card_ui();
    if (done.opened)
        open_group(ctx, of,
                   filter_of(ctx.tables, of.query, of.query.by, of.table.groups,
                             static_cast<std::size_t>(done.opened->category)));
}

} // namespace

void sales_chart_ui(Context& ctx) {
    const IdScope scope{"charts"};
    sales_card(ctx, home_charts(ctx));
}

void customer_charts_ui(Context& ctx) {
    const IdScope scope{"charts"};
    const HomeCharts& charts = home_charts(ctx);
    Grid grid{is_phone() ? 300.0f : 380.0f, 16, 2};
    grid.next();
    bars_card(
        ctx, {"stages", words::customers_by_stage, words::no_customers_yet, words::no_customers_yet_text, Icon::people},
        charts.stages, charts.stages_chart);
    grid.next();
    bars_card(ctx,
              {"channels", words::dealings_by_channel, words::no_dealings_yet, words::no_dealings_yet_text, Icon::chat},
              charts.channels, charts.channels_chart);
}

} // namespace crm
