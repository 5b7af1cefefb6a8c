// Rows of a block into tables: appended in one go where they are new, merged cell by cell where they are not.
#include <algorithm>

#include "core/store/block_read.hpp"

namespace crm {

// Writes a checked block into tables: appended where all its records are new, merged cell by cell otherwise. A friend
// of Tables and Column, like Tables::apply the only code that writes.
class BlockReader {
public:
    BlockReader(Tables& tables, const BlockView& block) : m_tables(tables), m_block(block) {
        m_info.entity = block.entity;
        m_info.entity_key = block.entity_key;
        m_info.rows = block.rows;
    }

    Result<BlockInfo, BlockError> apply() {
        m_info.unknown = unknown_part();
        if (std::none_of(m_block.columns.begin(), m_block.columns.end(), is_known)) return std::move(m_info);
        if (!has_room()) return Unexpected{BlockError::too_many_rows};
        if (are_all_new())
            append();
        else
            merge();
        return std::move(m_info);
    }

private:
    static bool is_known(const BlockColumnView& column) { return column.field != no_field; }
    Table& table() { return m_tables.m_tables[m_block.entity]; }
    Directory& directory() { return m_tables.m_directory; }
    Stamp stamp(std::int64_t number) const { return m_block.stamps[static_cast<std::size_t>(number)]; }
    Column& column_of(const BlockColumnView& view) { return table().columns[view.field]; }

    bool has_room() {
        if (std::uint64_t{table().rows()} + m_block.rows > rows_max) return false;
        for (const BlockColumnView& view : m_block.columns)
            if (is_known(view) && column_of(view).m_arena.size() + view.arena.size() >= UINT32_MAX) return false;
        return true;
    }

    bool are_all_new() {
        return std::none_of(m_block.ids.begin(), m_block.ids.end(),
                            [&](RecordId id) { return static_cast<bool>(m_tables.find(id)); });
    }

    // ---- appending: whole columns -----------------------------------------------------------------------------------

    void append() {
        m_info.is_appended = true;
        m_info.first = table().rows();
        m_info.last = m_info.first + m_block.rows;
        for (const Stamp& each : m_block.stamps) m_stamp_numbers.push_back(directory().intern(each));
        append_rows();
        for (const BlockColumnView& view : m_block.columns) {
            if (!is_known(view)) continue;
            Column& column = column_of(view);
            ++column.m_revision;
            append_column(column, view);
            append_stamps(view);
        }
        append_standing();
        if (const FieldIx erased = table().erased;
            erased != no_field && table().columns[erased].numbers().size() > m_info.first)
            for (Row row = m_info.first; row < m_info.last; ++row) m_tables.forget(table(), row);
        ++table().revision;
        ++m_tables.m_revision;
    }

    void append_rows() {
        directory().reserve_more(m_block.rows);
        grow(table().handles);
        for (Row row = 0; row < m_block.rows; ++row) {
            const Handle handle = directory().intern(m_block.ids[row]);
            directory().settle(handle, {m_block.entity, m_info.first + row});
            table().handles.push_back(handle);
        }
        grow(table().born);
        m_block.born.each([&](std::size_t, std::int64_t number) {
            table().born.push_back(m_stamp_numbers[static_cast<std::size_t>(number)]);
        });
    }

    // Room for the block's rows; more than that when the vector must move anyway.
    template <class T> void grow(std::vector<T>& cells) {
        const std::size_t needed = m_info.last;
        if (cells.capacity() < needed)
            cells.reserve(std::max({needed, cells.capacity() * 3 / 2, std::size_t{table().expected_rows}}));
    }

    // The cells of the block's rows, missing at first, ready to be written by row of the block.
    template <class T> T* cells(std::vector<T>& all, const BlockColumnView& view, T missing) {
        Row end = m_block.rows;
        if (view.presence == BlockPresence::list) end = view.rows.empty() ? 0 : view.rows.back() + 1;
        if (end == 0 || view.value_count == 0) return nullptr;
        grow(all);
        all.resize(m_info.first + end, missing);
        return all.data() + m_info.first;
    }

    void append_column(Column& column, const BlockColumnView& view) {
        if (view.value_count == 0) return;
        switch (column.layout()) {
        case Layout::number: fill(cells(column.m_numbers, view, missing_number), view, view.first); break;
        case Layout::code: fill(cells(column.m_codes, view, missing_code), view, view.first); break;
        case Layout::money: append_money(column, view); break;
        case Layout::term: append_terms(column, view); break;
        case Layout::reference: append_references(column, view); break;
        case Layout::words: append_words(column, view); break;
        case Layout::address: append_addresses(column, view); break;
        case Layout::set: append_sets(column, view); break;
        }
    }

