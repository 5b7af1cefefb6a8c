// All records of a firm, in columns, and the one road by which they change:
//     plan (pure) -> stamp -> journal -> apply
// apply() asks nothing and cannot fail on well-formed ops. Ops may arrive in any order and any number of times: the
// tables that result depend only on which ops there are (tests/property). Reading is const; a record's past lies in the
// journal.
#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/record/cell_edit.hpp"
#include "core/record/op.hpp"
#include "core/store/column.hpp"
#include "core/store/directory.hpp"

namespace crm {

// A record's standing. A record exists from the moment created_at is written and lies in the bin while removed_at is.
enum class Standing : std::uint8_t { absent, live, removed };

struct Table {
    EntityIx entity = no_entity;
    std::vector<Handle> handles;    // row -> handle
    std::vector<StampIx> born;      // row -> the stamp that holds for every cell without one of its own
    std::vector<Standing> standing; // row -> is it live, in the bin, or only heard of
    std::vector<Column> columns;    // by FieldIx
    FlatMap cell_stamps;            // field << 32 | row -> stamp, where it differs from `born`
    std::vector<bool> has_stamps;   // by field: whether cell_stamps holds any of it; most fields have none
    std::uint64_t revision = 0;     // grows with every change to this table
    std::size_t live_count = 0, removed_count = 0;
    FieldIx erased = no_field; // the field that says that a record's person was erased; most kinds have none
    Row expected_rows = 0;     // room to make at once when rows come in blocks
    Row rows() const { return static_cast<Row>(handles.size()); }
    // The stamp of a cell that has one of its own, else FlatMap::none.
    StampIx own_stamp(FieldIx field, Row row) const {
        if (field >= has_stamps.size() || !has_stamps[field]) return FlatMap::none;
        return cell_stamps.find(std::uint64_t{field} << 32 | row);
    }
    void put_own_stamp(FieldIx field, Row row, StampIx stamp) {
        if (field >= has_stamps.size()) has_stamps.resize(field + 1u);
        has_stamps[field] = true;
        cell_stamps.put(std::uint64_t{field} << 32 | row, stamp);
    }
    bool is_erased(Row row) const { return erased != no_field && columns[erased].has(row); }
    bool is_live(Row row) const { return row < rows() && standing[row] == Standing::live; }
};

// What apply did with an op.
enum class Applied : std::uint8_t {
    changed, // the cell has the op's value now
    older,   // a later edit stands; the op is only history
    known    // it was applied before
};

// Cells of one field for many new records, a row each. What holds depends on the column's layout: `words` (text, phone,
// e-mail …; empty: missing), `numbers` (numbers, dates, moments, yes_no; missing_number: missing), or for a term or an
// address `numbers` as places in `texts` (an address as packed() has it).
struct NewCells {
    FieldIx field = no_field;
    std::span<const std::string_view> words{};
    std::span<const std::int64_t> numbers{};
    std::span<const std::string> texts{};
};

class Tables {
public:
    explicit Tables(const Schema& schema);

    const Schema& schema() const { return *m_schema; }
    const Directory& directory() const { return m_directory; }
    const Table& table(EntityIx entity) const { return m_tables[entity]; }
    std::size_t table_count() const { return m_tables.size(); }
    std::uint64_t revision() const { return m_revision; } // grows with every change to any record

    // Reading by id. Unknown records have no place and only missing cells.
    Place find(RecordId id) const;
    bool is_live(RecordId id) const;
    Value value(RecordId id, FieldIx field) const;
    Value value(Place place, FieldIx field) const;
    std::vector<Value> elements(Place place, FieldIx field) const; // of a field with several values
    RecordId id(Place place) const { return m_directory.id(m_tables[place.entity].handles[place.row]); }
    Stamp stamp(Place place, FieldIx field) const; // of the cell's present value; none if never written
    std::vector<Stamp> additions(Place place, FieldIx field, const Value& element) const; // what a remove must name
    Stamp last_stamp(Place place) const; // the latest of its cells' stamps

    // Erasing. A record with `erased_at` loses its personal cells and takes no new ones, in whatever order operations
    // arrive: they keep their stamps and no value. Counted: the values lost so, which journal and snapshots may hold
    // still, and the records erased, of which they may tell what the cells no longer did.
    bool is_erased(Place place) const { return place && m_tables[place.entity].is_erased(place.row); }
    std::uint64_t lost_count() const { return m_lost_count; }
    // Takes the personal values out of a row as it lies in a block of the journal: what is taken out still counts as
    // operations, so that the numbers of those after it stay (app/row_order.hpp).
    void blank(Place place);

    // Writing. The only two ways in; apply takes ops one by one, BlockReader (block.hpp) takes many rows at once.
    Applied apply(const Op& op);
    // As apply() of each cell, and of each element, for a record that these tables have not heard of: nothing has to be
    // asked. A cell must not come twice.
    void apply_new(EntityIx entity, RecordId record, OpId id, Stamp at, std::span<const CellEdit> cells);
    // The same for `count` records numbered one after another, a column at a time.
    void apply_new_rows(EntityIx entity, RecordId first, std::size_t count, Stamp at, std::span<const NewCells> cells);
    void reserve(std::size_t records) { m_directory.reserve(records); }
    // So many rows will come, in blocks: columns then make room once instead of growing (a third of the time of
    // opening).
    void expect_rows(EntityIx entity, Row rows) { m_tables[entity].expected_rows = rows; }
    // Takes up what has changed in the schema: fields it has gained, other words, other choices.
    void adopt_new_fields();
    // A cell of a formula: computed here (core/formula), never an operation. Whoever writes many says so once, by
    // derived_changed().
    void begin_derived(EntityIx entity, FieldIx field); // all of it will be put anew
    void put_derived(Place place, FieldIx field, const Value& value);
    void derived_changed(EntityIx entity);
    // Revisions go on from those of tables that this one replaces, so that nobody takes it for them.
    void count_on_from(const Tables& before);
    std::size_t bytes() const;

private:
    friend class BlockReader;
    Row row_for(RecordId id, EntityIx entity, Stamp at);
    void set_stamp(Table& table, Row row, FieldIx field, Stamp at);
    void refresh_standing(Table& table, Row row);
    Applied apply_to_set(Table& table, Row row, const Op& op);
    void forget(Table& table, Row row);
    void empty(Table& table, Row row, FieldIx field);

    const Schema* m_schema;
    Directory m_directory;
    std::vector<Table> m_tables;
    std::uint64_t m_revision = 0, m_lost_count = 0;
};

// The two fields that every entity ends its built-in fields with.
FieldIx created_field(const Schema& schema, EntityIx entity);
FieldIx removed_field(const Schema& schema, EntityIx entity);

} // namespace crm
