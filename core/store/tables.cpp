#include "core/store/tables.hpp"

#include <algorithm>
#include <cassert>

#include "core/record/erased_op.hpp"

namespace crm {

namespace {
// Whether the value of an op replaces the present one, both written by somebody. Equal stamps with different values
// come only from a faulty device; the greater value wins then, so that all others still agree.
bool supersedes(Merge merge, const Op& op, const Value& present, Stamp present_at) {
    if (op.at == present_at) return present < op.value;
    switch (merge) {
    case Merge::immutable: return op.at < present_at;
    case Merge::maximum:
        if (op.value != present) return present < op.value; // missing < any number
        return op.at > present_at;
    default: return op.at > present_at;
    }
}
} // namespace

FieldIx created_field(const Schema& schema, EntityIx entity) {
    return static_cast<FieldIx>(schema.entity(entity).fields.size() - 2);
}
FieldIx removed_field(const Schema& schema, EntityIx entity) {
    return static_cast<FieldIx>(schema.entity(entity).fields.size() - 1);
}

Tables::Tables(const Schema& schema) : m_schema(&schema), m_tables(schema.entity_count()) {
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        m_tables[i].entity = static_cast<EntityIx>(i);
        m_tables[i].erased = schema.field(m_tables[i].entity, "erased_at");
    }
    adopt_new_fields();
}

void Tables::adopt_new_fields() {
    for (Table& table : m_tables) {
        for (std::size_t f = 0; f < table.columns.size(); ++f)
            table.columns[f].adopt(m_schema->field(table.entity, static_cast<FieldIx>(f)));
        while (table.columns.size() < m_schema->field_count(table.entity))
            table.columns.emplace_back(m_schema->field(table.entity, static_cast<FieldIx>(table.columns.size())));
        ++table.revision;
    }
    ++m_revision;
}

void Tables::count_on_from(const Tables& before) {
    m_revision += before.m_revision + 1;
    for (std::size_t i = 0; i < m_tables.size(); ++i) m_tables[i].revision += before.m_tables[i].revision + 1;
}

void Tables::begin_derived(EntityIx entity, FieldIx field) { m_tables[entity].columns[field].forget(); }

void Tables::put_derived(Place place, FieldIx field, const Value& value) {
    assert(is_derived(m_schema->field(place.entity, field)));
    m_tables[place.entity].columns[field].write(place.row, value, m_directory);
}

void Tables::derived_changed(EntityIx entity) {
    ++m_tables[entity].revision;
    ++m_revision;
}

Place Tables::find(RecordId id) const {
    const Handle handle = m_directory.find(id);
    return handle == no_handle ? Place{} : m_directory.place(handle);
}

bool Tables::is_live(RecordId id) const {
    const Place place = find(id);
    return place && m_tables[place.entity].is_live(place.row);
}

Value Tables::value(Place place, FieldIx field) const {
    return place ? m_tables[place.entity].columns[field].value(place.row, m_directory) : Value{};
}
Value Tables::value(RecordId id, FieldIx field) const { return value(find(id), field); }

std::vector<Value> Tables::elements(Place place, FieldIx field) const {
    std::vector<Value> all;
    if (!place) return all;
    const Column& column = m_tables[place.entity].columns[field];
    const SetCell* cell = column.set(place.row);
    if (!cell) return all;
    std::vector<std::int32_t> seen;
    for (const SetElement& element : cell->live) {
        if (std::find(seen.begin(), seen.end(), element.code) != seen.end()) continue;
        seen.push_back(element.code);
        all.push_back(element_from(column.field().type, column.dictionary().word(element.code)));
    }
    return all;
}

Stamp Tables::stamp(Place place, FieldIx field) const {
    if (!place || is_derived(m_schema->field(place.entity, field))) return {};
    const Table& table = m_tables[place.entity];
    const StampIx own = table.own_stamp(field, place.row);
    if (own != FlatMap::none) return m_directory.stamp(own);
    return table.columns[field].has(place.row) && table.columns[field].layout() != Layout::set
               ? m_directory.stamp(table.born[place.row])
               : Stamp{};
}

Stamp Tables::last_stamp(Place place) const {
    Stamp last;
    if (!place) return last;
    const Table& table = m_tables[place.entity];
    for (std::size_t f = 0; f < table.columns.size(); ++f) {
        last = std::max(last, stamp(place, static_cast<FieldIx>(f)));
        if (const SetCell* cell = table.columns[f].layout() == Layout::set ? table.columns[f].set(place.row) : nullptr)
            for (const SetElement& element : cell->live) last = std::max(last, m_directory.stamp(element.added));
    }
    return last;
}

