#include "core/queries/schedule.hpp"

#include <algorithm>
#include <tuple>

#include "core/queries/known_fields.hpp"
#include "core/queries/yearly.hpp"

namespace crm {

namespace {

constexpr int day_minutes = 24 * 60, minutes_unsaid = 30; // a meeting without an end takes half an hour of the day

std::optional<Date> iso_day(std::string_view text) {
    const auto read = date_from(text, {});
    if (!read) return {};
    return *read;
}

// The days an appointment stands on, from its first.
int days_of(const AppointmentTimes& times) {
    const int minutes = std::max(times.minutes, 1);
    return times.is_all_day ? (minutes + day_minutes - 1) / day_minutes
                            : (times.start.minute + minutes + day_minutes - 1) / day_minutes;
}

struct Window {
    const Tables& tables;
    const Reader& reader;
    Date from, to;
    std::vector<ScheduleItem> items{};

    bool holds(Date day) const { return day >= from && day <= to; }

    void add_appointments() {
        const EntityIx entity = known_entity(tables.schema(), "appointment");
        const Table& table = tables.table(entity);
        const Column &starts = known_column(tables, "appointment", "starts_at"),
                     &state = known_column(tables, "appointment", "state"),
                     &repeats = known_column(tables, "appointment", "recurrence");
        const std::int32_t cancelled = state.dictionary().find("cancelled"), held = state.dictionary().find("held"),
                           missed = state.dictionary().find("missed");
        // Nothing lasts longer than two weeks; what began before needs no second look.
        const std::int64_t first = moment_of({Date{from.days - 15}, 0}, reader.offset_minutes).ms,
                           end = moment_of({Date{to.days + 1}, 0}, reader.offset_minutes).ms;
        for (Row row = 0; row < table.rows(); ++row) {
            const std::int64_t at = starts.number(row);
            if (at == missing_number || at >= end || !table.is_live(row)) continue;
            if (at < first && repeats.code(row) == missing_code) continue;
            const std::int32_t its_state = state.code(row);
            if (its_state != missing_code && its_state == cancelled) continue;
            add_occurrences(entity, row, its_state != missing_code && (its_state == held || its_state == missed));
        }
    }

    void add_occurrences(EntityIx entity, Row row, bool is_done) {
        const auto times = appointment_times(tables, row, reader.offset_minutes);
        if (!times) return;
        const int days = days_of(*times);
        std::vector<Date> starts{times->start.date};
        if (times->rule)
            starts = occurrences(*times->rule, times->start, Date{from.days - days + 1}, to, times->except);
        for (const Date start : starts)
            for (int i = 0; i < days; ++i) {
                const Date day{start.days + i};
                if (!holds(day)) continue;
                const bool has_time = !times->is_all_day && i == 0;
                items.push_back({.kind = ScheduleKind::appointment,
                                 .place = {entity, row},
                                 .day = day,
                                 .first = start,
                                 .minute = has_time ? times->start.minute : -1,
                                 .minutes = times->is_all_day ? 0 : times->minutes,
                                 .is_done = is_done,
                                 .repeats = times->rule.has_value()});
            }
    }

    // Records with one day; `done`: the field that says it is over, `one`: with a value, and not only with "yes".
    void add_days(ScheduleKind kind, std::string_view key, std::string_view day_key, std::string_view done_key,
                  bool shows_done) {
        const EntityIx entity = known_entity(tables.schema(), key);
        const Table& table = tables.table(entity);
        const Column &days = known_column(tables, key, day_key), &done = known_column(tables, key, done_key);
        const bool is_yes = done.field().type == FieldType::yes_no;
        const auto codes = days.codes();
        for (Row row = 0; row < codes.size(); ++row) {
            if (codes[row] == missing_code || !holds(Date{codes[row]}) || !table.is_live(row)) continue;
            const bool is_done = is_yes ? done.code(row) == 1 : done.has(row);
            if (is_done && !shows_done) continue;
            items.push_back(
                {.kind = kind, .place = {entity, row}, .day = {codes[row]}, .first = {codes[row]}, .is_done = is_done});
        }
    }

