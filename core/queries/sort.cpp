#include "core/queries/sort.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

#include "core/text/collation.hpp"

namespace crm {

namespace {

// Every field sorts by whole numbers or by collation keys.
using NumberKey = std::uint64_t;
constexpr NumberKey no_key = std::numeric_limits<NumberKey>::max(); // missing: last

constexpr NumberKey key_of(std::int64_t number) { return static_cast<NumberKey>(number) ^ std::uint64_t{1} << 63; }

bool sorts_by_text(const Column& column) {
    return column.layout() == Layout::words || column.layout() == Layout::address || column.layout() == Layout::set;
}

// Thousandths of the major unit, so that dinars and riyals stand by size.
std::int64_t thousandths(Money money) {
    std::int64_t value = money.minor;
    for (int digits = minor_digits(money.currency); digits < 3; ++digits)
        if (__builtin_mul_overflow(value, std::int64_t{10}, &value))
            return money.minor < 0 ? INT64_MIN + 1 : INT64_MAX - 1;
    return value;
}

// The place of each word of a dictionary among all of them: choices as listed, terms as people sort. Equal words share
// one.
std::vector<NumberKey> ranks_of_words(const Column& column, Language language) {
    const Dictionary& dictionary = column.dictionary();
    std::vector<NumberKey> ranks(dictionary.size());
    if (column.field().type == FieldType::choice) {
        std::iota(ranks.begin(), ranks.end(), NumberKey{0}); // a choice's keys were numbered in their order
        return ranks;
    }
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t code = 0; code < dictionary.size(); ++code)
        keys.emplace_back(collation_key(dictionary.word(static_cast<std::int32_t>(code)), language), code);
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 0, rank = 0; i < keys.size(); ++i) {
        if (i && keys[i].first != keys[i - 1].first) rank = i;
        ranks[keys[i].second] = rank;
    }
    return ranks;
}

// Least significant digit first, eleven bits at a time: stable, and no comparison.
std::vector<Row> order_by_number(const std::vector<NumberKey>& keys) {
    struct Item {
        NumberKey key;
        Row row;
    };
    NumberKey least = no_key, most = 0;
    std::vector<Item> items;
    items.reserve(keys.size());
    for (Row row = 0; row < keys.size(); ++row) {
        if (keys[row] == no_key) continue;
        items.push_back({keys[row], row});
        least = std::min(least, keys[row]);
        most = std::max(most, keys[row]);
    }
    std::vector<Item> other(items.size());
    constexpr int bits = 11;
    for (int shift = 0; shift < 64 && !items.empty() && (most - least) >> shift; shift += bits) {
        std::array<std::uint32_t, std::size_t{1} << bits> starts{};
        const auto digit = [&](const Item& item) { return (item.key - least) >> shift & ((1u << bits) - 1); };
        for (const Item& item : items) ++starts[digit(item)];
        std::uint32_t sum = 0;
        for (std::uint32_t& start : starts) sum += std::exchange(start, sum);
        for (const Item& item : items) other[starts[digit(item)]++] = item;
        items.swap(other);
    }
    std::vector<Row> order(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) order[i] = items[i].row;
    return order;
}

NumberKey number_key(const Column& column, Row row, const std::vector<NumberKey>& of_words) {
    if (!column.has(row)) return no_key;
    switch (column.layout()) {
    case Layout::number: return key_of(column.number(row));
    case Layout::money: return key_of(thousandths(column.money(row)));
    case Layout::term: return of_words[static_cast<std::size_t>(column.code(row))];
    default: return key_of(column.code(row));
    }
}

std::vector<NumberKey> number_keys(const Column& column, Row rows, Language language) {
    std::vector<NumberKey> keys(rows, no_key);
    const std::vector<NumberKey> of_words =
        column.layout() == Layout::term ? ranks_of_words(column, language) : std::vector<NumberKey>();
    for (Row row = 0; row < rows; ++row) keys[row] = number_key(column, row, of_words);
    return keys;
}

