#include "core/sales/close_day.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/sales/day_takings.hpp"

namespace crm {

namespace {
// Finds what is about the same method and currency.
auto is_of(const auto& one) {
    return [&one](const auto& other) { return other.method == one.method && other.currency == one.currency; };
}
} // namespace

std::vector<DayClosing> closings_of(const Tables& tables, Date day) {
    const EntityIx entity = known_entity(tables.schema(), "closing");
    const Table& table = tables.table(entity);
    const auto column = [&](std::string_view key) -> const Column& { return known_column(tables, "closing", key); };
    const Column &dates = column("date"), &methods = column("method"), &expected = column("expected"),
                 &counted = column("counted"), &closed = column("created_at");
    std::vector<DayClosing> closings;
    for (Row row = 0; row < table.rows(); ++row) {
        if (dates.code(row) != day.days || !table.is_live(row) || !expected.has(row) || !counted.has(row)) continue;
        const Money should = expected.money(row), is = counted.money(row);
        if (should.currency != is.currency) continue; // of a file somebody wrote
        DayClosing one{{entity, row}, std::string(methods.words(row)), is.currency, should.minor, is.minor};
        const auto known = std::ranges::find_if(closings, is_of(one));
        if (known == closings.end())
            closings.push_back(std::move(one));
        else if (closed.number(known->place.row) < closed.number(row))
            *known = std::move(one);
    }
    return closings;
}

Planned plan_intent(const Tables& tables, const CloseDay& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = planner.schema();
    const EntityIx entity = schema.entity("closing");
    if (intent.counted.empty()) planner.problem(entity, no_field, Reason::nothing_chosen);
    const auto takings = day_takings(tables, intent.day.days);
    if (!takings) planner.problem(entity, "expected", Reason::too_large);
    if (!planner.planned().ok()) return planner.take("close_day");
    const std::vector<DayClosing> closings = closings_of(tables, intent.day);
    for (std::uint32_t i = 0; i < intent.counted.size(); ++i) {
        const CountedTaking& one = intent.counted[i];
        const auto taking = std::ranges::find_if(*takings, is_of(one));
        const auto before = std::ranges::find_if(closings, is_of(one));
        const Money expected = taking == takings->end() ? Money{0, one.currency} : taking->money();
        SaveRecord save{.entity = entity, .id = before == closings.end() ? RecordId{} : tables.id(before->place)};
        const auto cell = [&](std::string_view key, Value value) {
            save.cells.push_back({schema.field(entity, key), std::move(value), {}});
        };
        cell("date", std::int64_t{intent.day.days});
        cell("method", one.method);
        cell("expected", expected);
        cell("counted", one.counted);
        cell("closed_by", intent.closed_by);
        const std::size_t told = planner.planned().problems.size();
        const RecordId id = planner.save_record(save);
        planner.set(entity, id, "created_at", Value{context.now.ms});
        for (std::size_t p = told; p < planner.planned().problems.size(); ++p) planner.planned().problems[p].record = i;
    }
    return planner.take("close_day");
}

} // namespace crm
