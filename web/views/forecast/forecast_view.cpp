#include "web/views/forecast/forecast_view.hpp"

#include <algorithm>

#include "core/queries/filter.hpp"
#include "core/queries/periods.hpp"
#include "core/sales/sales_forecast.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/percent.hpp"
#include "core/text/words_forecast.hpp"
#include "web/frame/figures.hpp"
#include "web/frame/rates_note.hpp"
#include "web/kit/chart.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::size_t past_shown = 12;

struct ForecastState { // kept until a record, the day or the language changes
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    Locale locale{};
    SalesForecast forecast;
    std::vector<ChartCategory> categories;
    std::vector<ChartSeries> series;
    TableView ahead_view, past_view, stages_view;
    TableSelection ahead_selection, past_selection, stages_selection;
};

MonthNames month_names(const Context& ctx) {
    const CountryInfo* country = find_country(ctx.reader.country);
    return country ? country->months : MonthNames::standard;
}

std::string month_text(const Context& ctx, std::int32_t month) {
    return date_text(first_day_of(month, DateUnit::month, 0),
                     {.locale = ctx.reader.locale, .form = DateForm::month_year, .months = month_names(ctx)});
}

std::string sentence(const Context& ctx, const BothNames& words, const std::string& value) {
    std::string text(ctx.text(words));
    if (const std::size_t at = text.find("{}"); at != text.npos) text.replace(at, 2, value);
    return text;
}

std::string amount(const Context& ctx, std::int64_t minor, bool has_currency = true) {
    return money_text({minor, ctx.reader.currency}, ctx.reader.locale,
                      {.has_currency = has_currency, .drops_zero_minor = true});
}

// Of what is only expected, halalas would be a false promise.
std::string about(const Context& ctx, std::int64_t minor, bool has_currency = true) {
    std::int64_t unit = 1;
    for (int i = 0; i < minor_digits(ctx.reader.currency); ++i) unit *= 10;
    return amount(ctx, (minor + unit / 2) / unit * unit, has_currency);
}

void find_chart(const Context& ctx, ForecastState& state) {
    const SalesForecast& forecast = state.forecast;
    const std::size_t skipped = forecast.past.size() - std::min(past_shown, forecast.past.size());
    ChartSeries sold{.name = std::string(ctx.text(words::forecast_sold)), .values = {}},
        history{.name = std::string(ctx.text(words::forecast_history)), .values = {}},
        pipeline{.name = std::string(ctx.text(words::forecast_pipeline)), .values = {}},
        together{.name = std::string(ctx.text(words::forecast_together)), .values = {}};
    state.categories.clear();
    const auto add_month = [&](std::int32_t month) {
        const CivilDate civil = civil_of(first_day_of(month, DateUnit::month, 0));
        state.categories.push_back({month_text(ctx, month),
                                    std::string(month_name_short(civil.month, ctx.language, month_names(ctx))),
                                    with_digits(std::to_string(civil.year), ctx.reader.locale.digits)});
    };
    for (std::size_t i = skipped; i < forecast.past.size(); ++i) {
        add_month(forecast.past[i].month);
        sold.values.push_back(forecast.past[i].sales);
        for (ChartSeries* each : {&history, &pipeline, &together}) each->values.push_back(no_value);
    }
    const auto value_of = [](const Estimate& estimate) { return estimate.is_known ? estimate.value : no_value; };
    for (const MonthAhead& month : forecast.ahead) {
        add_month(month.month);
        sold.values.push_back(no_value);
        history.values.push_back(value_of(month.history));
        pipeline.values.push_back(value_of(month.pipeline));
        together.values.push_back(value_of(month.together));
    }
    state.series.clear();
    for (ChartSeries* each : {&sold, &history, &pipeline, &together})
        if (std::ranges::any_of(each->values, [](std::int64_t value) { return value != no_value; }))
            state.series.push_back(std::move(*each));
}