// By the place of what a reference points to among its kind.
std::vector<NumberKey> reference_keys(const Tables& tables, const Column& column, Row rows, EntityIx target,
                                      const SortOrder& names) {
    std::vector<NumberKey> ranks(tables.table(target).rows(), no_key), keys(rows, no_key);
    for (std::size_t i = 0; i < names.with_value(); ++i) ranks[names.rows()[i]] = i;
    for (Row row = 0; row < rows; ++row) {
        const Handle handle = column.reference(row);
        const Place place = handle == no_handle ? Place{} : tables.directory().place(handle);
        if (place.entity == target) keys[row] = ranks[place.row];
    }
    return keys;
}

// One row's place by reading its cells: a number, or a collation key. What sort_rows and repairs compare.
struct RowKey {
    bool has_value = false;
    NumberKey number = 0;
    std::string text;
    Row target = 0; // of a reference
    Row row = 0;
};

RowKey row_key(const Tables& tables, Place place, FieldIx field, Language language) {
    const Column& column = tables.table(place.entity).columns[field];
    RowKey key{.row = place.row};
    std::string text;
    if (sorts_by_text(column))
        append_sort_text(text, tables, place, field);
    else if (column.layout() == Layout::term && column.field().type != FieldType::choice)
        text = column.words(place.row);
    else if (column.layout() == Layout::reference) {
        const Handle handle = column.reference(place.row);
        const Place target = handle == no_handle ? Place{} : tables.directory().place(handle);
        key.target = target.row;
        if (target && target.entity == tables.schema().target(place.entity, field))
            text = tables.table(target.entity).columns[tables.schema().name_field(target.entity)].words(target.row);
    } else if (column.has(place.row)) {
        key.has_value = true;
        key.number = column.layout() == Layout::term ? static_cast<NumberKey>(column.code(place.row))
                                                     : number_key(column, place.row, {});
        return key;
    }
    key.has_value = !text.empty();
    if (key.has_value) key.text = collation_key(text, language);
    return key;
}

bool is_equal(const RowKey& a, const RowKey& b) {
    return a.has_value == b.has_value && a.number == b.number && a.text == b.text && a.target == b.target;
}

bool comes_before(const RowKey& a, const RowKey& b) {
    if (a.has_value != b.has_value) return a.has_value;
    if (a.has_value && a.number != b.number) return a.number < b.number;
    if (a.has_value)
        if (const int order = a.text.compare(b.text)) return order < 0;
    if (a.has_value && a.target != b.target) return a.target < b.target;
    return a.row < b.row;
}

} // namespace

void sort_rows(const Tables& tables, EntityIx entity, FieldIx field, Language language, bool is_descending,
               std::vector<Row>& rows) {
    std::vector<RowKey> keys;
    keys.reserve(rows.size());
    for (const Row row : rows) keys.push_back(row_key(tables, {entity, row}, field, language));
    std::sort(keys.begin(), keys.end(), comes_before);
    const auto values_end = std::find_if(keys.begin(), keys.end(), [](const RowKey& key) { return !key.has_value; });
    if (is_descending) std::reverse(keys.begin(), values_end);
    for (std::size_t i = 0; i < keys.size(); ++i) rows[i] = keys[i].row;
}

SortOrder::SortOrder(const Tables& tables, EntityIx entity, FieldIx field, Language language)
    : m_watch{.entity = entity, .field = field}, m_language(language) {
    if (tables.schema().field(entity, field).type == FieldType::reference)
        if (const EntityIx target = tables.schema().target(entity, field); target != no_entity) {
            m_names = {.entity = target, .field = tables.schema().name_field(target)};
            m_has_names = true;
        }
    m_watch.start(tables);
    if (m_has_names) m_names.start(tables);
}

void SortOrder::note(Place place, FieldIx field) {
    m_watch.note(place, field);
    if (m_has_names) m_names.note(place, field);
}

