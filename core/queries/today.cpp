#include "core/queries/today.hpp"

#include <algorithm>
#include <utility>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/yearly.hpp"

namespace crm {

namespace {

// Grows whenever one of the columns changes, or a record of the table comes, goes to the bin or returns. Never 0.
std::uint64_t revision_of(const Tables& tables, std::string_view entity,
                          std::initializer_list<std::string_view> fields) {
    std::uint64_t revision = 1 + tables.table(known_entity(tables.schema(), entity)).rows();
    for (std::string_view field : fields) revision += known_column(tables, entity, field).revision();
    return revision + known_column(tables, entity, "created_at").revision() +
           known_column(tables, entity, "removed_at").revision();
}

// The same where customers are told: whom another stands for now.
std::uint64_t merges_revision(const Tables& tables) {
    return revision_of(tables, "person", {"merged_into"}) + revision_of(tables, "company", {"merged_into"});
}

// The customer a record is about: its person, else its company.
struct CustomerColumns {
    const Tables& tables;
    const Column &person, &company;
    CustomerColumns(const Tables& of, std::string_view entity)
        : tables(of), person(known_column(of, entity, "person")), company(known_column(of, entity, "company")) {}
    Place of(Row row) const {
        const Place by_person = place_in(tables, person, row);
        return merged_into(tables, by_person ? by_person : place_in(tables, company, row));
    }
};

void keep_first(std::vector<TodayItem>& items, std::size_t& total, std::size_t items_max, auto&& comes_before) {
    total = items.size();
    const std::size_t kept = std::min(items_max, items.size());
    std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(kept), items.end(), comes_before);
    items.resize(kept);
}

bool is_sooner(const TodayItem& a, const TodayItem& b) {
    return a.date != b.date ? a.date < b.date : a.place < b.place;
}

void find_tasks(const Tables& tables, const Reader& reader, const TodayOptions& options, Today& today) {
    const EntityIx entity = known_entity(tables.schema(), "task");
    const Table& table = tables.table(entity);
    const Column &due = known_column(tables, "task", "due"), &done = known_column(tables, "task", "done_at"),
                 &priority = known_column(tables, "task", "priority");
    const std::int32_t high = priority.dictionary().find("high"), last_day = reader.today.days + options.next_days;
    const CustomerColumns customers(tables, "task");
    today.tasks.clear();
    const auto days = due.codes();
    for (Row row = 0; row < days.size(); ++row)
        if (days[row] != missing_code && days[row] <= last_day && table.is_live(row) && !done.has(row))
            today.tasks.push_back({.kind = TodayKind::task,
                                   .place = {entity, row},
                                   .customer = customers.of(row),
                                   .date = {days[row]},
                                   .days = days[row] - reader.today.days});
    keep_first(today.tasks, today.tasks_total, options.items_max, [&](const TodayItem& a, const TodayItem& b) {
        if (a.date != b.date) return a.date < b.date;
        const bool a_high = priority.code(a.place.row) == high, b_high = priority.code(b.place.row) == high;
        return a_high != b_high ? a_high : a.place < b.place;
    });
}

void find_promises(const Tables& tables, const Reader& reader, const TodayOptions& options, Today& today) {
    today.promises.clear();
    const std::int32_t last_day = reader.today.days + options.next_days;
    const auto find = [&](std::string_view key, std::string_view day, auto is_over, auto customer_of) {
        const EntityIx entity = known_entity(tables.schema(), key);
        const Table& table = tables.table(entity);
        const auto days = known_column(tables, key, day).codes();
        for (Row row = 0; row < days.size(); ++row)
            if (days[row] != missing_code && days[row] <= last_day && table.is_live(row) && !is_over(row))
                today.promises.push_back({.kind = TodayKind::promise,
                                          .place = {entity, row},
                                          .customer = customer_of(row),
                                          .date = {days[row]},
                                          .days = days[row] - reader.today.days});
    };
    const CustomerColumns of_dealing(tables, "dealing"), of_deal(tables, "deal");
    const Column &followed = known_column(tables, "dealing", "is_followed"),
                 &closed = known_column(tables, "deal", "closed_at"), &state = known_column(tables, "lead", "state");
    find(
        "dealing", "next_date", [&](Row row) { return followed.code(row) == 1; },
        [&](Row row) { return of_dealing.of(row); });
    find("deal", "next_step_on", [&](Row row) { return closed.has(row); }, [&](Row row) { return of_deal.of(row); });
    const EntityIx lead = known_entity(tables.schema(), "lead");
    find(
        "lead", "next_step_on",
        [&](Row row) { return state.words(row) == "converted" || state.words(row) == "unqualified"; },
        [&](Row row) { return Place{lead, row}; });
    const CustomerColumns of_ticket(tables, "ticket");
    const Column& solved = known_column(tables, "ticket", "solved_at");
    find("ticket", "due", [&](Row row) { return solved.has(row); }, [&](Row row) { return of_ticket.of(row); });
    keep_first(today.promises, today.promises_total, options.items_max, is_sooner);
}

// Which days of the year (month * 32 + day) lie in the window, so that a million birthdays need no calendar each.
std::vector<std::uint8_t> days_of_window(Date today, int next_days) {
    std::vector<std::uint8_t> wanted(13 * 32);
    for (int i = 0; i <= std::min(next_days, 366); ++i) {
        const CivilDate civil = civil_of(Date{today.days + i});
        wanted[civil.month * 32 + civil.day] = 1;
        if (civil.month == 2 && civil.day == 28) wanted[2 * 32 + 29] = 1; // celebrated on the 28th in most years
    }
    return wanted;
}

void find_occasions(const Tables& tables, const Reader& reader, const TodayOptions& options, Today& today) {
    today.occasions.clear();
    const auto add_if_soon = [&](TodayItem item) {
        item.days = item.date.days - reader.today.days;
        if (item.days >= 0 && item.days <= options.next_days) today.occasions.push_back(item);
    };
    const EntityIx people = known_entity(tables.schema(), "person"),
                   occasions = known_entity(tables.schema(), "occasion");
    const auto birthdays = known_column(tables, "person", "birthday").codes();
    const std::vector<std::uint8_t> wanted = days_of_window(reader.today, options.next_days);
    for (Row row = 0; row < birthdays.size(); ++row) {
        if (birthdays[row] == missing_code || !tables.table(people).is_live(row)) continue;
        const CivilDate born = civil_of(Date{birthdays[row]});
        if (!wanted[born.month * 32 + born.day]) continue;
        TodayItem item{.kind = TodayKind::birthday, .place = {people, row}, .customer = {people, row}};
        item.date = next_return(Date{birthdays[row]}, false, reader.today, item.years);
        add_if_soon(item);
    }
    const Column& dates = known_column(tables, "occasion", "date");
    const YearlyField yearly(tables, occasions, known_field(tables.schema(), occasions, "date"));
    const CustomerColumns customers(tables, "occasion");
    for (Row row = 0; row < dates.codes().size(); ++row) {
        if (dates.code(row) == missing_code || !tables.table(occasions).is_live(row)) continue;
        TodayItem item{.kind = TodayKind::occasion,
                       .place = {occasions, row},
                       .customer = customers.of(row),
                       .date = {dates.code(row)}};
        if (const Returns returns = yearly.of(row); returns != Returns::never)
            item.date = next_return(item.date, returns == Returns::by_hijri_year, reader.today, item.years);
        add_if_soon(item);
    }
    keep_first(today.occasions, today.occasions_total, options.items_max, is_sooner);
}

void find_quiet(const Tables& tables, const Reader& reader, std::string_view kind, std::vector<TodayItem>& quiet) {
    const EntityIx entity = known_entity(tables.schema(), kind);
    const Table& table = tables.table(entity);
    const Column &contacted = known_column(tables, kind, "last_contacted"),
                 &stage = known_column(tables, kind, "stage");
    const std::int32_t lost = stage.dictionary().find("lost"), prospect = stage.dictionary().find("prospect");
    const std::int32_t last_day = reader.today.days - quiet_days(tables);
    const std::vector<OrderSummary> orders = order_summaries(tables, entity, reader);
    for (Row row = 0; row < table.rows(); ++row) {
        const std::int32_t its_stage = stage.code(row);
        const bool is_customer = orders[row].count > 0 || (its_stage != missing_code && its_stage != prospect);
        if (!is_customer || its_stage == lost || !table.is_live(row)) continue;
        Date last = orders[row].last;
        if (const std::int64_t ms = contacted.number(row); ms != missing_number)
            last = std::max(last, date_of(Moment{ms}, reader.offset_minutes));
        if (last == Date{} || last.days > last_day) continue;
        quiet.push_back({.kind = TodayKind::quiet,
                         .place = {entity, row},
                         .customer = {entity, row},
                         .date = last,
                         .days = last.days - reader.today.days,
                         .value = orders[row].total});
    }
}

} // namespace

