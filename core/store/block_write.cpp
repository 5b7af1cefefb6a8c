// Rows of a table as the bytes of a block.
#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "core/store/block_bytes.hpp"
#include "core/store/block_format.hpp"

namespace crm {

namespace {
void put_rows(Bytes& out, const std::vector<Row>& rows) {
    put_varint(out, rows.size());
    Row before = 0;
    for (const Row row : rows) {
        put_varint(out, row - before);
        before = row;
    }
}

void put_presence(Bytes& out, const std::vector<Row>& rows, Row row_count) {
    const auto put_mode = [&](BlockPresence mode) { out.push_back(static_cast<char>(mode)); };
    if (rows.empty()) return put_mode(BlockPresence::none);
    if (rows.size() == row_count) return put_mode(BlockPresence::all);
    if (rows.size() * 12 < row_count) {
        put_mode(BlockPresence::list);
        return put_rows(out, rows);
    }
    put_mode(BlockPresence::bits);
    const std::size_t start = out.size();
    out.resize(start + (row_count + 7) / 8, '\0');
    for (const Row row : rows) out[start + row / 8] = static_cast<char>(out[start + row / 8] | 1 << row % 8);
}

void put_dictionary(Bytes& out, const std::vector<std::string_view>& words) {
    put_varint(out, words.size());
    for (const std::string_view word : words) put_text(out, word);
}

void put_values(Bytes& out, const BlockColumn& column) {
    switch (column.encoding) {
    case BlockEncoding::money:
        put_varint(out, column.currencies.size());
        for (const std::uint16_t currency : column.currencies) put_low_bytes(out, currency, 2);
        break;
    case BlockEncoding::term: put_dictionary(out, column.texts); break;
    case BlockEncoding::set:
        put_dictionary(out, column.texts);
        put_integers(out, column.live_counts);
        put_integers(out, column.gone_counts);
        put_integers(out, column.element_codes);
        put_integers(out, column.element_stamps);
        return;
    default: break;
    }
    put_integers(out, column.first);
    if (column.encoding == BlockEncoding::money || column.encoding == BlockEncoding::record)
        put_integers(out, column.second);
    if (column.encoding == BlockEncoding::words || column.encoding == BlockEncoding::address)
        for (const std::string_view text : column.texts) out += text;
}
} // namespace

void put_block_column(Bytes& out, const BlockColumn& column, Row row_count) {
    Bytes body;
    put_presence(body, column.rows, row_count);
    put_values(body, column);
    put_rows(body, column.stamped_rows);
    put_integers(body, column.stamps);
    put_text(out, column.key);
    out.push_back(static_cast<char>(column.encoding));
    put_text(out, body);
}

namespace {
// Things named by number in the block, in the order they are first needed.
template <class Key> class Numbering {
public:
    std::int64_t number(const Key& key) {
        if (!m_keys.empty() && m_keys[m_last] == key) return static_cast<std::int64_t>(m_last);
        m_last = m_numbers.try_emplace(key, m_keys.size()).first->second;
        if (m_last == m_keys.size()) m_keys.push_back(key);
        return static_cast<std::int64_t>(m_last);
    }
    const std::vector<Key>& keys() const { return m_keys; }

private:
    std::unordered_map<Key, std::size_t> m_numbers;
    std::vector<Key> m_keys;
    std::size_t m_last = 0;
};

class BlockWriter {
public:
    BlockWriter(const Tables& tables, EntityIx entity, Row first, Row last)
        : m_tables(tables), m_table(tables.table(entity)), m_first(first), m_count(last - first) {}

