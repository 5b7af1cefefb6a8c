// A list as a chart: what is drawn of which field is chosen above it, the list's filters hold, and a click on a bar
// shows its records as a table.
#include <algorithm>

#include "core/text/currencies.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_chart.hpp"
#include "web/frame/group_chart.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/list/chart_choice.hpp"
#include "web/views/list/layouts.hpp"

namespace crm {

namespace {

// What is drawn, kept until the rows or the choice change.
struct Drawn {
    std::uint64_t version = 0;
    GroupQuery query;
    GroupQuery asked; // the query with the period that suits the dates
    GroupTable table;
    GroupChart chart;
};
// The finest period that does not crowd the axis.
GroupTable group_dates(const ListPart& part, GroupQuery& query) {
    const auto group = [&](DateUnit unit) {
        query.by.unit = unit;
        return group_rows(part.ctx.tables, part.result.rows, query, part.ctx.reader);
    };
    GroupTable table = group(DateUnit::month);
    const auto periods = std::ranges::count(table.groups, GroupKind::period, &Group::kind);
    if (periods <= 2) return group(DateUnit::day);
    if (periods > 180) return group(DateUnit::year);
    if (periods > 60) return group(DateUnit::quarter);
    return table;
}

const Drawn& drawn(ListPart& part, const ChartChoice& choice) {
    Context& ctx = part.ctx;
    Drawn& kept = ctx.state<Drawn>();
    if (kept.version == part.result.version && kept.query == choice.query) return kept;
    kept = {.version = part.result.version, .query = choice.query, .asked = choice.query, .table = {}, .chart = {}};
    const bool finds_period = is_dated(ctx.schema, part.entity, choice.query.by.field) && !choice.is_period_chosen;
    kept.table =
        finds_period ? group_dates(part, kept.asked) : group_rows(ctx.tables, part.result.rows, kept.asked, ctx.reader);
    kept.chart = chart_of(kept.table, measure_text(ctx.schema, part.entity, choice.query.measure, ctx.language));
    return kept;
}

// ---- the line of choices ----

class Choosers { // buttons that open menus, as many on a line as there is room for
public:
    explicit Choosers(ListPart& part) : m_part(part) {}
    template <class Items>
    void add(std::string_view id, const BothNames& what, std::string_view chosen, Items&& items) {
        const std::string label = std::string(m_part.ctx.text(what)) + ": " + std::string(chosen);
        const ButtonSpec spec{.small = true, .has_popup = true, .id = id};
        const float wide = button_width(label, spec);
        if (m_used > 0 && m_used + px(8) + wide <= m_room)
            beside(8);
        else
            m_used = 0, m_room = width_left();
        m_used += wide + px(8);
        if (button_ui(label, spec)) open_menu(id);
        if (!begin_menu_ui(id, m_part.ctx.text(what))) return;
        items();
        end_menu_ui();
    }
    void option(std::string_view label, bool is_chosen, const char* key, std::string_view value) {
        if (!menu_item_ui(label, {.checked = is_chosen, .id = value.empty() ? std::string_view("none") : value}))
            return;
        if (value.empty())
            m_part.state.options.erase(key);
        else
            m_part.state.options[key] = value;
        m_part.view_changed = true;
    }

private:
    ListPart& m_part;
    float m_used = 0, m_room = 0;
};

void choosers_ui(ListPart& part, const ChartChoice& choice, const Drawn& shown) {
    const Context& ctx = part.ctx;
    const Schema& schema = ctx.schema;
    const auto label = [&](FieldIx ix) { return schema.field(part.entity, ix).label.in(ctx.language); };
    const auto key = [&](FieldIx ix) { return schema.field(part.entity, ix).key; };
    const std::vector<FieldIx> fields = groupable_fields(schema, part.entity);
    Choosers choosers(part);
    choosers.add("kind", words::chart_kind, ctx.text(choice.style->label), [&] {
        for (const ChartStyle& style : chart_styles())
            choosers.option(ctx.text(style.label), &style == choice.style, "chart", style.key);
    });
    choosers.add(
        "of", words::chart_measure, measure_text(schema, part.entity, choice.query.measure, ctx.language), [&] {
            for (const Measure& measure : possible_measures(schema, part.entity))
                choosers.option(measure_text(schema, part.entity, measure, ctx.language),
                                measure == choice.query.measure, "chart_of", measure_key(schema, part.entity, measure));
        });
    choosers.add("by", words::chart_group_by, label(choice.query.by.field), [&] {
        for (const FieldIx ix : fields) choosers.option(label(ix), ix == choice.query.by.field, "chart_by", key(ix));
    });
    if (is_dated(schema, part.entity, choice.query.by.field)) {
        std::string_view unit;
        for (const PeriodChoice& period : period_choices())
            if (period.unit == shown.asked.by.unit) unit = ctx.text(period.label);
        choosers.add("unit", words::chart_period, unit, [&] {
            for (const PeriodChoice& period : period_choices())
                choosers.option(ctx.text(period.label), period.unit == shown.asked.by.unit, "chart_unit", period.key);
        });
    }
    if (choice.style->kind != ChartKind::funnel && choice.style->kind != ChartKind::pareto) {
        const FieldIx then = choice.query.then.field;
        choosers.add("and", words::chart_split_by, then == no_field ? ctx.text(words::chart_not_split) : label(then),
                     [&] {
                         choosers.option(ctx.text(words::chart_not_split), then == no_field, "chart_and", "");
                         menu_divider_ui();
                         for (const FieldIx ix : fields)
                             if (ix != choice.query.by.field && !is_dated(schema, part.entity, ix))
                                 choosers.option(label(ix), ix == then, "chart_and", key(ix));
                     });
    }
    if (shown.table.currencies.size() > 1)
        choosers.add("currency", words::chart_currency, letters_of(shown.table.currency), [&] {
            for (const CurrencyCount& each : shown.table.currencies)
                choosers.option(letters_of(each.currency), each.currency == shown.table.currency, "chart_currency",
                                letters_of(each.currency));
        });
}

// ---- the records behind a point ----

void add_filter(std::vector<Filter>& filters, Filter filter) {
    if (filter.kind != Filter::Kind::all) return filters.push_back(std::move(filter));
    for (Filter& each : filter.parts) filters.push_back(std::move(each));
}

void open_point(ListPart& part, const Drawn& shown, ChartPoint point, bool is_of_series) {
    const Tables& tables = part.ctx.tables;
    const auto of_group =
        filter_of(tables, shown.asked, shown.asked.by, shown.table.groups, static_cast<std::size_t>(point.category));
    const auto of_series = is_of_series ? filter_of(tables, shown.asked, shown.asked.then, shown.table.series,
                                                    static_cast<std::size_t>(point.series))
                                        : std::nullopt;
    if (!of_group && !of_series) return;
    if (of_group) add_filter(part.state.filters, *of_group);
    if (of_series) add_filter(part.state.filters, *of_series);
    part.state.layout = "table"; // a step of its own in the history: Back is the chart again
}

std::string title_of(const ListPart& part, const ChartChoice& choice) {
    const Context& ctx = part.ctx;
    const auto label = [&](FieldIx ix) { return ctx.schema.field(part.entity, ix).label.in(ctx.language); };
    const std::string measured = choice.query.measure.kind == MeasureKind::count
                                     ? std::string(ctx.schema.entity(part.entity).plural.in(ctx.language))
                                     : measure_text(ctx.schema, part.entity, choice.query.measure, ctx.language);
    std::string fields(label(choice.query.by.field));
    if (choice.query.then.field != no_field)
        fields += std::string(ctx.text(words::chart_and)) + std::string(label(choice.query.then.field));
    return filled(ctx.text(words::chart_title), measured, fields);
}

std::string total_text(const ListPart& part, const Drawn& shown, const ChartUnit& unit) {
    if (shown.query.measure.kind == MeasureKind::average || shown.table.is_overlapping) return {};
    std::int64_t total = 0;
    for (const std::int64_t value : shown.table.values)
        if (value != missing_number && __builtin_add_overflow(total, value, &total)) return {};
    return filled(part.ctx.text(words::chart_total), chart_value_text(total, unit, part.ctx.reader.locale));
}

void notes_ui(const ListPart& part, const Drawn& shown) {
    const Context& ctx = part.ctx;
    if (shown.table.currencies.size() > 1) {
        std::size_t others = 0;
        for (const CurrencyCount& each : shown.table.currencies)
            if (each.currency != shown.table.currency) others += each.rows;
        const std::string count = number_text(static_cast<std::int64_t>(others), {.digits = ctx.reader.locale.digits});
        paragraph_ui(
            filled(ctx.text(words::chart_only_currency), std::string_view(letters_of(shown.table.currency)), count),
            styles::help);
    }
    if (shown.table.is_overlapping) paragraph_ui(ctx.text(words::chart_overlaps), styles::help);
}

} // namespace

void chart_part_ui(ListPart& part) {
    if (part.result.rows.empty()) return part.empty();
    Context& ctx = part.ctx;
    const ChartChoice choice = chart_choice(part.state, ctx.schema, part.entity);
    const Drawn& shown = drawn(part, choice);
    if (begin_scroll_ui("chart part")) {
        choosers_ui(part, choice, shown);
        gap(12);
        const std::string title = title_of(part, choice);
        begin_card_ui("chart", {.title = title});
        gap(8);
        const GroupChart& chart = shown.chart;
        const std::string total = total_text(part, shown, chart.unit);
        const float room = ImGui::GetContentRegionAvail().y / theme().scale - 96; // down to the screen's end
        const bool is_dense = chart.categories.size() > 400;
        const ChartSpec spec{.kind = is_dense && choice.style->kind == ChartKind::bar ? ChartKind::line
                                                                                      : choice.style->kind,
                             .label = title,
                             .caption = total,
                             .categories = chart.categories,
                             .series = chart.series,
                             .unit = chart.unit,
                             .locale = ctx.reader.locale,
                             .is_stacked = choice.style->is_stacked,
                             .is_ordered = shown.table.is_ordered,
                             .can_open = true,
                             .can_save = true,
                             .under_title = true,
                             .height = std::clamp(room, 280.0f, 560.0f)};
        const ChartResult done = chart_ui("list chart", spec);
        notes_ui(part, shown);
        end_card_ui();
        const bool has_series = spec.kind == ChartKind::bar || spec.kind == ChartKind::heat_map;
        if (done.opened) open_point(part, shown, *done.opened, has_series && chart.series.size() > 1);
        if (done.save_wished) save_chart(spec, std::string(ctx.schema.entity(part.entity).key) + "-chart.csv");
        gap(24);
        place({1, 1});
    }
    end_scroll_ui();
}

} // namespace crm