const Today& today(const Tables& tables, TodayCache& cache, const Reader& reader, const TodayOptions& options) {
    const bool is_same_day = cache.day == reader.today && cache.offset_minutes == reader.offset_minutes &&
                             cache.currency == reader.currency && cache.options == options;
    if (!is_same_day)
        cache = {.today = {},
                 .day = reader.today,
                 .offset_minutes = reader.offset_minutes,
                 .currency = reader.currency,
                 .options = options};
    const auto is_old = [](std::uint64_t& kept, std::uint64_t now) { return std::exchange(kept, now) != now; };
    Today& result = cache.today;
    const std::uint64_t merges = merges_revision(tables);
    if (is_old(cache.tasks_revision,
               merges + revision_of(tables, "task", {"due", "done_at", "priority", "person", "company"})))
        find_tasks(tables, reader, options, result);
    if (is_old(cache.promises_revision,
               merges + revision_of(tables, "dealing", {"next_date", "is_followed", "person", "company"}) +
                   revision_of(tables, "deal", {"next_step_on", "closed_at", "person", "company"}) +
                   revision_of(tables, "lead", {"next_step_on", "state"}) +
                   revision_of(tables, "ticket", {"due", "solved_at", "person", "company"})))
        find_promises(tables, reader, options, result);
    if (is_old(cache.occasions_revision,
               merges + revision_of(tables, "person", {"birthday"}) +
                   revision_of(tables, "occasion", {"date", "calendar", "is_once", "person", "company"})))
        find_occasions(tables, reader, options, result);
    if (is_old(cache.quiet_revision, merges +
                                         revision_of(tables, "order", {"date", "state", "total", "person", "company"}) +
                                         revision_of(tables, "person", {"last_contacted", "stage"}) +
                                         revision_of(tables, "company", {"last_contacted", "stage"}) +
                                         revision_of(tables, "firm", {"quiet_days"}))) {
        result.quiet.clear();
        find_quiet(tables, reader, "person", result.quiet);
        find_quiet(tables, reader, "company", result.quiet);
        keep_first(result.quiet, result.quiet_total, options.items_max, [](const TodayItem& a, const TodayItem& b) {
            if (a.value.minor != b.value.minor) return a.value.minor > b.value.minor;
            return a.date != b.date ? a.date > b.date : a.place < b.place;
        });
    }
    return result;
}

} // namespace crm