std::vector<Stamp> Tables::additions(Place place, FieldIx field, const Value& element) const {
    std::vector<Stamp> stamps;
    if (!place) return stamps;
    const Column& column = m_tables[place.entity].columns[field];
    const SetCell* cell = column.set(place.row);
    if (!cell) return stamps;
    const std::int32_t code = column.dictionary().find(element_text(element));
    for (const SetElement& each : cell->live)
        if (each.code == code) stamps.push_back(m_directory.stamp(each.added));
    return stamps;
}

Row Tables::row_for(RecordId id, EntityIx entity, Stamp at) {
    const Handle handle = m_directory.intern(id);
    if (const Place place = m_directory.place(handle)) return place.entity == entity ? place.row : no_row;
    Table& table = m_tables[entity];
    const Row row = table.rows();
    table.handles.push_back(handle);
    table.born.push_back(m_directory.intern(at));
    table.standing.push_back(Standing::absent);
    m_directory.settle(handle, {entity, row});
    return row;
}

void Tables::set_stamp(Table& table, Row row, FieldIx field, Stamp at) {
    const StampIx ix = m_directory.intern(at);
    const bool fits_born = table.born[row] == ix && table.columns[field].has(row);
    if (!fits_born || table.own_stamp(field, row) != FlatMap::none) table.put_own_stamp(field, row, ix);
}

void Tables::refresh_standing(Table& table, Row row) {
    const Column& created = table.columns[created_field(*m_schema, table.entity)];
    const Column& removed = table.columns[removed_field(*m_schema, table.entity)];
    const Standing now = !created.has(row) ? Standing::absent : removed.has(row) ? Standing::removed : Standing::live;
    const Standing before = table.standing[row];
    if (now == before) return;
    table.live_count += (now == Standing::live) - (before == Standing::live);
    table.removed_count += (now == Standing::removed) - (before == Standing::removed);
    table.standing[row] = now;
}

Applied Tables::apply(const Op& op) {
    assert(op.entity < m_tables.size() && op.field < m_schema->field_count(op.entity) &&
           fits(op.value, m_schema->field(op.entity, op.field).type));
    if (is_blank(op.value) && !is_missing(op.value)) {
        Op plain = op;
        plain.value = {};
        return apply(plain);
    }
    if (is_derived(m_schema->field(op.entity, op.field))) return Applied::older; // it was a plain field once
    const Row row = row_for(op.record, op.entity, op.at);
    if (row == no_row)
        return Applied::older; // the id belongs to another kind of record: a stranger's mistake, kept as history only
    Table& table = m_tables[op.entity];
    Column& column = table.columns[op.field];
    if (!is_missing(op.value) && table.is_erased(row) && is_personal(column.field())) {
        m_lost_count += !says_nothing(op.value);
        Op emptied = op;
        emptied.value = {};
        return apply(emptied);
    }
    if (column.layout() == Layout::set) return apply_to_set(table, row, op);

    const Place place{op.entity, row};
    const Stamp present_at = stamp(place, op.field);
    if (present_at) {
        const Value present = column.value(row, m_directory);
        if (present_at == op.at && present == op.value) return Applied::known;
        if (!supersedes(column.field().merge, op, present, present_at)) return Applied::older;
    }
    const bool was_erased = table.is_erased(row);
    column.write(row, op.value, m_directory);
    set_stamp(table, row, op.field, op.at);
    if (op.field == created_field(*m_schema, op.entity) || op.field == removed_field(*m_schema, op.entity))
        refresh_standing(table, row);
    if (!was_erased && table.is_erased(row)) ++m_lost_count; // the past may tell what the cells no longer do
    if (op.field == table.erased) forget(table, row);
    ++table.revision;
    ++m_revision;
    return Applied::changed;
}

void Tables::apply_new(EntityIx entity, RecordId record, OpId id, Stamp at, std::span<const CellEdit> cells) {
    const Row row = row_for(record, entity, at);
    if (row == no_row) return;
    Table& table = m_tables[entity];
    for (const CellEdit& cell : cells) {
        Column& column = table.columns[cell.field];
        if (column.layout() == Layout::set) {
            for (const Value& element : cell.elements)
                apply_to_set(table, row, {id, at, OpKind::add, entity, cell.field, record, element, {}});
            continue;
        }
        assert(fits(cell.value, column.field().type) && !column.has(row));
        if (!is_blank(cell.value)) column.write(row, cell.value, m_directory); // and is as old as the row
    }
    refresh_standing(table, row);
    forget(table, row);
    ++table.revision;
    ++m_revision;
}