    Bytes write() {
        Bytes columns, ids = ids_of_rows(), born = born_stamps();
        std::size_t column_count = 0;
        for (std::size_t f = 0; f < m_table.columns.size(); ++f) {
            const BlockColumn column = take(static_cast<FieldIx>(f));
            if (column.empty()) continue;
            put_block_column(columns, column, m_count);
            ++column_count;
        }
        Bytes out(block_magic, sizeof block_magic);
        out.push_back(static_cast<char>(block_format));
        out.push_back('\0');
        put_text(out, m_tables.schema().entity(m_table.entity).key);
        put_varint(out, m_count);
        put_sessions_and_stamps(out);
        out += ids;
        out += born;
        put_varint(out, column_count);
        out += columns;
        return out;
    }

private:
    const Directory& directory() const { return m_tables.directory(); }

    // Ids as runs at even distances: those of an import are one run.
    Bytes ids_of_rows() {
        Bytes out;
        for (Row row = 0; row < m_count;) {
            const RecordId id = id_of(row);
            Row run = 1;
            const std::uint64_t step =
                row + 1 < m_count ? id_of(row + 1).n - id.n : 0; // wraps when it falls; then no run
            while (row + run < m_count && step > 0 && step < id_n_max && id_of(row + run).session == id.session &&
                   id_of(row + run).n == id.n + step * run)
                ++run;
            put_varint(out, static_cast<std::uint64_t>(m_sessions.number(id.session)));
            put_varint(out, id.n);
            put_varint(out, run);
            if (run > 1) put_varint(out, step);
            row += run;
        }
        return out;
    }
    RecordId id_of(Row row) const { return directory().id(m_table.handles[m_first + row]); }

    Bytes born_stamps() {
        std::vector<std::int64_t> born(m_count);
        for (Row row = 0; row < m_count; ++row) born[row] = stamp_number(m_table.born[m_first + row]);
        Bytes out;
        put_integers(out, born);
        return out;
    }

    std::int64_t stamp_number(StampIx stamp) {
        const std::int64_t number = m_stamps.number(stamp);
        m_sessions.number(directory().stamp(stamp).session);
        return number;
    }

    void put_sessions_and_stamps(Bytes& out) {
        put_varint(out, m_sessions.keys().size());
        for (const Session session : m_sessions.keys()) put_low_bytes(out, session, 8);
        put_varint(out, m_stamps.keys().size());
        for (const StampIx ix : m_stamps.keys()) {
            const Stamp stamp = directory().stamp(ix);
            put_varint(out, static_cast<std::uint64_t>(m_sessions.number(stamp.session)));
            put_low_bytes(out, stamp.time, 8);
        }
    }

    BlockColumn take(FieldIx field) {
        const Column& column = m_table.columns[field];
        BlockColumn taken{.key = column.field().key, .encoding = encoding_of(column.layout())};
        if (is_derived(column.field())) return taken;
        switch (column.layout()) {
        case Layout::number: take_numbers(column, taken); break;
        case Layout::code: take_codes(column, taken); break;
        case Layout::money: take_money(column, taken); break;
        case Layout::term: take_terms(column, taken); break;
        case Layout::reference: take_references(column, taken); break;
        case Layout::words:
        case Layout::address: take_words(column, taken); break;
        case Layout::set: take_sets(column, taken); return taken;
        }
        take_stamps(field, taken);
        return taken;
    }

