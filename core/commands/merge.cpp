#include "core/commands/merge.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/commands/check.hpp"

namespace crm {

namespace {

bool is_of_system(std::string_view key) {
    return key == "created_at" || key == "removed_at" || key == "erased_at" || key == "merged_into" ||
           key == "not_same_as";
}

void add_once(std::vector<Value>& all, const Value& one) {
    if (!is_missing(one) && std::ranges::find(all, one) == all.end()) all.push_back(one);
}

// The field for further values of a kind: other_phones beside phone.
FieldIx several_of(const Schema& schema, EntityIx entity, FieldType type) {
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, f).type == type && is_several(schema.field(entity, f))) return f;
    return no_field;
}

class Merger {
public:
    Merger(const Tables& tables, const MergeRecords& merge)
        : m_tables(tables), m_schema(tables.schema()), m_merge(merge), m_entity(tables.find(merge.survivor).entity) {
        m_records.push_back(merge.survivor);
        m_records.insert(m_records.end(), merge.others.begin(), merge.others.end());
    }

    std::vector<CellEdit> cells() {
        for (FieldIx f = 0; f < m_schema.field_count(m_entity); ++f) {
            const FieldDef& field = m_schema.field(m_entity, f);
            if (is_of_system(field.key) || is_several(field)) continue;
            const Value value = value_of(f, field);
            if (value != m_tables.value(m_merge.survivor, f)) m_cells.push_back({f, value, {}});
            if (field.type != FieldType::phone && field.type != FieldType::email) continue;
            for (const RecordId record : m_records)
                if (const Value had = m_tables.value(record, f); had != value) add_once(m_displaced[field.type], had);
            m_kept[field.type].push_back(value);
        }
        for (FieldIx f = 0; f < m_schema.field_count(m_entity); ++f)
            if (const FieldDef& field = m_schema.field(m_entity, f); is_several(field) && !is_of_system(field.key))
                unite(f, field);
        return std::move(m_cells);
    }

private:
    const CellEdit* chosen(FieldIx field) const {
        const auto found = std::ranges::find(m_merge.cells, field, &CellEdit::field);
        return found == m_merge.cells.end() ? nullptr : &*found;
    }
    bool is_merged(const Value& value) const {
        const auto* id = std::get_if<RecordId>(&value);
        return id && std::ranges::find(m_records, *id) != m_records.end();
    }

    Value value_of(FieldIx f, const FieldDef& field) const {
        if (const CellEdit* cell = chosen(f)) return cell->value;
        Value best;
        std::string joined;
        for (const RecordId record : m_records) {
            const Value value = m_tables.value(record, f);
            if (is_missing(value) || is_merged(value)) continue; // nobody refers to himself
            if (is_missing(best) || (field.merge == Merge::maximum && best < value)) best = value;
            const auto* text = std::get_if<std::string>(&value);
            if (field.type == FieldType::long_text && text && joined.find(*text) == joined.npos)
                joined += (joined.empty() ? "" : "\n") + *text;
        }
        return field.type == FieldType::long_text && !joined.empty() ? Value{joined} : best;
    }

    void unite(FieldIx f, const FieldDef& field) {
        if (const CellEdit* cell = chosen(f)) return m_cells.push_back(*cell);
        const std::vector<Value> before = m_tables.elements(m_tables.find(m_merge.survivor), f);
        std::vector<Value> all = before;
        for (const RecordId record : m_merge.others)
            for (const Value& element : m_tables.elements(m_tables.find(record), f))
                if (!is_merged(element)) add_once(all, element);
        if (several_of(m_schema, m_entity, field.type) == f) {
            for (const Value& value : m_displaced[field.type]) add_once(all, value);
            for (const Value& kept : m_kept[field.type])
                if (std::ranges::find(before, kept) == before.end()) std::erase(all, kept);
        }
        if (all != before) m_cells.push_back({f, {}, std::move(all)});
    }

