// Which chart of a list somebody has chosen: kind, field, period, second field, measure. Kept with the list's other
// options as words ("chart=area&chart_by=date&chart_of=sum:total"); what is not chosen follows from the schema: orders
// are sums by month, people a funnel of their stages.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/queries/group.hpp"
#include "web/kit/chart.hpp"
#include "web/views/list/list_state.hpp"

namespace crm {

struct ChartStyle {
    std::string_view key;
    ChartKind kind;
    bool is_stacked;
    Icon icon;
    BothNames label;
};
std::span<const ChartStyle> chart_styles();

struct PeriodChoice {
    std::string_view key;
    DateUnit unit;
    BothNames label;
};
std::span<const PeriodChoice> period_choices();

struct ChartChoice {
    const ChartStyle* style = nullptr;
    GroupQuery query;
    bool is_period_chosen = false; // else as the dates need
};
ChartChoice chart_choice(const ListState& state, const Schema& schema, EntityIx entity);

bool is_dated(const Schema& schema, EntityIx entity, FieldIx field);
std::vector<FieldIx> groupable_fields(const Schema& schema, EntityIx entity);
std::vector<Measure> possible_measures(const Schema& schema, EntityIx entity);
std::string measure_key(const Schema& schema, EntityIx entity, const Measure& measure); // "count", "sum:total"
std::string measure_text(const Schema& schema, EntityIx entity, const Measure& measure, Language language);

} // namespace crm
