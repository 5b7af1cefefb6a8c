// Lists as tables on the screen show them: filter, words, order, and how many there are. An answer is kept until a
// record changes, and its rows are laid out only as far as somebody looks, so a screen may ask for the same list in
// every frame.
//
//     const ListResult& shown = list(tables, caches.index, caches.lists, {.entity = person, .filter = …}, reader, 50);
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/queries/filter_rows.hpp"
#include "core/queries/list_columns.hpp"
#include "core/queries/sort.hpp"
#include "core/store/text_index.hpp"

namespace crm {

struct ListQuery {
    EntityIx entity = no_entity;
    Filter filter{};
    std::string words{};        // quick find: records must hold all of them
    FieldIx sort = no_field;    // none: the best match first when there are words, else the newest
    ListColumn by{};            // instead of `sort`: a column that is no field of the records (list_columns.hpp)
    FieldIx settled = no_field; // records that say this come last, however the others are sorted
    bool descending = false;
    std::vector<SortBy> then{}; // where `sort` says the same: further fields, the most important first
    bool bin = false;           // what lies in the bin instead of what lives
    bool operator==(const ListQuery&) const = default;
};

struct ListResult {
    std::vector<Row> rows;     // in order; as many as were asked for, perhaps more
    std::size_t total = 0;     // exact, however many rows are laid out
    std::uint64_t version = 0; // another one whenever the rows may be others: what is derived from them is kept by it
};

// How a list stands that nobody has sorted: tasks by when they are due, those that are done last.
struct FirstOrder {
    FieldIx sort = no_field, settled = no_field;
};
FirstOrder first_order(const Schema& schema, EntityIx entity);

inline constexpr std::size_t all_rows = SIZE_MAX;

class ListCache {
public:
    ListCache();
    ~ListCache();
    ListCache(ListCache&&) noexcept;
    ListCache& operator=(ListCache&&) noexcept;

    void changed(Place place, FieldIx field);
    void clear();
    std::size_t bytes() const;
    // A slice of preparing orders that people are likely to ask for; true when nothing is left to do.
    bool work(const Tables& tables, std::size_t rows_max) { return m_orders.work(tables, m_language, rows_max); }
    ConditionCache& conditions() { return m_conditions; }
    SortCache& orders() { return m_orders; }

private:
    struct Kept;
    friend const ListResult& list(const Tables&, TextIndex&, ListCache&, const ListQuery&, const Reader&, std::size_t);
    static constexpr std::size_t kept_max = 12;
    ConditionCache m_conditions;
    SortCache m_orders;
    Language m_language = Language::ar; // of the last reader
    std::vector<std::unique_ptr<Kept>> m_kept;
    std::uint64_t m_clock = 0;
};

// Good until the tables change or a dozen other lists have been asked for.
const ListResult& list(const Tables& tables, TextIndex& index, ListCache& cache, const ListQuery& query,
                       const Reader& reader, std::size_t rows_wanted = all_rows);

// Where a record stands in a list; all_rows when it is not in it.
std::size_t position_in(const ListResult& result, Row row);

} // namespace crm
