#include "core/queries/attendance.hpp"

#include <algorithm>
#include <set>

#include "core/queries/known_fields.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"

namespace crm {

DayAttendance attendance_of(const Tables& tables, const Reader& reader, Date day) {
    const Table& table = tables.table(known_entity(tables.schema(), "attendance"));
    const Column &at = known_column(tables, "attendance", "at"), &left = known_column(tables, "attendance", "left_at"),
                 &person = known_column(tables, "attendance", "person");
    const std::int64_t begins = moment_of({day, 0}, reader.offset_minutes).ms,
                       ends = moment_of({Date{day.days + 1}, 0}, reader.offset_minutes).ms;
    DayAttendance found;
    std::set<Handle> people;
    for (Row row = 0; row < table.rows(); ++row) {
        const std::int64_t came = at.number(row);
        if (came == missing_number || came < begins || came >= ends || !table.is_live(row)) continue;
        found.rows.push_back(row);
        people.insert(person.reference(row));
        found.present += !left.has(row);
    }
    found.people = people.size();
    std::ranges::sort(found.rows,
                      [&](Row a, Row b) { return at.number(a) != at.number(b) ? at.number(a) > at.number(b) : a > b; });
    return found;
}

Visits visits_of(const Tables& tables, RelationCache& relations, Place person) {
    const Column& at = known_column(tables, "attendance", "at");
    Visits visits;
    for (const Row row : children(tables, relations, "attendance", "person", person)) {
        if (!at.has(row)) continue;
        if (visits.count++ == 0 || at.number(row) > visits.last.ms) visits.last = {at.number(row)};
    }
    return visits;
}

std::vector<RecordId> people_with_card(const Tables& tables, std::string_view number) {
    std::vector<RecordId> people;
    const std::string wanted = folded(number);
    if (wanted.empty()) return people;
    const EntityIx entity = known_entity(tables.schema(), "person");
    const Table& table = tables.table(entity);
    const Column& cards = known_column(tables, "person", "card_number");
    std::string card;
    for (Row row = 0; row < table.rows(); ++row) {
        if (!cards.has(row) || !table.is_live(row)) continue;
        card.clear();
        fold_into(card, cards.words(row));
        if (card == wanted) people.push_back(tables.id({entity, row}));
    }
    return people;
}

} // namespace crm