void Tables::apply_new_rows(EntityIx entity, RecordId first, std::size_t count, Stamp at,
                            std::span<const NewCells> cells) {
    Table& table = m_tables[entity];
    const Row row = table.rows();
    m_directory.reserve_more(count);
    for (std::size_t i = 0; i < count; ++i) {
        [[maybe_unused]] const Row added = row_for({first.session, first.n + i}, entity, at);
        assert(added == row + i);
    }
    for (const NewCells& each : cells) table.columns[each.field].append(row, each);
    for (std::size_t i = 0; i < count; ++i) {
        refresh_standing(table, static_cast<Row>(row + i));
        forget(table, static_cast<Row>(row + i));
    }
    ++table.revision;
    ++m_revision;
}

// The cell keeps its stamp, so that a later edit of another device finds the same cell everywhere.
void Tables::empty(Table& table, Row row, FieldIx field) {
    const Stamp at = stamp({table.entity, row}, field);
    table.columns[field].write(row, {}, m_directory);
    set_stamp(table, row, field, at);
}

void Tables::forget(Table& table, Row row) {
    if (!table.is_erased(row)) return;
    for (std::size_t f = 0; f < table.columns.size(); ++f) {
        Column& column = table.columns[f];
        if (!is_personal(column.field()) || is_derived(column.field())) continue; // what is computed is computed anew
        if (column.layout() == Layout::set) {
            const SetCell* cell = column.set(row);
            if (!cell || (cell->live.empty() && cell->gone.empty())) continue;
            const auto says = [&](const SetElement& each) {
                return !says_nothing(Value{std::string(column.dictionary().word(each.code))});
            };
            const bool is_lost = std::ranges::any_of(cell->live, says) || std::ranges::any_of(cell->gone, says);
            column.set_for_writing(row) = {};
            if (!is_lost) continue;
        } else if (column.has(row)) {
            empty(table, row, static_cast<FieldIx>(f));
        } else {
            continue;
        }
        ++m_lost_count;
    }
}

void Tables::blank(Place place) {
    Table& table = m_tables[place.entity];
    for (std::size_t f = 0; f < table.columns.size(); ++f) {
        Column& column = table.columns[f];
        if (!is_personal(column.field()) || is_derived(column.field())) continue; // what is computed is computed anew
        if (column.layout() != Layout::set) {
            if (column.has(place.row)) empty(table, place.row, static_cast<FieldIx>(f));
            continue;
        }
        if (!column.set(place.row)) continue;
        std::string blanks; // each element another word, in the order they had
        SetCell& cell = column.set_for_writing(place.row);
        for (std::vector<SetElement>* elements : {&cell.live, &cell.gone})
            for (SetElement& element : *elements) element.code = column.m_dictionary->intern(blanks += ' ');
    }
}

Applied Tables::apply_to_set(Table& table, Row row, const Op& op) {
    Column& column = table.columns[op.field];
    if (op.kind == OpKind::set || is_missing(op.value))
        return Applied::older; // only additions and removals mean something here
    const std::int32_t code = column.m_dictionary->intern(element_text(op.value));
    SetCell& cell = column.set_for_writing(row);
    const auto holds = [](const std::vector<SetElement>& elements, const SetElement& element) {
        return std::find(elements.begin(), elements.end(), element) != elements.end();
    };
    bool changed = false;
    if (op.kind == OpKind::add) {
        const SetElement element{code, m_directory.intern(op.at)};
        if (holds(cell.live, element)) return Applied::known;
        if (holds(cell.gone, element)) return Applied::older;
        const auto earlier = [&](const SetElement& a, const SetElement& b) {
            const Stamp sa = m_directory.stamp(a.added), sb = m_directory.stamp(b.added);
            return sa != sb ? sa < sb : column.m_dictionary->word(a.code) < column.m_dictionary->word(b.code);
        };
        cell.live.insert(std::upper_bound(cell.live.begin(), cell.live.end(), element, earlier), element);
        changed = true;
    } else {
        for (const Stamp& seen : op.seen) {
            const SetElement element{code, m_directory.intern(seen)};
            if (holds(cell.gone, element)) continue;
            cell.gone.push_back(element);
            changed = true;
            std::erase(cell.live, element);
        }
    }
    if (!changed) return Applied::known;
    ++table.revision;
    ++m_revision;
    return Applied::changed;
}

std::size_t Tables::bytes() const {
    std::size_t bytes = m_directory.bytes();
    for (const Table& table : m_tables) {
        bytes += table.handles.capacity() * 4 + table.born.capacity() * 4 + table.standing.capacity() +
                 table.cell_stamps.bytes();
        for (const Column& column : table.columns) bytes += column.bytes();
    }
    return bytes;
}

} // namespace crm
