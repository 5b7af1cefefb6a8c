#include "core/commands/appointments.hpp"

#include <algorithm>

#include "core/commands/copy_cells.hpp"
#include "core/commands/planner.hpp"
#include "core/text/dates.hpp"
#include "core/text/recurrence.hpp"

namespace crm {

namespace {

class Appointment {
public:
    Appointment(Planner& planner, RecordId id)
        : m_planner(planner), m_schema(planner.schema()), m_entity(m_schema.entity("appointment")), m_id(id) {}

    bool is_live() { return m_planner.must_be_live(m_id, m_entity); }
    EntityIx entity() const { return m_entity; }
    FieldIx field(std::string_view key) const { return m_schema.field(m_entity, key); }
    Value value(std::string_view key) const { return m_planner.tables().value(m_id, field(key)); }
    std::string words(std::string_view key) const {
        const Value held = value(key);
        const auto* text = std::get_if<std::string>(&held);
        return text ? *text : std::string();
    }
    bool repeats() const { return !words("recurrence").empty(); }
    DateTime start() const {
        const Value at = value("starts_at");
        const auto* ms = std::get_if<std::int64_t>(&at);
        return local_of(Moment{ms ? *ms : 0}, m_planner.context().offset_minutes);
    }
    std::vector<Value> elements(std::string_view key) const {
        return m_planner.tables().elements(m_planner.tables().find(m_id), field(key));
    }
    void leave_out(Date day) {
        std::vector<Value> except = elements("exceptions");
        except.emplace_back(iso_text(day));
        m_planner.write_cell(m_entity, m_id, {field("exceptions"), {}, std::move(except)});
    }
    // The occurrence of a day as a record of its own, which the rule leaves out from now on.
    SaveRecord alone(Date day) {
        leave_out(day);
        const Tables& tables = m_planner.tables();
        SaveRecord copy{.entity = m_entity,
                        .cells = copied_cells(tables, tables.find(m_id), {"recurrence", "exceptions", "starts_at"})};
        const Moment at = moment_of({day, start().minute}, m_planner.context().offset_minutes);
        copy.cells.push_back({field("starts_at"), Value{at.ms}, {}});
        return copy;
    }

private:
    Planner& m_planner;
    const Schema& m_schema;
    EntityIx m_entity;
    RecordId m_id;
};

void put(SaveRecord& save, FieldIx field, Value value) {
    const auto cell = std::ranges::find(save.cells, field, &CellEdit::field);
    if (cell != save.cells.end())
        cell->value = std::move(value);
    else
        save.cells.push_back({field, std::move(value), {}});
}

// The rule of a start that moves from one day to another; none when its days are not those of the start.
std::optional<Recurrence> moved_rule(Recurrence rule, Date from, Date to) {
    if (rule.until) rule.until->day.days += to.days - from.days;
    if (from == to) return rule;
    if (rule.frequency == Frequency::weekly) {
        for (NthWeekday& day : rule.by_day) day.weekday = ((day.weekday + to.days - from.days) % 7 + 7) % 7;
        return rule.by_month.empty() ? std::optional(rule) : std::nullopt;
    }
    const CivilDate before = civil_of(from), after = civil_of(to);
    if (!rule.by_position.empty()) return {};
    if (!rule.by_month.empty()) {
        if (rule.by_month != std::vector{static_cast<int>(before.month)}) return {};
        rule.by_month = {static_cast<int>(after.month)};
    }
    if (!rule.by_month_day.empty()) {
        if (rule.by_month_day != std::vector{static_cast<int>(before.day)}) return {};
        rule.by_month_day = {static_cast<int>(after.day)};
    }
    if (rule.by_day.empty()) return rule;
    const auto nth = [](const CivilDate& day) { return (static_cast<int>(day.day) - 1) / 7 + 1; };
    if (rule.by_day != std::vector{NthWeekday{nth(before), weekday_of(from)}}) return {};
    rule.by_day = {{nth(after), weekday_of(to)}};
    return rule;
}

void move_all(Planner& planner, Appointment& appointment, const MoveAppointment& move) {
    const int offset = planner.context().offset_minutes;
    const DateTime start = appointment.start(), to = local_of(move.to, offset);
    const int days = to.date.days - move.day.days;
    const Date first{start.date.days + days};
    SaveRecord save{.entity = appointment.entity(), .id = move.appointment};
    put(save, appointment.field("starts_at"), Value{moment_of({first, to.minute}, offset).ms});
    if (move.minutes) put(save, appointment.field("minutes"), Value{std::int64_t{*move.minutes}});
    if (appointment.repeats() && days != 0) {
        const auto rule = recurrence_from(appointment.words("recurrence"), offset);
        const auto moved = rule ? moved_rule(*rule, start.date, first) : std::nullopt;
        if (!moved) return planner.problem(appointment.entity(), "recurrence", Reason::not_a_rule);
        put(save, appointment.field("recurrence"), Value{rule_text(*moved)});
        std::vector<Value> except;
        for (const Value& each : appointment.elements("exceptions"))
            if (const auto* text = std::get_if<std::string>(&each))
                if (const auto day = date_from(*text, {})) except.emplace_back(iso_text(Date{day->days + days}));
        save.cells.push_back({appointment.field("exceptions"), {}, std::move(except)});
    }
    planner.save_record(save);
}

// "Held" is a dealing with the customer: a visit where it had a place, a meeting where not.
void log_dealing(Planner& planner, const Appointment& appointment, const SaveRecord& held) {
    const Schema& schema = planner.schema();
    const EntityIx dealing = schema.entity("dealing");
    const auto of = [&](std::string_view key) {
        const FieldIx field = appointment.field(key);
        const auto cell = std::ranges::find(held.cells, field, &CellEdit::field);
        return cell != held.cells.end() ? cell->value : appointment.value(key);
    };
    if (is_missing(of("person")) && is_missing(of("company")) && is_missing(of("lead"))) return;
    SaveRecord log{.entity = dealing};
    const auto copy = [&](std::string_view to, Value value) {
        if (!is_missing(value)) log.cells.push_back({schema.field(dealing, to), std::move(value), {}});
    };
    copy("channel", Value{std::string(is_missing(of("place")) ? "meeting" : "visit")});
    copy("at", of("starts_at"));
    copy("person", of("person"));
    copy("company", of("company"));
    copy("lead", of("lead"));
    copy("deal", of("deal"));
    if (const Value minutes = of("minutes"); !is_missing(minutes) && std::get<std::int64_t>(minutes) <= 1440)
        copy("minutes", minutes);
    copy("agent", of("owner"));
    std::string points = appointment.words("title");
    const Value words = of("outcome");
    if (const auto* text = std::get_if<std::string>(&words); text && !text->empty()) points += "\n" + *text;
    copy("points", Value{std::move(points)});
    log.cells.push_back({schema.field(dealing, "participants"), {}, appointment.elements("participants")});
    planner.note_contact(log, planner.save_record(log));
}

} // namespace

Planned plan_intent(const Tables& tables, const MoveAppointment& move, const PlanContext& context) {
    Planner planner(tables, context);
    Appointment appointment(planner, move.appointment);
    if (appointment.is_live()) {
        if (appointment.repeats() && move.is_only_this) {
            SaveRecord alone = appointment.alone(move.day);
            put(alone, appointment.field("starts_at"), Value{move.to.ms});
            if (move.minutes) put(alone, appointment.field("minutes"), Value{std::int64_t{*move.minutes}});
            planner.save_record(alone);
        } else {
            move_all(planner, appointment, move);
        }
    }
    return planner.take("move_appointment");
}

Planned plan_intent(const Tables& tables, const SkipAppointment& skip, const PlanContext& context) {
    Planner planner(tables, context);
    Appointment appointment(planner, skip.appointment);
    if (appointment.is_live()) {
        if (appointment.repeats())
            appointment.leave_out(skip.day);
        else
            planner.set(appointment.entity(), skip.appointment, "state", Value{std::string("cancelled")});
    }
    return planner.take("skip_appointment");
}

Planned plan_intent(const Tables& tables, const RecordOutcome& outcome, const PlanContext& context) {
    Planner planner(tables, context);
    Appointment appointment(planner, outcome.appointment);
    if (appointment.is_live()) {
        const bool was_held = appointment.words("state") == "held";
        SaveRecord save = appointment.repeats() ? appointment.alone(outcome.day)
                                                : SaveRecord{.entity = appointment.entity(), .id = outcome.appointment};
        put(save, appointment.field("state"), Value{outcome.state});
        if (!outcome.words.empty()) put(save, appointment.field("outcome"), Value{outcome.words});
        planner.save_record(save);
        if (outcome.state == "held" && !was_held) log_dealing(planner, appointment, save);
    }
    return planner.take("appointment_outcome");
}

} // namespace crm
