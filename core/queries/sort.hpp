// The order of a whole table by any field, kept between frames, so that "all customers by name" costs nothing and a
// filtered list is a walk along it. Texts are ordered as people expect (core/text/collation.hpp), choices as their list
// has them, references by the name of what they point to (what belongs to one of two people of the same name stays
// together), amounts by their worth in major units; rows that say nothing come last in either direction. Equal rows
// keep the order in which they were made.
//
// An order is made once, when somebody asks for it, and repaired row by row as cells change. Long tables' names are put
// in order beforehand, in slices (SortCache::work).
#pragma once
#include <memory>
#include <vector>

#include "core/queries/filter_rows.hpp"
#include "core/queries/text_order.hpp"

namespace crm {

class SortCache;

struct SortBy {
    FieldIx field = no_field;
    bool descending = false;
    bool operator==(const SortBy&) const = default;
};

class SortOrder {
public:
    SortOrder(const Tables& tables, EntityIx entity, FieldIx field, Language language);

    // All rows: those that have a value, ascending; then the others, by row.
    const std::vector<Row>& rows() const { return m_rows; }
    std::size_t with_value() const { return m_with_value; }

    bool is_of(EntityIx entity, FieldIx field, Language language) const {
        return m_watch.entity == entity && m_watch.field == field && m_language == language;
    }
    void note(Place place, FieldIx field);
    void bring_up_to_date(const Tables& tables, SortCache& others); // repairs, or makes it anew
    std::size_t bytes() const { return m_rows.capacity() * sizeof(Row) + m_ranks.capacity() * sizeof(std::uint32_t); }

private:
    void make(const Tables& tables, SortCache& others);
    void take(std::vector<Row> rows_with_value, Row rows);
    bool repair(const Tables& tables);

    ColumnWatch m_watch, m_names; // m_names: the name column of what a reference points to
    bool m_has_names = false;
    Language m_language;
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_ranks; // by row; empty until somebody asks
    std::size_t m_with_value = 0;
    bool m_is_made = false;
    std::uint64_t m_used = 0;
    friend class SortCache;
};

class SortCache {
public:
    void changed(Place place, FieldIx field);
    const SortOrder& order(const Tables& tables, EntityIx entity, FieldIx field, Language language);
    // The place of each row's value among all values of the field: equal values share one, rows without have `no_rank`.
    static constexpr std::uint32_t no_rank = UINT32_MAX;
    const std::vector<std::uint32_t>& ranks(const Tables& tables, EntityIx entity, FieldIx field, Language language);
    // By several fields: what is equal in the first goes by the second, and so on; in the end by row.
    void sort_rows(const Tables& tables, EntityIx entity, const std::vector<SortBy>& by, Language language,
                   std::vector<Row>& rows);
    bool has(EntityIx entity, FieldIx field, Language language) const;
    // A slice of putting the names of long tables in order; true when nothing is left to do.
    bool work(const Tables& tables, Language language, std::size_t rows_max);
    void clear() { *this = SortCache(); }
    std::size_t bytes() const;

private:
    static constexpr std::size_t kept_max = 12;
    static constexpr Row long_rows = 20'000; // a table shorter than this is put in order when somebody asks
    SortOrder& slot(const Tables& tables, EntityIx entity, FieldIx field, Language language);
    std::vector<std::unique_ptr<SortOrder>> m_orders;
    std::unique_ptr<SortOrder> m_next; // being made in slices
    std::unique_ptr<TextOrder> m_next_rows;
    std::uint64_t m_clock = 0;
};

// A few rows put in order by reading their values; the same order as SortOrder's.
void sort_rows(const Tables& tables, EntityIx entity, FieldIx field, Language language, bool is_descending,
               std::vector<Row>& rows);

} // namespace crm