    void add_yearly(ScheduleKind kind, std::string_view key, std::string_view day_key) {
        const EntityIx entity = known_entity(tables.schema(), key);
        const Table& table = tables.table(entity);
        const YearlyField yearly(tables, entity, known_field(tables.schema(), entity, day_key));
        const auto codes = known_column(tables, key, day_key).codes();
        for (Row row = 0; row < codes.size(); ++row) {
            if (codes[row] == missing_code || !table.is_live(row)) continue;
            const Date stored{codes[row]};
            const Returns returns = yearly.of(row);
            ScheduleItem item{.kind = kind, .place = {entity, row}, .day = stored, .first = stored};
            if (returns == Returns::never) {
                if (holds(stored)) items.push_back(item);
                continue;
            }
            for (Date day = from; day <= to;) { // once a year, in a window of days
                item.day = item.first =
                    next_return(stored, returns == Returns::by_hijri_year, std::max(day, stored), item.years);
                if (!holds(item.day)) break;
                items.push_back(item);
                day = {item.day.days + 1};
            }
        }
    }
};

bool is_same_record(const Tables& tables, const Column& column, Row row, RecordId id) {
    const Place place = place_in(tables, column, row);
    return place && id != RecordId{} && tables.id(place) == id;
}

} // namespace

std::optional<AppointmentTimes> appointment_times(const Tables& tables, Row row, int offset_minutes) {
    const std::int64_t at = known_column(tables, "appointment", "starts_at").number(row);
    if (at == missing_number) return {};
    AppointmentTimes times{.start = local_of(Moment{at}, offset_minutes)};
    const std::int64_t minutes = known_column(tables, "appointment", "minutes").number(row);
    if (minutes != missing_number) times.minutes = static_cast<int>(minutes);
    times.is_all_day = known_column(tables, "appointment", "is_all_day").code(row) == 1;
    const Column& repeats = known_column(tables, "appointment", "recurrence");
    if (repeats.code(row) == missing_code) return times;
    if (const auto rule = recurrence_from(repeats.words(row), offset_minutes)) times.rule = *rule;
    const EntityIx entity = known_entity(tables.schema(), "appointment");
    for (const Value& each : tables.elements({entity, row}, known_field(tables.schema(), entity, "exceptions")))
        if (const auto* text = std::get_if<std::string>(&each))
            if (const auto day = iso_day(*text)) times.except.push_back(*day);
    return times;
}

std::vector<ScheduleItem> schedule(const Tables& tables, const Reader& reader, Date from, Date to) {
    Window window{tables, reader, from, to};
    window.add_appointments();
    window.add_days(ScheduleKind::task, "task", "due", "done_at", true);
    window.add_days(ScheduleKind::promise, "dealing", "next_date", "is_followed", false);
    window.add_days(ScheduleKind::deal_step, "deal", "next_step_on", "closed_at", false);
    window.add_yearly(ScheduleKind::occasion, "occasion", "date");
    window.add_yearly(ScheduleKind::birthday, "person", "birthday");
    std::ranges::stable_sort(window.items, {},
                             [](const ScheduleItem& item) { return std::tuple(item.day, item.minute); });
    return std::move(window.items);
}

namespace {

ScheduleItem occurrence(const AppointmentTimes& times, Place appointment, Date day, bool is_done) {
    return {.kind = ScheduleKind::appointment,
            .place = appointment,
            .day = day,
            .first = day,
            .minute = times.is_all_day ? -1 : times.start.minute,
            .minutes = times.is_all_day ? 0 : times.minutes,
            .is_done = is_done,
            .repeats = times.rule.has_value()};
}

constexpr int looks_ahead_days = 1500; // a rule whose next day is further away counts as over

} // namespace

std::vector<ScheduleItem> occurrences_of(const Tables& tables, const Reader& reader, Place appointment, Date from,
                                         std::size_t most) {
    const auto times = appointment_times(tables, appointment.row, reader.offset_minutes);
    if (!times || most == 0) return {};
    const std::string_view state = known_column(tables, "appointment", "state").words(appointment.row);
    const bool is_done = !state.empty() && state != "planned";
    if (!times->rule) return {occurrence(*times, appointment, times->start.date, is_done)};
    std::vector<ScheduleItem> items;
    for (const Date day :
         occurrences(*times->rule, times->start, from, {from.days + looks_ahead_days}, times->except, most))
        items.push_back(occurrence(*times, appointment, day, is_done));
    return items;
}

bool is_to_come(const ScheduleItem& item, Date today) { return !item.is_done && item.day >= today; }

std::vector<ScheduleItem> appointments_of(const Tables& tables, RelationCache& relations, const Reader& reader,
                                          Place owner) {
    const std::string_view key = tables.schema().entity(owner.entity).key;
    const EntityIx entity = known_entity(tables.schema(), "appointment");
    std::vector<Row> rows = children(tables, relations, "appointment", key, owner);
    if (key == "person") {
        const std::vector<Row> taken_part = children(tables, relations, "appointment", "participants", owner);
        rows.insert(rows.end(), taken_part.begin(), taken_part.end());
        std::ranges::sort(rows);
        rows.erase(std::ranges::unique(rows).begin(), rows.end());
    }
    std::vector<ScheduleItem> items;
    for (const Row row : rows) {
        std::vector<ScheduleItem> next = occurrences_of(tables, reader, {entity, row}, reader.today, 1);
        if (next.empty()) // it comes back no more: its last
            if (const auto times = appointment_times(tables, row, reader.offset_minutes); times && times->rule) {
                const auto days =
                    occurrences(*times->rule, times->start, times->start.date, reader.today, times->except);
                next.push_back(
                    occurrence(*times, {entity, row}, days.empty() ? times->start.date : days.back(), false));
            }
        items.insert(items.end(), next.begin(), next.end());
    }
    std::ranges::sort(items, [&](const ScheduleItem& a, const ScheduleItem& b) {
        const bool is_next = is_to_come(a, reader.today);
        if (is_next != is_to_come(b, reader.today)) return is_next;
        const auto at = [](const ScheduleItem& item) { return std::tuple(item.day, item.minute, item.place.row); };
        return is_next ? at(a) < at(b) : at(a) > at(b);
    });
    return items;
}

std::vector<ScheduleItem> clashes(const Tables& tables, const Reader& reader, const Meeting& meeting) {
    const auto minutes_from = [](Date day, int minute) { return std::int64_t{day.days} * day_minutes + minute; };
    const DateTime start = local_of(meeting.starts, reader.offset_minutes);
    const auto length = [](int minutes) { return minutes > 0 ? minutes : minutes_unsaid; };
    const std::int64_t begins = minutes_from(start.date, start.minute) - meeting.travel_minutes,
                       ends = minutes_from(start.date, start.minute) + length(meeting.minutes) + meeting.travel_minutes;
    const Column &owner = known_column(tables, "appointment", "owner"),
                 &person = known_column(tables, "appointment", "person"),
                 &company = known_column(tables, "appointment", "company"),
                 &travel = known_column(tables, "appointment", "travel_minutes");
    Window window{tables, reader, {start.date.days - 15}, {start.date.days + 16}};
    window.add_appointments();
    std::erase_if(window.items, [&](const ScheduleItem& item) {
        const Row row = item.place.row;
        if (tables.id(item.place) == meeting.self || item.is_done || item.minute < 0) return true;
        const bool is_same_owner = owner.words(row) == meeting.owner;
        if (!is_same_owner && !is_same_record(tables, person, row, meeting.person) &&
            !is_same_record(tables, company, row, meeting.company))
            return true;
        const std::int64_t way = travel.number(row) == missing_number ? 0 : travel.number(row);
        const std::int64_t its_start = minutes_from(item.day, item.minute);
        return its_start - way >= ends || its_start + length(item.minutes) + way <= begins;
    });
    return std::move(window.items);
}

} // namespace crm