ForecastState& forecast_state(Context& ctx) {
    ForecastState& state = ctx.state<ForecastState>();
    const Locale locale = ctx.reader.locale;
    if (state.revision == ctx.tables.revision() && state.day == ctx.reader.today &&
        state.locale.language == locale.language && state.locale.digits == locale.digits)
        return state;
    state.revision = ctx.tables.revision();
    state.day = ctx.reader.today;
    state.locale = locale;
    state.forecast = sales_forecast(ctx.tables, ctx.reader);
    find_chart(ctx, state);
    return state;
}

void show(const Context& ctx, const Estimate& estimate, CellText& out) {
    if (!estimate.is_known) {
        out.text = "—";
        out.muted = true;
        return;
    }
    out.text = about(ctx, estimate.value);
    if (estimate.low == estimate.high) return;
    out.detail = about(ctx, estimate.low, false) + " – " + about(ctx, estimate.high, false);
}

// The open deals that are expected to close in a month; those that are late belong to the one that runs.
void open_deals(Context& ctx, std::int32_t month) {
    const bool runs = month == period_of(ctx.reader.today, DateUnit::month, 0);
    const std::int64_t last = first_day_of(month + 1, DateUnit::month, 0).days - 1;
    const std::int64_t first = runs ? 0 : first_day_of(month, DateUnit::month, 0).days;
    const EntityIx deal = ctx.entity("deal");
    const Filter filter = Filter::all_of({Filter::of({.field = ctx.field("deal", "expected_close"),
                                                      .op = Operator::between,
                                                      .values = {Value{first}, Value{last}}}),
                                          Filter::of({.field = ctx.field("deal", "state"),
                                                      .op = Operator::none_of,
                                                      .values = {std::string("won"), std::string("lost")}})});
    ctx.go({.screen = Screen::list,
            .entity = "deal",
            .query = "layout=table&filter=" + to_text(ctx.schema, deal, filter)});
}

void ahead_table_ui(Context& ctx, ForecastState& state) {
    const std::vector<MonthAhead>& ahead = state.forecast.ahead;
    Figures figures{.id = "ahead", .label = ctx.text(words::forecast_coming), .columns = {}, .count = ahead.size()};
    figures.columns.push_back(figure_column(ctx, "month", words::forecast_month, 230));
    if (ahead.front().together.is_known)
        figures.columns.push_back(figure_column(ctx, "together", words::forecast_together, 220));
    figures.columns.push_back(figure_column(ctx, "history", words::forecast_history, 220));
    figures.columns.push_back(figure_column(ctx, "pipeline", words::forecast_pipeline, 220));
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const MonthAhead& month = ahead[row];
        if (column == "together") return show(ctx, month.together, out);
        if (column == "history") return show(ctx, month.history, out);
        if (column == "pipeline") return show(ctx, month.pipeline, out);
        out.text = month_text(ctx, month.month);
        if (month.sold > 0) out.detail = sentence(ctx, words::forecast_so_far, amount(ctx, month.sold));
        out.link = month.deals > 0;
        out.strong = true;
    };
    if (const auto opened = figures_ui(figures, state.ahead_view, state.ahead_selection);
        opened && ahead[*opened].deals > 0)
        open_deals(ctx, ahead[*opened].month);
}

void notes_ui(Context& ctx, const SalesForecast& forecast) {
    const auto say = [&](const std::string& text) {
        paragraph_ui(text, styles::muted);
        gap(4);
    };
    if (forecast.miss_percent >= 0) {
        say(std::string(ctx.text(forecast.kind == SmoothingKind::level   ? words::forecast_kind_level
                                 : forecast.kind == SmoothingKind::trend ? words::forecast_kind_trend
                                                                         : words::forecast_kind_seasons)));
        say(sentence(ctx, words::forecast_miss, percent_text(forecast.miss_percent, ctx.reader.locale)));
    }
    if (forecast.from_deals_percent >= 0)
        say(sentence(ctx, words::forecast_from_deals, percent_text(forecast.from_deals_percent, ctx.reader.locale)));
    else
        say(std::string(ctx.text(words::forecast_no_share)));
    if (forecast.late_deals > 0) say(ctx.counted(words::forecast_late, forecast.late_deals));
    if (forecast.undated_deals > 0) say(ctx.counted(words::forecast_undated, forecast.undated_deals));
    without_rate_ui(ctx, forecast.without_rate);
}

