// Filters that ask about the records beside one. The records at the other end are filtered first, by columns; then one
// walk along the reference column that ties both tables says which rows have one of them, how many, or what theirs
// adds up to. Records merged into others count as those they went into.
#include <algorithm>
#include <limits>

#include "core/queries/filter_ranges.hpp"
#include "core/queries/filter_rows.hpp"
#include "core/queries/merged.hpp"

namespace crm {

namespace {

// Where handles lead in one table.
class RowsByHandle {
public:
    RowsByHandle(const Tables& tables, EntityIx entity) : m_tables(tables), m_entity(entity) {
        const FieldIx field = tables.schema().field(entity, "merged_into");
        m_has_merges = field != no_field && !tables.table(entity).columns[field].codes().empty();
    }
    Row of(Handle handle) const {
        if (handle == no_handle) return no_row;
        Place place = m_tables.directory().place(handle);
        if (place.entity != m_entity) return no_row;
        if (m_has_merges && !m_tables.table(m_entity).is_live(place.row)) place = merged_into(m_tables, place);
        return place.row;
    }

private:
    const Tables& m_tables;
    EntityIx m_entity;
    bool m_has_merges;
};

// Visits (row, row it points to) of every reference in a column: single ones and sets.
template <class Visit>
void each_reference(const Tables& tables, const Column& column, const RowsByHandle& rows, Visit visit) {
    if (column.layout() != Layout::set) {
        const auto codes = column.codes();
        for (Row row = 0; row < codes.size(); ++row) {
            if (codes[row] == missing_code) continue;
            if (const Row there = rows.of(static_cast<Handle>(codes[row])); there != no_row) visit(row, there);
        }
        return;
    }
    const Dictionary& dictionary = column.dictionary();
    std::vector<Row> by_code(dictionary.size(), no_row);
    for (std::size_t code = 0; code < by_code.size(); ++code)
        if (const auto id = id_from(dictionary.word(static_cast<std::int32_t>(code))))
            by_code[code] = rows.of(tables.directory().find(*id));
    column.each_set([&](Row row, const SetCell& cell) {
        for (const SetElement& element : cell.live)
            if (const Row there = by_code[static_cast<std::size_t>(element.code)]; there != no_row) visit(row, there);
    });
}

// Visits (our row, row of the target) of every tie to a record in `which`; perhaps several times where the link says
// so.
template <class Visit>
void each_tie(const Tables& tables, EntityIx entity, const Link& link, const RowSet& which, Visit visit) {
    const Table& via = tables.table(link.via);
    const RowsByHandle ours(tables, entity);
    switch (link.kind) {
    case Link::Kind::own:
        each_reference(tables, via.columns[link.field], RowsByHandle(tables, link.target), [&](Row row, Row there) {
            if (which.has(there)) visit(row, there);
        });
        break;
    case Link::Kind::others: {
        const Column& column = via.columns[link.field];
        if (column.layout() != Layout::set)
            which.each([&](Row other) {
                if (const Row row = ours.of(column.reference(other)); row != no_row) visit(row, other);
            });
        for (const FieldIx field : {link.field, link.also})
            if (field != no_field && via.columns[field].layout() == Layout::set)
                each_reference(tables, via.columns[field], ours, [&](Row other, Row row) {
                    if (which.has(other)) visit(row, other);
                });
        break;
    }
    case Link::Kind::through: {
        const RowsByHandle theirs(tables, link.target);
        const Column &to_us = via.columns[link.field], &to_them = via.columns[link.onward];
        for (Row row = 0; row < via.rows(); ++row) {
            if (!via.is_live(row)) continue;
            const Row there = theirs.of(to_them.reference(row));
            if (there == no_row || !which.has(there)) continue;
            if (const Row us = ours.of(to_us.reference(row)); us != no_row) visit(us, there);
        }
        break;
    }
    }
}

bool may_repeat(const Tables& tables, const Link& link) {
    if (link.kind == Link::Kind::through || link.also != no_field) return true;
    return tables.table(link.via).columns[link.field].layout() == Layout::set;
}

// What the records beside one come to, and whether that passes.
struct Total {
    std::int64_t value = 0;  // the count, the sum, the extreme
    std::uint32_t count = 0; // of those with a value
};

class Tallying {
public:
    Tallying(const Tables& tables, const Filter& filter, const Reader& reader)
        : m_tally(filter.tally), m_condition(filter.condition), m_field(tally_field(tables.schema(), filter)),
          m_range(range_of(filter.condition, reader)) {
        if (m_tally != Tally::any && m_tally != Tally::count)
            m_column = &tables.table(filter.link.target).columns[filter.condition.field];
        if (m_field.type == FieldType::moment) m_range = moments_of(m_range, reader.offset_minutes);
        const Money* money = m_condition.values.empty() ? nullptr : std::get_if<Money>(&m_condition.values[0]);
        m_currency = money ? money->currency : reader.currency;
    }

