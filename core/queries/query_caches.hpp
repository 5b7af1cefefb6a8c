// Everything that reading keeps between frames. The workspace owns one, tells it of every changed cell, and gives it a
// slice of time now and then; queries take it and may change it, for it holds nothing that could not be made anew.
#pragma once
#include "core/queries/duplicate_cache.hpp"
#include "core/queries/list.hpp"
#include "core/queries/related.hpp"
#include "core/queries/today.hpp"
#include "core/store/text_index.hpp"

namespace crm {

struct QueryCaches {
    explicit QueryCaches(const Schema& schema) : index(schema) {}

    TextIndex index;
    ListCache lists;
    RelationCache relations;
    TodayCache today;
    DuplicateCache duplicates;

    // After every Tables::apply that answered `changed`: of this device's commands, of undo, of other devices.
    void changed(Place place, FieldIx field) {
        index.changed(place, field);
        lists.changed(place, field);
        relations.changed(place, field);
        duplicates.changed(place);
    }
    // A slice of indexing and of putting names in order, about so many rows (2000 are a few milliseconds); true when
    // nothing is left to do.
    bool work(const Tables& tables, std::size_t rows_max) {
        return index.work(tables, rows_max) && lists.work(tables, rows_max) && duplicates.work(tables, rows_max);
    }
    // Rows were changed in place without being told cell by cell. (Rows that appear at the end are found without this.)
    void clear() {
        index.clear();
        lists.clear();
        relations.clear();
        duplicates.clear();
        today = {};
    }
    std::size_t bytes() const { return index.bytes() + lists.bytes() + relations.bytes(); }
};

inline const ListResult& list(const Tables& tables, QueryCaches& caches, const ListQuery& query, const Reader& reader,
                              std::size_t rows_wanted = all_rows) {
    return list(tables, caches.index, caches.lists, query, reader, rows_wanted);
}

inline const Today& today(const Tables& tables, QueryCaches& caches, const Reader& reader,
                          const TodayOptions& options = {}) {
    return today(tables, caches.today, reader, options);
}

} // namespace crm