void past_card_ui(Context& ctx, ForecastState& state) {
    std::vector<const MonthPast*> months;
    for (const MonthPast& month : state.forecast.past)
        if (month.is_forecast) months.insert(months.begin(), &month);
    if (months.empty()) return;
    begin_card_ui("past", {.title = ctx.text(words::forecast_past), .icon = Icon::history});
    gap(8);
    Figures figures{.id = "past", .label = ctx.text(words::forecast_past), .columns = {}, .count = months.size()};
    figures.columns = {figure_column(ctx, "month", words::forecast_month, 160),
                       figure_column(ctx, "made", words::forecast_made, 200),
                       figure_column(ctx, "sold", words::forecast_sold, 200),
                       figure_column(ctx, "missed", words::forecast_missed_by, 140)};
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const MonthPast& month = *months[row];
        const std::int64_t missed = month.forecast - month.sales;
        out.text = column == "month"  ? month_text(ctx, month.month)
                   : column == "made" ? about(ctx, month.forecast)
                   : column == "sold" ? amount(ctx, month.sales)
                                      : about(ctx, missed < 0 ? -missed : missed, false);
    };
    figures_ui(figures, state.past_view, state.past_selection);
    end_card_ui();
    gap(16);
}

void stages_card_ui(Context& ctx, ForecastState& state) {
    const std::vector<StageRate>& stages = state.forecast.stages;
    if (stages.empty()) return;
    begin_card_ui("stages", {.title = ctx.text(words::forecast_stages), .icon = Icon::deal});
    gap(8);
    Figures figures{.id = "stages", .label = ctx.text(words::forecast_stages), .columns = {}, .count = stages.size()};
    figures.columns = {
        figure_column(ctx, "stage", words::forecast_stage, 220),
        figure_column(ctx, "closed", words::forecast_closed, 140), figure_column(ctx, "won", words::forecast_won, 110),
        figure_column(ctx, "rate", words::forecast_rate, 130), figure_column(ctx, "set", words::forecast_set, 110)};
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const StageRate& rate = stages[row];
        const auto count = [&](std::uint32_t n) { return with_digits(std::to_string(n), ctx.reader.locale.digits); };
        out.text = column == "stage"    ? ctx.name(rate.stage)
                   : column == "closed" ? count(rate.closed)
                   : column == "won"    ? count(rate.won)
                   : column == "rate"
                       ? percent_text((rate.won * 200LL + rate.closed) / (rate.closed * 2LL), ctx.reader.locale)
                       : percent_text(rate.probability, ctx.reader.locale);
    };
    figures_ui(figures, state.stages_view, state.stages_selection);
    end_card_ui();
    gap(16);
}

} // namespace

void forecast_view_ui(Context& ctx) {
    if (!begin_scroll_ui("forecast", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    ForecastState& state = forecast_state(ctx);
    heading_ui(ctx.text(words::forecast), 1);
    paragraph_ui(ctx.text(words::forecast_text), styles::muted);
    gap(14);
    if (state.forecast.ahead.empty()) {
        empty_state_ui({.icon = Icon::forecast,
                        .title = ctx.text(words::forecast_nothing),
                        .text = ctx.text(words::forecast_nothing_text)});
        without_rate_ui(ctx, state.forecast.without_rate);
        return end_scroll_ui();
    }
    begin_card_ui("ahead", {.title = ctx.text(words::forecast_chart), .icon = Icon::forecast});
    gap(8);
    chart_ui("ahead", {.kind = ChartKind::line,
                       .label = ctx.text(words::forecast_chart),
                       .categories = state.categories,
                       .series = state.series,
                       .unit = {minor_digits(ctx.reader.currency), ctx.reader.currency},
                       .locale = ctx.reader.locale,
                       .is_ordered = true,
                       .under_title = true,
                       .height = 260});
    gap(12);
    ahead_table_ui(ctx, state);
    gap(10);
    notes_ui(ctx, state.forecast);
    end_card_ui();
    gap(16);
    past_card_ui(ctx, state);
    stages_card_ui(ctx, state);
    end_scroll_ui();
}

} // namespace crm
