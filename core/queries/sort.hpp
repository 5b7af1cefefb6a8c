// The order of a whole table by any field, kept between frames, so that "all customers by name" costs nothing and a filtered
// list is a walk along it. Texts are ordered as people expect (core/text/collation.hpp), choices as their list has them,
// references by the name of what they point to, amounts by their worth in major units; rows that say nothing come last in
// either direction. Equal rows keep the order in which they were made.
//
// An order is made once, when somebody asks for it, and repaired row by row as cells change.
#pragma once
#include <memory>
#include <vector>

#include "core/queries/filter_rows.hpp"

namespace crm {

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
    void bring_up_to_date(const Tables& tables); // repairs, or makes it anew
    std::size_t bytes() const { return m_rows.capacity() * sizeof(Row); }

private:
    void make(const Tables& tables);
    bool repair(const Tables& tables);

    ColumnWatch m_watch, m_names; // m_names: the name column of what a reference points to
    bool m_has_names = false;
    Language m_language;
    std::vector<Row> m_rows;
    std::size_t m_with_value = 0;
    std::uint64_t m_used = 0;
    friend class SortCache;
};

class SortCache {
public:
    void changed(Place place, FieldIx field);
    const SortOrder& order(const Tables& tables, EntityIx entity, FieldIx field, Language language);
    bool has(EntityIx entity, FieldIx field, Language language) const;
    void clear() { m_orders.clear(); }
    std::size_t bytes() const;

private:
    static constexpr std::size_t kept_max = 12;
    std::vector<std::unique_ptr<SortOrder>> m_orders;
    std::uint64_t m_clock = 0;
};

// A few rows put in order by reading their values; the same order as SortOrder's.
void sort_rows(const Tables& tables, EntityIx entity, FieldIx field, Language language, bool is_descending, std::vector<Row>& rows);

} // namespace crm
