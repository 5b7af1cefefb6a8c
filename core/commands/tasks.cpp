#include "core/commands/tasks.hpp"

#include "core/commands/copy_cells.hpp"
#include "core/commands/planner.hpp"
#include "core/text/dates.hpp"
#include "core/text/recurrence.hpp"

namespace crm {

namespace {

constexpr int looks_ahead_days = 100 * 366; // a rule whose next day is further away counts as over

std::optional<std::int64_t> number_of(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? std::optional(*number) : std::nullopt;
}

std::optional<Recurrence> rule_of(const Value& value, int offset_minutes) {
    const auto* words = std::get_if<std::string>(&value);
    if (!words || words->empty()) return {};
    const auto rule = recurrence_from(*words, offset_minutes);
    return rule ? std::optional(*rule) : std::nullopt;
}

Date today_of(const PlanContext& context) { return local_of(context.now, context.offset_minutes).date; }

void make_next(Planner& planner, Place task) {
    const Tables& tables = planner.tables();
    const auto field = [&](std::string_view key) { return tables.schema().field(task.entity, key); };
    const auto next = next_task(tables, task, today_of(planner.context()), planner.context().offset_minutes);
    if (!next) return;
    const RecordId id = tables.id(task);
    const std::int64_t due = *number_of(tables.value(task, field("due")));
    SaveRecord save{.entity = task.entity, .cells = copied_cells(tables, task, {"due", "recurrence", "remind_at"})};
    save.cells.push_back({.field = field("due"), .value = std::int64_t{next->due.days}});
    save.cells.push_back({.field = field("recurrence"), .value = next->rule});
    if (const auto remind = number_of(tables.value(task, field("remind_at"))))
        save.cells.push_back(
            {.field = field("remind_at"), .value = *remind + (next->due.days - due) * std::int64_t{86'400'000}});
    planner.save_record(save);
    planner.set(task.entity, id, "recurrence", Value{});
}

} // namespace

std::optional<NextTask> next_task(const Tables& tables, Place task, Date today, int offset_minutes) {
    const auto value = [&](std::string_view key) {
        return tables.value(task, tables.schema().field(task.entity, key));
    };
    const auto due = number_of(value("due"));
    std::optional<Recurrence> rule = rule_of(value("recurrence"), offset_minutes);
    if (!due || !rule) return {};
    const DateTime start{Date{static_cast<std::int32_t>(*due)}, 0};
    const Date from{std::max(start.date, today).days + 1};
    const auto next = occurrences(*rule, start, from, {from.days + looks_ahead_days}, {}, 1);
    if (next.empty()) return {};
    if (rule->count > 0) {
        const Date last{next.front().days - 1};
        rule->count -= static_cast<int>(occurrences(*rule, start, start.date, last).size());
    }
    return NextTask{next.front(), rule_text(*rule)};
}

void settle_task(Planner& planner, const SaveRecord& save, RecordId task) {
    const auto field = [&](std::string_view key) { return planner.schema().field(save.entity, key); };
    if (!is_missing(planner.after(save, task, field("due")))) return;
    const auto rule = rule_of(planner.after(save, task, field("recurrence")), planner.context().offset_minutes);
    if (!rule) return;
    // A week before, the start's own day is no occurrence of ours.
    Date day = today_of(planner.context());
    const bool names_days = !rule->by_day.empty() || !rule->by_month_day.empty() || !rule->by_month.empty();
    if (const Date before{day.days - 1}; names_days) {
        Recurrence endless = *rule;
        endless.count = 0;
        const auto first = occurrences(endless, {before, 0}, day, {day.days + looks_ahead_days}, {}, 1);
        if (!first.empty()) day = first.front();
    }
    planner.put(save.entity, task, field("due"), std::int64_t{day.days});
}

Planned plan_intent(const Tables& tables, const CompleteTasks& complete, const PlanContext& context) {
    Planner planner(tables, context);
    const EntityIx task = tables.schema().entity("task");
    for (const RecordId id : complete.tasks) {
        if (!planner.must_be_live(id, task)) continue;
        const bool was_done = !is_missing(tables.value(id, tables.schema().field(task, "done_at")));
        if (was_done == complete.is_done) continue;
        planner.set(task, id, "done_at", complete.is_done ? Value{context.now.ms} : Value{});
        if (complete.is_done) make_next(planner, tables.find(id));
    }
    return planner.take(complete.is_done ? "complete_task" : "reopen_task");
}

} // namespace crm
