// The rows of a table in the order of one column's texts, made in slices: collation keys for a few thousand rows, those
// rows sorted, and so on; then the sorted runs are merged. A million names take most of a second, which no single frame
// has.
#pragma once
#include <string>
#include <vector>

#include "core/store/tables.hpp"
#include "core/text/language.hpp"

namespace crm {

// The text that a cell of words, of an address or of several values is sorted by; empty when missing.
void append_sort_text(std::string& out, const Tables& tables, Place place, FieldIx field);

class TextOrder {
public:
    TextOrder(const Tables& tables, EntityIx entity, FieldIx field, Language language);

    // Does about so many rows' worth of work; true when the order is made. Cells may change in between: whoever uses
    // the order repairs it for those (SortOrder does).
    bool work(const Tables& tables, std::size_t rows_max);
    Row rows() const { return m_rows; } // that were there when it began
    std::vector<Row> take() { return std::move(m_order); }

private:
    struct Key { // of one row: its first eight bytes, and where the whole of it is
        std::uint64_t start = 0;
        std::uint32_t at = 0, size = 0;
        Row row = 0;
    };
    struct Run {
        std::size_t next = 0, end = 0;
    };
    bool comes_before(const Key& a, const Key& b) const;
    void make_run(const Tables& tables);
    void start_merging();
    void merge_one();

    EntityIx m_entity;
    FieldIx m_field;
    Language m_language;
    Row m_rows, m_next_row = 0;
    std::string m_bytes, m_text; // of all keys; scratch
    std::vector<Key> m_keys;
    std::vector<Run> m_runs;
    std::vector<std::uint32_t> m_heap; // runs, the one with the first key on top
    bool m_is_merging = false;
    std::vector<Row> m_order;
};

// All at once.
std::vector<Row> order_by_text(const Tables& tables, EntityIx entity, FieldIx field, Language language);

} // namespace crm