    const Tables& m_tables;
    const Schema& m_schema;
    const MergeRecords& m_merge;
    EntityIx m_entity;
    std::vector<RecordId> m_records;
    std::vector<CellEdit> m_cells;
    std::map<FieldType, std::vector<Value>> m_displaced, m_kept;
};

class MergePlanner {
public:
    MergePlanner(const Tables& tables, Moment now, Planned& planned)
        : m_tables(tables), m_schema(tables.schema()), m_now(now), m_planned(planned) {}

    void run(std::span<const MergeRecords> merges) {
        m_planned.change.label = "merge";
        for (const MergeRecords& merge : merges)
            if (!take(merge)) return;
        m_goes.resize(m_tables.directory().size());
        for (const auto& [loser, survivor] : m_survivors) m_goes[m_tables.directory().find(loser)] = true;
        for (const MergeRecords& merge : merges) write_survivor(merge);
        for (EntityIx entity = 0; entity < m_schema.entity_count(); ++entity)
            for (FieldIx field = 0; field < m_schema.field_count(entity); ++field)
                if (m_schema.field(entity, field).type == FieldType::reference &&
                    m_entities.contains(m_schema.target(entity, field)))
                    redirect(entity, field);
        join_affiliations();
        for (const auto& [loser, survivor] : m_survivors) {
            const EntityIx entity = m_tables.find(loser).entity;
            set(entity, loser, "merged_into", survivor);
            set(entity, loser, "removed_at", Value{m_now.ms});
        }
    }

private:
    bool refuse(EntityIx entity, Reason reason) {
        m_planned.problems.push_back({entity, no_field, reason});
        return false;
    }

    bool take(const MergeRecords& merge) {
        const Place place = m_tables.find(merge.survivor);
        if (!place || !m_tables.is_live(merge.survivor) || m_survivors.contains(merge.survivor))
            return refuse(place.entity, place ? Reason::record_in_bin : Reason::no_such_record);
        if (m_tables.is_erased(place)) return refuse(place.entity, Reason::record_erased);
        if (m_schema.field(place.entity, "merged_into") == no_field) return refuse(place.entity, Reason::wrong_type);
        if (merge.others.empty()) return refuse(place.entity, Reason::required);
        for (const RecordId other : merge.others) {
            const Place at = m_tables.find(other);
            if (!at) return refuse(place.entity, Reason::no_such_record);
            if (at.entity != place.entity) return refuse(place.entity, Reason::wrong_type);
            if (m_tables.is_erased(at)) return refuse(place.entity, Reason::record_erased);
            if (!m_tables.is_live(other)) return refuse(place.entity, Reason::record_in_bin);
            if (other == merge.survivor || !m_survivors.emplace(other, merge.survivor).second)
                return refuse(place.entity, Reason::refers_to_itself);
        }
        if (m_stays.contains(merge.survivor)) return refuse(place.entity, Reason::refers_to_itself);
        for (const RecordId other : merge.others)
            if (m_stays.contains(other)) return refuse(place.entity, Reason::refers_to_itself);
        m_stays.insert(merge.survivor);
        m_entities.insert(place.entity);
        return true;
    }

    void set(EntityIx entity, RecordId id, FieldIx field, Value value) {
        if (m_tables.value(id, field) != value)
            m_planned.change.edits.push_back({entity, field, id, OpKind::set, std::move(value)});
    }
    void set(EntityIx entity, RecordId id, std::string_view key, Value value) {
        set(entity, id, m_schema.field(entity, key), std::move(value));
    }
    void add(EntityIx entity, RecordId id, FieldIx field, const Value& element) {
        m_planned.change.edits.push_back({entity, field, id, OpKind::add, element});
    }
    void take_away(EntityIx entity, RecordId id, FieldIx field, const Value& element) {
        m_planned.change.edits.push_back(
            {entity, field, id, OpKind::remove, element, m_tables.additions(m_tables.find(id), field, element)});
    }