    template <class T> void fill(T* to, const BlockColumnView& view, const Integers& values) {
        if (view.presence == BlockPresence::all) // the loop the compiler vectorises
            return values.each([to](std::size_t i, std::int64_t value) { to[i] = static_cast<T>(value); });
        view.each_row(m_block.rows, [&](Row row, std::size_t i) { to[row] = static_cast<T>(values[i]); });
    }

    void append_money(Column& column, const BlockColumnView& view) {
        fill(cells(column.m_numbers, view, missing_number), view, view.first);
        std::uint16_t* to = cells(column.m_currencies, view, std::uint16_t{0});
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            to[row] = view.currencies[static_cast<std::size_t>(view.second[i])];
        });
    }

    void append_terms(Column& column, const BlockColumnView& view) {
        std::vector<std::int32_t> codes;
        for (std::size_t i = 0; i < view.words.size(); ++i)
            codes.push_back(is_unknown(view, i) ? missing_code : column.m_dictionary->intern(view.words[i]));
        std::int32_t* to = cells(column.m_codes, view, missing_code);
        view.each_row(m_block.rows,
                      [&](Row row, std::size_t i) { to[row] = codes[static_cast<std::size_t>(view.first[i])]; });
    }

    void append_references(Column& column, const BlockColumnView& view) {
        std::int32_t* to = cells(column.m_codes, view, missing_code);
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            to[row] = static_cast<std::int32_t>(directory().intern(reference(view, i)));
        });
    }
    RecordId reference(const BlockColumnView& view, std::size_t i) const {
        return {m_block.sessions[static_cast<std::size_t>(view.first[i])], static_cast<std::uint64_t>(view.second[i])};
    }

    void append_words(Column& column, const BlockColumnView& view) {
        std::uint32_t* starts = cells(column.m_starts, view, std::uint32_t{0});
        std::uint32_t* ends = cells(column.m_ends, view, std::uint32_t{0});
        auto at = static_cast<std::uint32_t>(column.m_arena.size());
        const std::size_t needed = column.m_arena.size() + view.arena.size();
        if (column.m_arena.capacity() < needed) { // as much again for each row that is still to come
            const std::size_t rows = std::max(m_info.last, table().expected_rows);
            const std::uint64_t expected = std::uint64_t{needed} / m_info.last * rows;
            // The first rows may be the longest: four times what is there at most.
            column.m_arena.reserve(static_cast<std::size_t>(
                std::clamp(expected, std::uint64_t{needed} + needed / 2, std::uint64_t{needed} * 4)));
        }
        column.m_arena += view.arena;
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            starts[row] = at;
            at += static_cast<std::uint32_t>(view.first[i]);
            ends[row] = at;
        });
    }

    void append_addresses(Column& column, const BlockColumnView& view) {
        append_words(column, view);
        std::int32_t* cities = cells(column.m_codes, view, missing_code);
        std::size_t at = 0;
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            const std::string_view address = view.arena.substr(at, static_cast<std::size_t>(view.first[i]));
            const std::string_view city = address.substr(0, address.find('\x1f'));
            if (!city.empty()) cities[row] = column.m_dictionary->intern(city);
            at += address.size();
        });
    }

    void append_sets(Column& column, const BlockColumnView& view) {
        std::vector<std::int32_t> codes;
        for (std::size_t i = 0; i < view.words.size(); ++i)
            codes.push_back(is_unknown(view, i) ? missing_code : column.m_dictionary->intern(view.words[i]));
        const auto element = [&](std::size_t i) {
            return SetElement{codes[static_cast<std::size_t>(view.element_codes[i])],
                              m_stamp_numbers[static_cast<std::size_t>(view.element_stamps[i])]};
        };
        std::size_t at = 0;
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            const std::size_t live_end = at + static_cast<std::size_t>(view.live_counts[i]);
            const std::size_t gone_end = live_end + static_cast<std::size_t>(view.gone_counts[i]);
            SetCell cell;
            for (; at < live_end; ++at)
                if (const SetElement each = element(at); each.code != missing_code) cell.live.push_back(each);
            for (; at < gone_end; ++at)
                if (const SetElement each = element(at); each.code != missing_code) cell.gone.push_back(each);
            tidy(column, cell);
            if (!cell.live.empty() || !cell.gone.empty()) column.set_for_writing(m_info.first + row) = std::move(cell);
        });
    }

    // The order and uniqueness that tables keep, whatever the block says.
    void tidy(const Column& column, SetCell& cell) {
        const auto earlier = [&](const SetElement& a, const SetElement& b) {
            const Stamp sa = directory().stamp(a.added), sb = directory().stamp(b.added);
            return sa != sb ? sa < sb : column.m_dictionary->word(a.code) < column.m_dictionary->word(b.code);
        };
        const auto order = [&](std::vector<SetElement>& elements) {
            if (std::is_sorted(elements.begin(), elements.end(),
                               [&](const auto& a, const auto& b) { return !earlier(b, a); }))
                return;
            std::sort(elements.begin(), elements.end(), earlier);
            elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
        };
        order(cell.live);
        if (cell.gone.empty()) return;
        order(cell.gone);
        std::erase_if(cell.live, [&](const SetElement& each) {
            return std::binary_search(cell.gone.begin(), cell.gone.end(), each, earlier);
        });
    }

    void append_stamps(const BlockColumnView& view) {
        const std::vector<bool> is_waiting = rows_of_unknown_choices(view);
        for (std::size_t i = 0; i < view.stamped_rows.size(); ++i) {
            if (!is_waiting.empty() && is_waiting[view.stamped_rows[i]]) continue;
            const Row row = m_info.first + view.stamped_rows[i];
            table().put_own_stamp(view.field, row, m_stamp_numbers[static_cast<std::size_t>(view.stamps[i])]);
        }
    }

    void append_standing() {
        grow(table().standing);
        table().standing.resize(m_info.last, Standing::absent);
        for (Row row = m_info.first; row < m_info.last; ++row) m_tables.refresh_standing(table(), row);
    }

    // ---- merging: cell by cell --------------------------------------------------------------------------------------

    void merge() {
        m_is_changed.resize(m_block.rows);
        for (const BlockColumnView& view : m_block.columns)
            if (is_known(view)) view.encoding == BlockEncoding::set ? merge_set(view) : merge_column(view);
        for (Row row = 0; row < m_block.rows; ++row)
            if (m_is_changed[row]) m_info.changed.push_back(m_tables.find(m_block.ids[row]).row);
        std::sort(m_info.changed.begin(), m_info.changed.end());
    }

    void merge_column(const BlockColumnView& view) {
        std::vector<Stamp> stamps(m_block.rows);
        m_block.born.each([&](std::size_t row, std::int64_t number) { stamps[row] = stamp(number); });
        std::vector<bool> is_written(m_block.rows);
        for (std::size_t i = 0; i < view.stamped_rows.size(); ++i) {
            stamps[view.stamped_rows[i]] = stamp(view.stamps[i]);
            is_written[view.stamped_rows[i]] = true;
        }
        Op op{.entity = m_block.entity, .field = view.field};
        std::size_t at = 0;
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            is_written[row] = false; // what stays are cells emptied on purpose
            op.value = value(view, i, at);
            if (!op.value.valueless_by_exception() && !is_missing(op.value)) apply_cell(op, row, stamps[row]);
        });
        op.value = {};
        for (const Row row : view.stamped_rows)
            if (is_written[row]) apply_cell(op, row, stamps[row]);
    }

    void apply_cell(Op& op, Row row, Stamp at) {
        op.record = m_block.ids[row];
        op.at = at;
        if (m_tables.apply(op) == Applied::changed) m_is_changed[row] = true;
    }

    // The value of index i; `at` walks through the bytes of words. Missing for a choice nobody here knows.
    Value value(const BlockColumnView& view, std::size_t i, std::size_t& at) const {
        switch (view.encoding) {
        case BlockEncoding::money:
            return Money{view.first[i], {view.currencies[static_cast<std::size_t>(view.second[i])]}};
        case BlockEncoding::term: {
            const auto word = static_cast<std::size_t>(view.first[i]);
            return is_unknown(view, word) ? Value{} : Value{std::string(view.words[word])};
        }
        case BlockEncoding::record: return reference(view, i);
        case BlockEncoding::words:
        case BlockEncoding::address: {
            const std::string_view words = view.arena.substr(at, static_cast<std::size_t>(view.first[i]));
            at += words.size();
            return view.encoding == BlockEncoding::words ? Value{std::string(words)} : Value{unpacked_address(words)};
        }
        default: return view.first[i];
        }
    }

    void merge_set(const BlockColumnView& view) {
        const FieldType type = column_of(view).field().type;
        Op op{.entity = m_block.entity, .field = view.field};
        std::size_t at = 0;
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            const std::size_t live_end = at + static_cast<std::size_t>(view.live_counts[i]);
            const std::size_t gone_end = live_end + static_cast<std::size_t>(view.gone_counts[i]);
            for (; at < gone_end; ++at) {
                const auto word = static_cast<std::size_t>(view.element_codes[at]);
                if (is_unknown(view, word)) continue;
                const Stamp added = stamp(view.element_stamps[at]);
                op.kind = at < live_end ? OpKind::add : OpKind::remove;
                op.value = element_from(type, view.words[word]);
                op.seen.clear();
                if (op.kind == OpKind::remove) op.seen.push_back(added);
                apply_cell(op, row, added);
            }
        });
    }

    // ---- what this release does not know ----------------------------------------------------------------------------

    static bool is_unknown(const BlockColumnView& view, std::size_t word) {
        return !view.is_unknown_word.empty() && view.is_unknown_word[word];
    }

    Bytes unknown_part() const {
        Bytes columns;
        std::size_t count = 0;
        for (const BlockColumnView& view : m_block.columns) {
            if (!is_known(view))
                columns += view.bytes;
            else if (!view.is_unknown_word.empty())
                put_block_column(columns,
                                 view.encoding == BlockEncoding::set ? unknown_elements(view) : unknown_choices(view),
                                 m_block.rows);
            else
                continue;
            ++count;
        }
        if (count == 0) return {};
        Bytes block = head_without_count();
        put_varint(block, count);
        return block + columns;
    }

    Bytes head_without_count() const {
        Bytes head(m_block.head);
        Bytes count;
        put_varint(count, m_block.columns.size());
        head.resize(head.size() - count.size());
        return head;
    }

    // Empty when there are none.
    std::vector<bool> rows_of_unknown_choices(const BlockColumnView& view) const {
        std::vector<bool> rows;
        if (view.is_unknown_word.empty() || view.encoding != BlockEncoding::term) return rows;
        rows.resize(m_block.rows);
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            rows[row] = is_unknown(view, static_cast<std::size_t>(view.first[i]));
        });
        return rows;
    }

    BlockColumn unknown_choices(const BlockColumnView& view) const {
        BlockColumn kept{.key = view.key, .encoding = view.encoding, .texts = view.words};
        const std::vector<bool> is_kept = rows_of_unknown_choices(view);
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            if (!is_kept[row]) return;
            kept.rows.push_back(row);
            kept.first.push_back(view.first[i]);
        });
        for (std::size_t i = 0; i < view.stamped_rows.size(); ++i) {
            if (!is_kept[view.stamped_rows[i]]) continue;
            kept.stamped_rows.push_back(view.stamped_rows[i]);
            kept.stamps.push_back(view.stamps[i]);
        }
        return kept;
    }

    BlockColumn unknown_elements(const BlockColumnView& view) const {
        BlockColumn kept{.key = view.key, .encoding = view.encoding, .texts = view.words};
        std::size_t at = 0;
        view.each_row(m_block.rows, [&](Row row, std::size_t i) {
            std::int64_t counts[2] = {};
            const std::size_t live_end = at + static_cast<std::size_t>(view.live_counts[i]);
            const std::size_t gone_end = live_end + static_cast<std::size_t>(view.gone_counts[i]);
            for (; at < gone_end; ++at) {
                if (!is_unknown(view, static_cast<std::size_t>(view.element_codes[at]))) continue;
                ++counts[at < live_end ? 0 : 1];
                kept.element_codes.push_back(view.element_codes[at]);
                kept.element_stamps.push_back(view.element_stamps[at]);
            }
            if (counts[0] + counts[1] == 0) return;
            kept.rows.push_back(row);
            kept.live_counts.push_back(counts[0]);
            kept.gone_counts.push_back(counts[1]);
        });
        return kept;
    }

    Tables& m_tables;
    const BlockView& m_block;
    BlockInfo m_info;
    std::vector<StampIx> m_stamp_numbers; // stamp of the block -> of the directory
    std::vector<bool> m_is_changed;
};

Result<BlockInfo, BlockError> apply_block(Tables& tables, BytesView block) {
    const auto view = read_block(tables.schema(), block);
    if (!view) return Unexpected{view.error()};
    if (view->entity != no_entity) return BlockReader(tables, *view).apply();
    return BlockInfo{.entity_key = std::string(view->entity_key), .rows = view->rows, .unknown = Bytes(block)};
}

} // namespace crm
