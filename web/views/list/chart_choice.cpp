#include "web/views/list/chart_choice.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/text/words_chart.hpp"

namespace crm {

namespace {

std::string with_value(std::string_view sentence, std::string_view value) {
    std::string text(sentence);
    if (const std::size_t at = text.find("{}"); at != text.npos) text.replace(at, 2, value);
    return text;
}

std::string option(const ListState& state, const char* key) {
    const auto found = state.options.find(key);
    return found == state.options.end() ? std::string() : found->second;
}

FieldIx first_of(const Schema& schema, EntityIx entity, bool (*suits)(const FieldDef&)) {
    FieldIx best = no_field;
    int rank = 1 << 20;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) {
        const FieldDef& field = schema.field(entity, ix);
        const int its = field.list_order ? field.list_order : field.read_only ? 5000 : 1000;
        if (suits(field) && its < rank) best = ix, rank = its;
    }
    return best;
}

bool is_typed_date(const FieldDef& field) {
    return (field.type == FieldType::date || field.type == FieldType::moment) && !field.read_only;
}
bool is_one_choice(const FieldDef& field) { return field.type == FieldType::choice && !is_several(field); }

// What a chart of this kind of record shows when nobody has said.
void fill_defaults(ChartChoice& choice, const Schema& schema, EntityIx entity) {
    const FieldIx money = first_of(
                      schema, entity,
                      [](const FieldDef& field) { return field.type == FieldType::money && can_measure(field); }),
                  date = first_of(schema, entity, is_typed_date), by_choice = first_of(schema, entity, is_one_choice);
    const bool has_money_in_list = money != no_field && schema.field(entity, money).list_order > 0;
    if (has_money_in_list && date != no_field && schema.field(entity, date).list_order > 0) {
        choice.style = &chart_styles()[3];
        choice.query.by.field = date;
        choice.query.measure = {MeasureKind::sum, money};
        return;
    }
    choice.style = &chart_styles()[0];
    if (by_choice != no_field) {
        choice.query.by.field = by_choice;
        if (schema.field(entity, by_choice).key == "stage") choice.style = &chart_styles()[4];
        return;
    }
    choice.query.by.field = date != no_field ? date : schema.field(entity, "created_at");
}

} // namespace

std::span<const ChartStyle> chart_styles() {
    static constexpr ChartStyle all[] = {
        {"bar", ChartKind::bar, false, Icon::chart, words::chart_bars},
        {"stack", ChartKind::bar, true, Icon::chart, words::chart_stack},
        {"line", ChartKind::line, false, Icon::chart, words::chart_line},
        {"area", ChartKind::area, false, Icon::chart, words::chart_area},
        {"funnel", ChartKind::funnel, false, Icon::filter, words::chart_funnel},
        {"heat", ChartKind::heat_map, false, Icon::calendar, words::chart_heat},
        {"pareto", ChartKind::pareto, false, Icon::sort_down, words::chart_pareto},
    };
    return all;
}

std::span<const PeriodChoice> period_choices() {
    static constexpr PeriodChoice all[] = {
        {"day", DateUnit::day, words::period_day},
        {"week", DateUnit::week, words::period_week},
        {"month", DateUnit::month, words::period_month},
        {"quarter", DateUnit::quarter, words::period_quarter},
        {"year", DateUnit::year, words::period_year},
        {"hijri_month", DateUnit::hijri_month, words::period_hijri_month},
        {"hijri_year", DateUnit::hijri_year, words::period_hijri_year},
    };
    return all;
}

bool is_dated(const Schema& schema, EntityIx entity, FieldIx field) {
    if (field == no_field) return false;
    const FieldType type = schema.field(entity, field).type;
    return type == FieldType::date || type == FieldType::moment;
}

std::vector<FieldIx> groupable_fields(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (can_group_by(schema.field(entity, ix)) && schema.field(entity, ix).key != "removed_at")
            fields.push_back(ix);
    sort_few_by(fields, [&](FieldIx ix) { // what lists show first, first
        const FieldDef& field = schema.field(entity, ix);
        return (field.read_only ? 2000 : 0) + (field.list_order ? field.list_order : 1000);
    });
    return fields;
}

std::vector<Measure> possible_measures(const Schema& schema, EntityIx entity) {
    std::vector<Measure> all{{}};
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (can_measure(schema.field(entity, ix))) {
            all.push_back({MeasureKind::sum, ix});
            all.push_back({MeasureKind::average, ix});
        }
    return all;
}

std::string measure_key(const Schema& schema, EntityIx entity, const Measure& measure) {
    if (measure.kind == MeasureKind::count) return "count";
    const std::string_view kind = measure.kind == MeasureKind::sum ? "sum:" : "average:";
    return std::string(kind) + std::string(schema.field(entity, measure.field).key);
}

std::string measure_text(const Schema& schema, EntityIx entity, const Measure& measure, Language language) {
    if (measure.kind == MeasureKind::count) return std::string(words::chart_count.in(language));
    const BothNames& sentence = measure.kind == MeasureKind::sum ? words::chart_sum_of : words::chart_average_of;
    return with_value(sentence.in(language), schema.field(entity, measure.field).label.in(language));
}

ChartChoice chart_choice(const ListState& state, const Schema& schema, EntityIx entity) {
    ChartChoice choice{.query = {.entity = entity}};
    fill_defaults(choice, schema, entity);
    const auto field_option = [&](const char* key) {
        const FieldIx ix = schema.field(entity, option(state, key));
        return ix != no_field && can_group_by(schema.field(entity, ix)) ? ix : no_field;
    };
    if (const FieldIx by = field_option("chart_by"); by != no_field && by != choice.query.by.field) {
        choice.query.by.field = by;
        const bool was_for_another = choice.style->kind == ChartKind::funnel || choice.style->kind == ChartKind::area;
        if (was_for_another) choice.style = &chart_styles()[is_dated(schema, entity, by) ? 3 : 0];
    }
    for (const ChartStyle& style : chart_styles())
        if (style.key == option(state, "chart")) choice.style = &style;
    for (const PeriodChoice& period : period_choices())
        if (period.key == option(state, "chart_unit"))
            choice.query.by.unit = period.unit, choice.is_period_chosen = true;
    for (const Measure& measure : possible_measures(schema, entity))
        if (measure_key(schema, entity, measure) == option(state, "chart_of")) choice.query.measure = measure;
    choice.query.currency = currency_of(option(state, "chart_currency"));
    const ChartKind kind = choice.style->kind;
    const bool can_split = kind != ChartKind::funnel && kind != ChartKind::pareto;
    if (can_split) choice.query.then.field = field_option("chart_and");
    if (choice.query.then.field == choice.query.by.field) choice.query.then.field = no_field;
    const bool needs_second =
        (kind == ChartKind::heat_map || choice.style->is_stacked) && choice.query.then.field == no_field;
    if (needs_second)
        for (const FieldIx ix : groupable_fields(schema, entity))
            if (ix != choice.query.by.field && is_one_choice(schema.field(entity, ix))) {
                choice.query.then.field = ix;
                break;
            }
    if (kind == ChartKind::pareto) choice.query.groups_max = 24;
    if (kind == ChartKind::heat_map) choice.query.series_max = 12;
    return choice;
}

} // namespace crm