void SortOrder::make(const Tables& tables, SortCache& others) {
    const Row rows = tables.table(m_watch.entity).rows();
    const Column& column = tables.table(m_watch.entity).columns[m_watch.field];
    std::vector<Row> order;
    if (sorts_by_text(column))
        order = order_by_text(tables, m_watch.entity, m_watch.field, m_language);
    else if (column.layout() != Layout::reference)
        order = order_by_number(number_keys(column, rows, m_language));
    else if (m_has_names)
        order = order_by_number(reference_keys(tables, column, rows, m_names.entity,
                                               others.order(tables, m_names.entity, m_names.field, m_language)));
    m_watch.start(tables);
    if (m_has_names) m_names.start(tables);
    take(std::move(order), rows);
}

void SortOrder::take(std::vector<Row> rows_with_value, Row rows) {
    m_rows = std::move(rows_with_value);
    m_ranks.clear();
    m_with_value = m_rows.size();
    std::vector<std::uint8_t> is_placed(rows);
    for (const Row row : m_rows) is_placed[row] = 1;
    m_rows.reserve(rows);
    for (Row row = 0; row < rows; ++row)
        if (!is_placed[row]) m_rows.push_back(row);
    m_is_made = true;
}

void SortOrder::bring_up_to_date(const Tables& tables, SortCache& others) {
    const bool is_current = m_is_made && m_watch.knows_all(tables) && m_watch.changed.empty() &&
                            m_rows.size() == tables.table(m_watch.entity).rows() &&
                            (!m_has_names || (m_names.knows_all(tables) && m_names.changed.empty()));
    if (!is_current && !(m_is_made && repair(tables))) make(tables, others);
}

// Takes the changed rows out and puts each where it belongs now. False when making it anew is quicker, or when not
// every change is known.
bool SortOrder::repair(const Tables& tables) {
    constexpr std::size_t repaired_max = 200;
    const Row rows = tables.table(m_watch.entity).rows();
    if (!m_watch.knows_all(tables) || (m_has_names && !(m_names.knows_all(tables) && m_names.changed.empty())))
        return false;
    std::vector<Row> moved = std::move(m_watch.changed);
    std::sort(moved.begin(), moved.end());
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    const auto known = static_cast<Row>(m_rows.size());
    if (moved.size() + (rows - known) > repaired_max) return false;
    m_ranks.clear();

    const auto is_moved = [&](Row row) { return std::binary_search(moved.begin(), moved.end(), row); };
    const auto values_end = m_rows.begin() + static_cast<std::ptrdiff_t>(m_with_value);
    const auto kept_end = std::remove_if(m_rows.begin(), values_end, is_moved);
    m_with_value = static_cast<std::size_t>(kept_end - m_rows.begin());
    m_rows.erase(kept_end, values_end);
    m_rows.erase(std::remove_if(m_rows.begin() + static_cast<std::ptrdiff_t>(m_with_value), m_rows.end(), is_moved),
                 m_rows.end());
    std::erase_if(moved, [&](Row row) { return row >= known; });
    for (Row row = known; row < rows; ++row) moved.push_back(row);

    const auto key = [&](Row row) { return row_key(tables, {m_watch.entity, row}, m_watch.field, m_language); };
    for (const Row row : moved) {
        const RowKey its = key(row);
        const auto begin = m_rows.begin(), split = begin + static_cast<std::ptrdiff_t>(m_with_value);
        const auto at =
            its.has_value ? std::partition_point(begin, split, [&](Row other) { return comes_before(key(other), its); })
                          : std::lower_bound(split, m_rows.end(), row);
        m_rows.insert(at, row);
        m_with_value += its.has_value;
    }
    m_watch.start(tables);
    return true;
}

void SortCache::changed(Place place, FieldIx field) {
    for (const auto& order : m_orders) order->note(place, field);
    if (m_next) m_next->note(place, field);
}

bool SortCache::has(EntityIx entity, FieldIx field, Language language) const {
    return std::any_of(m_orders.begin(), m_orders.end(),
                       [&](const auto& order) { return order->is_of(entity, field, language); });
}

