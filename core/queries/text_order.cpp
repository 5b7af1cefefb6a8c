#include "core/queries/text_order.hpp"

#include <algorithm>

#include "core/text/collation.hpp"

namespace crm {

namespace {

constexpr Row run_rows = 4096;

std::uint64_t first_eight(std::string_view key) {
    std::uint64_t eight = 0;
    for (std::size_t i = 0; i < 8; ++i) eight = eight << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    return eight;
}

} // namespace

void append_sort_text(std::string& out, const Tables& tables, Place place, FieldIx field) {
    const Column& column = tables.table(place.entity).columns[field];
    if (column.layout() == Layout::set) {
        for (const Value& value : tables.elements(place, field)) {
            if (!out.empty()) out += ' ';
            if (const auto* id = std::get_if<RecordId>(&value)) {
                if (const Place target = tables.find(*id))
                    out += tables.table(target.entity)
                               .columns[tables.schema().name_field(target.entity)]
                               .words(target.row);
            } else if (const auto* words = std::get_if<std::string>(&value)) {
                out += *words;
            }
        }
        return;
    }
    for (char c : column.words(place.row)) out += c == '\x1f' ? ' ' : c;
}

TextOrder::TextOrder(const Tables& tables, EntityIx entity, FieldIx field, Language language)
    : m_entity(entity), m_field(field), m_language(language), m_rows(tables.table(entity).rows()) {
    m_keys.reserve(m_rows);
}

bool TextOrder::comes_before(const Key& a, const Key& b) const {
    if (a.start != b.start) return a.start < b.start;
    const std::string_view bytes = m_bytes;
    const int order = bytes.substr(a.at, a.size).compare(bytes.substr(b.at, b.size));
    return order != 0 ? order < 0 : a.row < b.row;
}

bool TextOrder::work(const Tables& tables, std::size_t rows_max) {
    for (std::size_t done = 0; m_next_row < m_rows; done += run_rows) {
        if (done >= rows_max) return false;
        make_run(tables);
    }
    if (!m_is_merging) start_merging();
    constexpr std::size_t merged_per_row = 4; // merging a row is that much quicker than making its key
    const std::size_t steps = rows_max < SIZE_MAX / merged_per_row ? rows_max * merged_per_row : SIZE_MAX;
    for (std::size_t done = 0; done < steps && !m_heap.empty(); ++done) merge_one();
    if (!m_heap.empty()) return false;
    m_bytes = {};
    m_keys = {};
    return true;
}

void TextOrder::make_run(const Tables& tables) {
    Run run{m_keys.size(), 0};
    for (const Row end = std::min(m_rows, m_next_row + run_rows); m_next_row < end; ++m_next_row) {
        m_text.clear();
        append_sort_text(m_text, tables, {m_entity, m_next_row}, m_field);
        if (m_text.empty()) continue;
        const std::size_t at = m_bytes.size();
        collation_key_into(m_bytes, m_text, m_language);
        m_keys.push_back({first_eight(std::string_view(m_bytes).substr(at)), static_cast<std::uint32_t>(at),
                          static_cast<std::uint32_t>(m_bytes.size() - at), m_next_row});
    }
    run.end = m_keys.size();
    std::sort(m_keys.begin() + static_cast<std::ptrdiff_t>(run.next), m_keys.end(),
              [this](const Key& a, const Key& b) { return comes_before(a, b); });
    if (run.next < run.end) m_runs.push_back(run);
}

void TextOrder::start_merging() {
    m_is_merging = true;
    m_order.reserve(m_rows);
    for (std::uint32_t run = 0; run < m_runs.size(); ++run) m_heap.push_back(run);
    std::make_heap(m_heap.begin(), m_heap.end(), [this](std::uint32_t a, std::uint32_t b) {
        return comes_before(m_keys[m_runs[b].next], m_keys[m_runs[a].next]);
    });
}

// Takes the first key of the run on top and lets that run sink to its new place.
void TextOrder::merge_one() {
    Run& top = m_runs[m_heap.front()];
    m_order.push_back(m_keys[top.next++].row);
    if (top.next == top.end) {
        m_heap.front() = m_heap.back();
        m_heap.pop_back();
    }
    const auto key = [this](std::size_t place) -> const Key& { return m_keys[m_runs[m_heap[place]].next]; };
    for (std::size_t at = 0;;) {
        std::size_t first = at;
        for (std::size_t child = at * 2 + 1; child <= at * 2 + 2 && child < m_heap.size(); ++child)
            if (comes_before(key(child), key(first))) first = child;
        if (first == at) break;
        std::swap(m_heap[at], m_heap[first]);
        at = first;
    }
}

std::vector<Row> order_by_text(const Tables& tables, EntityIx entity, FieldIx field, Language language) {
    TextOrder order(tables, entity, field, language);
    while (!order.work(tables, SIZE_MAX)) {
    }
    return order.take();
}

} // namespace crm