    void write_survivor(const MergeRecords& merge) {
        const Place place = m_tables.find(merge.survivor);
        for (const CellEdit& cell : merged_cells(m_tables, merge)) {
            if (cell.field >= m_schema.field_count(place.entity)) {
                m_planned.problems.push_back({place.entity, cell.field, Reason::unknown_field});
                continue;
            }
            const FieldDef& field = m_schema.field(place.entity, cell.field);
            if (!is_several(field)) {
                if (m_tables.value(place, cell.field) != cell.value)
                    check_cell(m_tables, place.entity, cell.field, merge.survivor, cell.value, m_planned.problems);
                if (field.required && is_blank(cell.value))
                    m_planned.problems.push_back({place.entity, cell.field, Reason::required});
                set(place.entity, merge.survivor, cell.field, is_blank(cell.value) ? Value{} : cell.value);
                continue;
            }
            const std::vector<Value> before = m_tables.elements(place, cell.field);
            for (const Value& element : cell.elements)
                if (std::ranges::find(before, element) == before.end())
                    add(place.entity, merge.survivor, cell.field, element);
            for (const Value& element : before)
                if (std::ranges::find(cell.elements, element) == cell.elements.end())
                    take_away(place.entity, merge.survivor, cell.field, element);
        }
    }

    const RecordId* survivor_of(RecordId id) const {
        const auto found = m_survivors.find(id);
        return found == m_survivors.end() ? nullptr : &found->second;
    }

    // Everything that named one of the others. What they say themselves stays as it was.
    void redirect(EntityIx entity, FieldIx field) {
        const FieldDef& def = m_schema.field(entity, field);
        if (def.key == "merged_into") return;
        const Table& table = m_tables.table(entity);
        if (is_several(def)) return redirect_sets(entity, field);
        const Column& column = table.columns[field];
        for (Row row = 0; row < table.rows(); ++row) {
            const Handle handle = column.reference(row);
            if (handle == no_handle || handle >= m_goes.size() || !m_goes[handle]) continue;
            const RecordId* survivor = survivor_of(m_tables.directory().id(handle));
            const RecordId id = m_tables.id({entity, row});
            if (!survivor || survivor_of(id) || is_edited(id, field)) continue;
            set(entity, id, field, id == *survivor ? Value{} : Value{*survivor});
        }
    }
    void redirect_sets(EntityIx entity, FieldIx field) {
        const Table& table = m_tables.table(entity);
        const bool is_not_same = m_schema.field(entity, field).key == "not_same_as";
        std::vector<Row> rows;
        table.columns[field].each_set([&](Row row, const SetCell& cell) {
            if (!cell.live.empty()) rows.push_back(row);
        });
        std::ranges::sort(rows);
        for (const Row row : rows) {
            const RecordId id = m_tables.id({entity, row});
            const RecordId* own = survivor_of(id);
            if (own && !is_not_same) continue;
            const RecordId holder = own ? *own : id; // what a loser was not, the survivor is not
            for (const Value& element : m_tables.elements({entity, row}, field)) {
                const auto* named = std::get_if<RecordId>(&element);
                const RecordId* survivor = named ? survivor_of(*named) : nullptr;
                if (!survivor && !own) continue;
                const Value meant = survivor ? Value{*survivor} : element;
                if (survivor && !own) take_away(entity, id, field, element);
                const std::vector<Value> there = m_tables.elements(m_tables.find(holder), field);
                if (meant != Value{holder} && std::ranges::find(there, meant) == there.end())
                    add(entity, holder, field, meant);
            }
        }
    }
    // By the merge itself, on the survivor.
    bool is_edited(RecordId id, FieldIx field) const {
        if (!m_stays.contains(id)) return false;
        return std::ranges::any_of(m_planned.change.edits,
                                   [&](const Edit& edit) { return edit.record == id && edit.field == field; });
    }