    void add(Total& total, Row row) const {
        std::int64_t value = 1;
        if (m_column) {
            value = m_column->layout() == Layout::code
                        ? m_column->code(row) == missing_code ? missing_number : m_column->code(row)
                        : m_column->number(row);
            if (value == missing_number) return;
            if (m_field.type == FieldType::money && m_column->money(row).currency != m_currency) return;
        }
        const bool is_first = total.count++ == 0;
        if (m_tally == Tally::smallest || m_tally == Tally::largest) {
            const bool is_better = m_tally == Tally::smallest ? value < total.value : value > total.value;
            if (is_first || is_better) total.value = value;
        } else if (__builtin_add_overflow(total.value, value, &total.value)) {
            total.value = value < 0 ? std::numeric_limits<std::int64_t>::min() + 1 : INT64_MAX;
        }
    }

    bool passes(const Total& total) const {
        const bool needs_some = m_tally != Tally::count && m_tally != Tally::sum;
        if (needs_some && total.count == 0) return false;
        const bool is_negated = m_condition.op == Operator::is_not;
        if (m_tally != Tally::average) return (total.value >= m_range.low && total.value <= m_range.high) != is_negated;
        // An average lies between whole numbers: compared without dividing.
        using Wide = __int128;
        const Wide sum = total.value, count = total.count;
        const auto value = [&](std::size_t i) {
            return i < m_condition.values.size() ? Wide{number_in(m_condition.values[i])} * count : Wide{0};
        };
        switch (m_condition.op) {
        case Operator::less: return sum < value(0);
        case Operator::greater: return sum > value(0);
        case Operator::at_most: return sum <= value(0);
        case Operator::at_least: return sum >= value(0);
        case Operator::between: return sum >= std::min(value(0), value(1)) && sum <= std::max(value(0), value(1));
        default: return (sum == value(0)) != is_negated;
        }
    }

private:
    Tally m_tally;
    const Condition& m_condition;
    FieldDef m_field;
    Range m_range;
    const Column* m_column = nullptr;
    Currency m_currency{};
};

} // namespace

RowSet rows_of_related(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader,
                       ConditionCache& cache) {
    const RowSet which = rows_of(tables, filter.link.target, filter.parts.front(), reader, cache);
    RowSet rows(tables.table(entity).rows());
    if (filter.tally == Tally::any) {
        each_tie(tables, entity, filter.link, which, [&](Row row, Row) { rows.add(row); });
        return rows;
    }
    const Tallying tallying(tables, filter, reader);
    std::vector<Total> totals(rows.rows());
    if (may_repeat(tables, filter.link)) {
        std::vector<std::pair<Row, Row>> ties;
        each_tie(tables, entity, filter.link, which, [&](Row row, Row there) { ties.emplace_back(row, there); });
        std::ranges::sort(ties);
        const auto repeated = std::ranges::unique(ties);
        ties.erase(repeated.begin(), repeated.end());
        for (const auto& [row, there] : ties) tallying.add(totals[row], there);
    } else {
        each_tie(tables, entity, filter.link, which, [&](Row row, Row there) { tallying.add(totals[row], there); });
    }
    for (Row row = 0; row < rows.rows(); ++row)
        if (tallying.passes(totals[row])) rows.add(row);
    return rows;
}

// --- one record, by ids ---

namespace {

std::vector<RecordId> references_in(const Tables& tables, Place place, FieldIx field) {
    std::vector<RecordId> ids;
    if (is_several(tables.schema().field(place.entity, field))) {
        for (const Value& value : tables.elements(place, field))
            if (const auto* id = std::get_if<RecordId>(&value)) ids.push_back(*id);
    } else if (const Value value = tables.value(place, field); const auto* id = std::get_if<RecordId>(&value)) {
        ids.push_back(*id);
    }
    return ids;
}

bool leads_to(const Tables& tables, Place from, FieldIx field, Place to) {
    return field != no_field && std::ranges::any_of(references_in(tables, from, field), [&](RecordId id) {
               return merged_into(tables, tables.find(id)) == to;
           });
}

std::vector<Place> beside(const Tables& tables, Place place, const Link& link) {
    std::vector<Place> all;
    if (link.kind == Link::Kind::own) {
        for (const RecordId id : references_in(tables, place, link.field))
            all.push_back(merged_into(tables, tables.find(id)));
    } else {
        for (Row row = 0; row < tables.table(link.via).rows(); ++row) {
            const Place other{link.via, row};
            if (!tables.table(link.via).is_live(row)) continue;
            if (!leads_to(tables, other, link.field, place) && !leads_to(tables, other, link.also, place)) continue;
            if (link.kind == Link::Kind::others)
                all.push_back(other);
            else
                for (const RecordId id : references_in(tables, other, link.onward))
                    all.push_back(merged_into(tables, tables.find(id)));
        }
    }
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

} // namespace

bool passes_related(const Tables& tables, Place place, const Filter& filter, const Reader& reader) {
    const Tallying tallying(tables, filter, reader);
    Total total;
    for (const Place there : beside(tables, place, filter.link)) {
        if (there.entity != filter.link.target || !tables.table(there.entity).is_live(there.row)) continue;
        if (!passes(tables, there, filter.parts.front(), reader)) continue;
        if (filter.tally == Tally::any) return true;
        tallying.add(total, there.row);
    }
    return filter.tally != Tally::any && tallying.passes(total);
}

} // namespace crm