    // visit(row of the block, row of the table)
    template <class Visit> void each_present(const Column& column, BlockColumn& taken, Visit visit) {
        const std::size_t count = column.count(m_first, m_first + m_count);
        if (count == 0) return; // most columns, in most blocks
        taken.rows.reserve(count);
        taken.first.reserve(count);
        for (Row row = 0; row < m_count; ++row) {
            if (!column.has(m_first + row)) continue;
            taken.rows.push_back(row);
            visit(m_first + row);
        }
    }
    void take_numbers(const Column& column, BlockColumn& taken) {
        each_present(column, taken, [&](Row row) { taken.first.push_back(column.number(row)); });
    }
    void take_codes(const Column& column, BlockColumn& taken) {
        each_present(column, taken, [&](Row row) { taken.first.push_back(column.code(row)); });
    }
    void take_money(const Column& column, BlockColumn& taken) {
        Numbering<std::uint16_t> currencies;
        each_present(column, taken, [&](Row row) {
            const Money money = column.money(row);
            taken.first.push_back(money.minor);
            taken.second.push_back(currencies.number(money.currency.code));
        });
        taken.currencies = currencies.keys();
    }
    void take_terms(const Column& column, BlockColumn& taken) {
        Numbering<std::int32_t> codes;
        each_present(column, taken, [&](Row row) { taken.first.push_back(codes.number(column.code(row))); });
        for (const std::int32_t code : codes.keys()) taken.texts.push_back(column.dictionary().word(code));
    }
    void take_references(const Column& column, BlockColumn& taken) {
        each_present(column, taken, [&](Row row) {
            const RecordId id = directory().id(column.reference(row));
            taken.first.push_back(m_sessions.number(id.session));
            taken.second.push_back(static_cast<std::int64_t>(id.n));
        });
    }
    void take_words(const Column& column, BlockColumn& taken) {
        if (!column.word_ends().empty()) taken.texts.reserve(m_count);
        each_present(column, taken, [&](Row row) {
            taken.texts.push_back(column.words(row));
            taken.first.push_back(static_cast<std::int64_t>(taken.texts.back().size()));
        });
    }
    void take_sets(const Column& column, BlockColumn& taken) {
        Numbering<std::int32_t> codes;
        for (Row row = 0; column.has_sets() && row < m_count; ++row) {
            const SetCell* cell = column.set(m_first + row);
            if (!cell || (cell->live.empty() && cell->gone.empty())) continue;
            taken.rows.push_back(row);
            taken.live_counts.push_back(static_cast<std::int64_t>(cell->live.size()));
            taken.gone_counts.push_back(static_cast<std::int64_t>(cell->gone.size()));
            for (const auto* elements : {&cell->live, &cell->gone})
                for (const SetElement& element : *elements) {
                    taken.element_codes.push_back(codes.number(element.code));
                    taken.element_stamps.push_back(stamp_number(element.added));
                }
        }
        for (const std::int32_t code : codes.keys()) taken.texts.push_back(column.dictionary().word(code));
    }
    void take_stamps(FieldIx field, BlockColumn& taken) {
        if (field >= m_table.has_stamps.size() || !m_table.has_stamps[field]) return;
        for (Row row = 0; row < m_count; ++row) {
            const StampIx own = m_table.own_stamp(field, m_first + row);
            if (own == FlatMap::none) continue;
            taken.stamped_rows.push_back(row);
            taken.stamps.push_back(stamp_number(own));
        }
    }

    const Tables& m_tables;
    const Table& m_table;
    const Row m_first, m_count;
    Numbering<Session> m_sessions;
    Numbering<StampIx> m_stamps;
};

// An upper bound of what each row adds to a block, a column at a time; words count once per block.
class BlockSizes {
public:
    explicit BlockSizes(const Table& table) : m_table(table), m_seen(table.columns.size()) {}

    // Of rows [first, last), which follow those asked before.
    const std::vector<std::size_t>& of_rows(Row first, Row last) {
        m_sizes.assign(last - first, 40); // id, born stamp and its session
        m_first = first;
        for (std::size_t f = 0; f < m_table.columns.size(); ++f) {
            if (is_derived(m_table.columns[f].field())) continue;
            add_column(m_table.columns[f], m_seen[f]);
            add_own_stamps(static_cast<FieldIx>(f));
        }
        return m_sizes;
    }

private:
    Row end() const { return m_first + static_cast<Row>(m_sizes.size()); }
    std::size_t& size_of(Row row) { return m_sizes[row - m_first]; }