    // Who belonged to one firm twice, belongs to it once.
    void join_affiliations() {
        const EntityIx entity = m_schema.entity("affiliation");
        const Table& table = m_tables.table(entity);
        const FieldIx person = m_schema.field(entity, "person"), company = m_schema.field(entity, "company");
        const auto meant = [&](Row row, FieldIx field) {
            const Handle handle = table.columns[field].reference(row);
            if (handle == no_handle) return RecordId{};
            const RecordId id = m_tables.directory().id(handle);
            const RecordId* survivor = survivor_of(id);
            return survivor ? *survivor : id;
        };
        std::map<std::pair<RecordId, RecordId>, std::vector<Row>> together;
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row) && (m_stays.contains(meant(row, person)) || m_stays.contains(meant(row, company))))
                together[{meant(row, person), meant(row, company)}].push_back(row);
        for (const auto& [names, rows] : together) {
            for (std::size_t i = 1; i < rows.size(); ++i) // the same job, told twice
                for (std::size_t j = 0; j < i; ++j)
                    if (says_no_more(entity, rows[i], rows[j])) {
                        set(entity, m_tables.id({entity, rows[i]}), "removed_at", Value{m_now.ms});
                        break;
                    }
        }
    }
    bool says_no_more(EntityIx entity, Row row, Row than) const {
        for (const std::string_view key : {"role", "department", "since", "until"}) {
            const FieldIx field = m_schema.field(entity, key);
            const Value value = m_tables.value(Place{entity, row}, field);
            if (!is_missing(value) && value != m_tables.value(Place{entity, than}, field)) return false;
        }
        return true;
    }

    const Tables& m_tables;
    const Schema& m_schema;
    Moment m_now;
    Planned& m_planned;
    std::map<RecordId, RecordId> m_survivors; // of those that go
    std::set<RecordId> m_stays;
    std::vector<bool> m_goes; // by handle: most references name somebody else
    std::set<EntityIx> m_entities;
};

} // namespace

std::vector<CellEdit> merged_cells(const Tables& tables, const MergeRecords& merge) {
    return tables.find(merge.survivor) ? Merger(tables, merge).cells() : std::vector<CellEdit>{};
}

void plan_merges(const Tables& tables, std::span<const MergeRecords> merges, Moment now, Planned& planned) {
    MergePlanner(tables, now, planned).run(merges);
    std::ranges::sort(planned.problems, {}, [](const Problem& p) { return std::tuple(p.entity, p.field, p.reason); });
    const auto doubled = std::ranges::unique(planned.problems);
    planned.problems.erase(doubled.begin(), doubled.end());
}

// In a ring of records that were merged into each other, the one with the smallest id stands.
Change mend_merges(const Tables& tables) {
    Change change{"merge", {}};
    const Schema& schema = tables.schema();
    for (EntityIx entity = 0; entity < schema.entity_count(); ++entity) {
        const FieldIx field = schema.field(entity, "merged_into");
        if (field == no_field) continue;
        const Table& table = tables.table(entity);
        const Column& column = table.columns[field];
        for (Row row = 0; row < table.rows(); ++row) {
            if (column.reference(row) == no_handle || table.is_live(row)) continue;
            const RecordId start = tables.id({entity, row});
            RecordId smallest = start, at = start;
            bool is_ring = false;
            for (std::size_t steps = 0; steps <= table.rows(); ++steps) {
                const Place place = tables.find(at);
                const Handle next = place && place.entity == entity ? column.reference(place.row) : no_handle;
                if (next == no_handle || table.is_live(place.row)) break;
                at = tables.directory().id(next);
                smallest = std::min(smallest, at);
                if (at == start) {
                    is_ring = true;
                    break;
                }
            }
            if (!is_ring || smallest != start) continue;
            change.edits.push_back({entity, field, start, OpKind::set, {}});
            change.edits.push_back({entity, removed_field(schema, entity), start, OpKind::set, {}});
        }
    }
    return change;
}

} // namespace crm