SortOrder& SortCache::slot(const Tables& tables, EntityIx entity, FieldIx field, Language language) {
    auto at = std::find_if(m_orders.begin(), m_orders.end(),
                           [&](const auto& order) { return order->is_of(entity, field, language); });
    if (at == m_orders.end()) {
        if (m_orders.size() == kept_max)
            m_orders.erase(std::min_element(m_orders.begin(), m_orders.end(),
                                            [](const auto& a, const auto& b) { return a->m_used < b->m_used; }));
        at = m_orders.insert(m_orders.end(), std::make_unique<SortOrder>(tables, entity, field, language));
    }
    (*at)->m_used = ++m_clock;
    return **at;
}

const SortOrder& SortCache::order(const Tables& tables, EntityIx entity, FieldIx field, Language language) {
    SortOrder& order = slot(tables, entity, field, language);
    order.bring_up_to_date(tables, *this);
    return order;
}

const std::vector<std::uint32_t>& SortCache::ranks(const Tables& tables, EntityIx entity, FieldIx field,
                                                   Language language) {
    SortOrder& order = slot(tables, entity, field, language);
    order.bring_up_to_date(tables, *this);
    std::vector<std::uint32_t>& ranks = order.m_ranks;
    if (ranks.size() == order.m_rows.size()) return ranks;
    ranks.assign(order.m_rows.size(), no_rank);
    RowKey before;
    for (std::size_t i = 0, rank = 0; i < order.m_with_value; ++i) {
        RowKey key = row_key(tables, {entity, order.m_rows[i]}, field, language);
        if (i && !is_equal(key, before)) ++rank;
        ranks[order.m_rows[i]] = static_cast<std::uint32_t>(rank);
        before = std::move(key);
    }
    return ranks;
}

void SortCache::sort_rows(const Tables& tables, EntityIx entity, const std::vector<SortBy>& by, Language language,
                          std::vector<Row>& rows) {
    std::vector<const std::vector<std::uint32_t>*> ranks;
    for (const SortBy& each : by) ranks.push_back(&this->ranks(tables, entity, each.field, language));
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        for (std::size_t i = 0; i < by.size(); ++i) {
            const std::uint32_t of_a = (*ranks[i])[a], of_b = (*ranks[i])[b];
            if (of_a == of_b) continue;
            if (of_a == no_rank || of_b == no_rank) return of_b == no_rank;
            return by[i].descending ? of_a > of_b : of_a < of_b;
        }
        return a < b;
    });
}

bool SortCache::work(const Tables& tables, Language language, std::size_t rows_max) {
    if (!m_next_rows) {
        const Schema& schema = tables.schema();
        for (EntityIx entity = 0; entity < tables.table_count() && !m_next; ++entity) {
            const FieldIx name = schema.name_field(entity);
            const bool is_wanted = schema.entity(entity).listed && tables.table(entity).rows() >= long_rows &&
                                   sorts_by_text(tables.table(entity).columns[name]) && !has(entity, name, language);
            if (is_wanted) m_next = std::make_unique<SortOrder>(tables, entity, name, language);
        }
        if (!m_next) return true;
        m_next_rows = std::make_unique<TextOrder>(tables, m_next->m_watch.entity, m_next->m_watch.field, language);
    }
    if (!m_next_rows->work(tables, rows_max)) return false;
    m_next->take(m_next_rows->take(), m_next_rows->rows());
    m_next_rows.reset();
    SortOrder& order = slot(tables, m_next->m_watch.entity, m_next->m_watch.field, m_next->m_language);
    const std::uint64_t used = order.m_used;
    order = std::move(*m_next);
    order.m_used = used;
    m_next.reset();
    return false;
}

std::size_t SortCache::bytes() const {
    std::size_t bytes = 0;
    for (const auto& order : m_orders) bytes += order->bytes();
    return bytes;
}

} // namespace crm