    void add_own_stamps(FieldIx field) {
        if (field >= m_table.has_stamps.size() || !m_table.has_stamps[field]) return;
        for (Row row = m_first; row < end(); ++row)
            size_of(row) += m_table.own_stamp(field, row) == FlatMap::none ? 0 : 24;
    }
    static std::size_t of_word(const Dictionary& words, std::vector<bool>& seen, std::int32_t code) {
        const auto at = static_cast<std::size_t>(code);
        if (at >= seen.size()) seen.resize(words.size());
        if (seen[at]) return 4;
        seen[at] = true;
        return 8 + words.word(code).size();
    }
    void add_column(const Column& column, std::vector<bool>& seen) {
        switch (column.layout()) {
        case Layout::set: return add_sets(column, seen);
        case Layout::term:
            for (Row row = m_first; row < end(); ++row) {
                const std::int32_t code = column.code(row);
                size_of(row) += code == missing_code ? 1 : of_word(column.dictionary(), seen, code);
            }
            return;
        case Layout::words:
        case Layout::address: return add_words(column);
        case Layout::reference: return add_cells(column.codes(), missing_code, 13);
        case Layout::money: return add_cells(column.numbers(), missing_number, 13);
        case Layout::number: return add_cells(column.numbers(), missing_number, 9);
        case Layout::code: return add_cells(column.codes(), missing_code, 9);
        }
    }
    template <class Cell> void add_cells(std::span<const Cell> cells, Cell missing, std::size_t bytes) {
        for (Row row = m_first; row < end(); ++row)
            size_of(row) += row < cells.size() && cells[row] != missing ? bytes : 1;
    }
    void add_words(const Column& column) {
        const auto starts = column.word_starts(), ends = column.word_ends();
        for (Row row = m_first; row < end(); ++row)
            size_of(row) += row < ends.size() && ends[row] != starts[row] ? 5 + (ends[row] - starts[row]) : 1;
    }
    void add_sets(const Column& column, std::vector<bool>& seen) {
        if (!column.has_sets()) return;
        for (Row row = m_first; row < end(); ++row) {
            const SetCell* cell = column.set(row);
            if (!cell) continue;
            size_of(row) += 12;
            for (const auto* elements : {&cell->live, &cell->gone})
                for (const SetElement& element : *elements)
                    size_of(row) += 24 + of_word(column.dictionary(), seen, element.code);
        }
    }

    const Table& m_table;
    std::vector<std::vector<bool>> m_seen;
    std::vector<std::size_t> m_sizes;
    Row m_first = 0;
};
} // namespace

Bytes encode_block(const Tables& tables, EntityIx entity, Row first, Row last) {
    assert(first < last && last <= tables.table(entity).rows() && last - first <= block_rows_max);
    return BlockWriter(tables, entity, first, last).write();
}

Row block_end(const Tables& tables, EntityIx entity, Row first, std::size_t bytes_max) {
    const Table& table = tables.table(entity);
    BlockSizes sizes(table);
    std::size_t bytes = 100 + 40 * table.columns.size();
    constexpr Row rows_at_once = 4096;
    const Row end = std::min(table.rows(), first + block_rows_max);
    for (Row next = first; next < end;) {
        const Row slice_end = std::min(end, next + rows_at_once);
        for (const std::size_t size : sizes.of_rows(next, slice_end)) {
            bytes += size;
            if (bytes > bytes_max && next > first) return next;
            ++next;
        }
    }
    return end;
}

std::vector<BlockRange> block_ranges(const Tables& tables, std::size_t bytes_max) {
    std::vector<EntityIx> order;
    for (std::size_t i = 0; i < tables.table_count(); ++i) order.push_back(static_cast<EntityIx>(i));
    const auto is_late = [&](EntityIx entity) {
        const std::string_view key = tables.schema().entity(entity).key;
        return key != "field" && key != "firm";
    };
    std::stable_partition(order.begin(), order.end(), [&](EntityIx entity) { return !is_late(entity); });
    std::vector<BlockRange> ranges;
    for (const EntityIx entity : order)
        for (Row row = 0; row < tables.table(entity).rows();) {
            const Row end = block_end(tables, entity, row, bytes_max);
            ranges.push_back({entity, row, end});
            row = end;
        }
    return ranges;
}

} // namespace crm
