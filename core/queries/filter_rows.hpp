// Which rows pass a filter. A filter is first bound to its table: every condition becomes a loop over one column that
// the compiler vectorises, or, where texts must be looked at, a set of rows found beforehand and kept by the
// ConditionCache. The loops then run over blocks of 4096 rows that stay in the processor's cache.
#pragma once
#include <memory>
#include <vector>

#include "core/queries/filter.hpp"
#include "core/queries/row_set.hpp"

namespace crm {

// Counts the changes of one column, so that what was computed from it can be repaired: valid as long as every change of
// the column was told, which its revision proves.
struct ColumnWatch {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    std::uint64_t revision = 0; // of the column, as far as we know of its changes
    std::vector<Row> changed;   // since what was computed

    void start(const Tables& tables) {
        revision = tables.table(entity).columns[field].revision();
        changed.clear();
    }
    void note(Place place, FieldIx of) {
        if (place.entity != entity || of != field) return;
        ++revision;
        if (changed.empty() || changed.back() != place.row) changed.push_back(place.row);
    }
    bool knows_all(const Tables& tables) const { return tables.table(entity).columns[field].revision() == revision; }
};

// Rows that pass conditions which must look at texts or sets, kept between frames.
class ConditionCache {
public:
    void changed(Place place, FieldIx field);
    // Stays good while somebody holds it, and until the tables change.
    std::shared_ptr<const RowSet> rows(const Tables& tables, EntityIx entity, const Condition& condition,
                                       const Reader& reader);
    // The same for what is asked of the records beside them.
    std::shared_ptr<const RowSet> related(const Tables& tables, EntityIx entity, const Filter& filter,
                                          const Reader& reader);
    void clear() {
        m_kept.clear();
        m_related.clear();
    }
    std::size_t bytes() const;

private:
    struct Kept {
        std::vector<ColumnWatch> watches; // its own column; for a reference by name also the names
        Condition condition;
        RowSet rows;
        bool is_made = false;
        std::uint64_t used = 0;
    };
    struct KeptRelated {
        EntityIx entity = no_entity;
        Filter filter;
        Date today{};
        int offset_minutes = 0;
        Country country{};
        Currency currency{};
        std::uint64_t state = 0; // of all tables that were read
        std::shared_ptr<const RowSet> rows{};
        std::uint64_t used = 0;
    };
    static constexpr std::size_t kept_max = 24;
    std::vector<std::shared_ptr<Kept>> m_kept;
    std::vector<std::shared_ptr<KeptRelated>> m_related;
    std::uint64_t m_clock = 0;
};

enum class Among : std::uint8_t { live, removed };

RowSet rows_of(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader, ConditionCache& cache,
               Among among = Among::live);

// One record, by reading its values one by one: for rules that look at a record, and for tests to compare rows_of with.
bool passes(const Tables& tables, Place place, const Filter& filter, const Reader& reader);

// A filter of the kind `related`, the whole table at once and for one record; the parts of rows_of and passes.
RowSet rows_of_related(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader,
                       ConditionCache& cache);
bool passes_related(const Tables& tables, Place place, const Filter& filter, const Reader& reader);

} // namespace crm
