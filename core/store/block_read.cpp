#include "core/store/block_read.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace crm {

std::string_view name_of(BlockError error) {
    constexpr std::string_view names[] = {"not_a_block", "newer_format", "damaged", "too_many_rows"};
    return names[static_cast<std::size_t>(error)];
}

namespace {
// is_valid_utf8, eight bytes at a time while they are ASCII.
bool is_utf8(BytesView text) {
    std::size_t at = 0;
    while (at < text.size()) {
        while (text.size() - at >= 8 && (load_little<std::uint64_t>(text.data() + at) & 0x8080808080808080u) == 0)
            at += 8;
        if (at == text.size()) break;
        const DecodedCodePoint decoded = decode_at(text, at);
        if (!decoded.is_valid) return false;
        at += decoded.size;
    }
    return true;
}

bool is_currency(std::uint16_t code) { return code == 0 || currency_of(letters_of(Currency{code})).code == code; }

// At most six parts and none empty at the end, as packed() makes them.
bool is_packed_address(std::string_view text) {
    return std::count(text.begin(), text.end(), '\x1f') <= 5 && text.back() != '\x1f';
}

class BlockParser {
public:
    BlockParser(const Schema& schema, BytesView block) : m_schema(schema), m_block(block), m_in(block) {}

    Result<BlockView, BlockError> parse() {
        if (m_in.bytes(2) != BytesView(block_magic, 2)) return Unexpected{BlockError::not_a_block};
        const std::uint8_t format = m_in.byte(), flags = m_in.byte();
        if (format > block_format || flags != 0) return Unexpected{BlockError::newer_format};
        m_view.entity_key = m_in.text();
        m_view.entity = m_schema.entity(m_view.entity_key);
        m_view.rows = static_cast<Row>(m_in.varint_up_to(block_rows_max));
        if (!m_in.is_good() || format == 0 || m_view.rows == 0) return Unexpected{BlockError::damaged};
        if (!read_sessions() || !read_stamps() || !read_ids() || !read_born() || !read_columns()) {
            return Unexpected{m_is_newer ? BlockError::newer_format : BlockError::damaged};
        }
        return std::move(m_view);
    }

private:
    bool read_sessions() {
        m_view.sessions.resize(m_in.varint_up_to(m_in.left() / 8));
        for (Session& session : m_view.sessions) session = m_in.u64();
        return m_in.is_good();
    }

    bool read_stamps() {
        m_view.stamps.resize(m_in.varint_up_to(m_in.left() / 9));
        for (Stamp& stamp : m_view.stamps) {
            const std::uint64_t session = m_in.varint();
            stamp.time = m_in.u64();
            if (!m_in.is_good() || session >= m_view.sessions.size() || !stamp) return false;
            stamp.session = m_view.sessions[session];
        }
        return m_in.is_good();
    }

    bool read_ids() {
        m_view.ids.reserve(m_view.rows);
        while (m_view.ids.size() < m_view.rows) {
            const std::uint64_t session = m_in.varint(), n = m_in.varint_up_to(id_n_max);
            const std::uint64_t run = m_in.varint_up_to(m_view.rows - m_view.ids.size());
            const std::uint64_t step = run > 1 ? m_in.varint_up_to(id_n_max) : 1;
            if (!m_in.is_good() || session >= m_view.sessions.size() || n == 0 || run == 0 || step == 0) return false;
            if (step * (run - 1) > id_n_max - n) return false; // 2^40 * 2^20 fits
            for (std::uint64_t i = 0; i < run; ++i) m_view.ids.push_back({m_view.sessions[session], n + i * step});
        }
        return are_ids_distinct();
    }

    bool are_ids_distinct() const {
        if (std::adjacent_find(m_view.ids.begin(), m_view.ids.end(), std::greater_equal<>{}) == m_view.ids.end())
            return true;
        std::vector<RecordId> sorted = m_view.ids;
        std::sort(sorted.begin(), sorted.end());
        return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    }

    bool read_born() {
        m_view.born = m_in.integers(m_view.rows);
        return m_in.is_good() && are_stamps(m_view.born);
    }
    bool are_stamps(const Integers& numbers) const {
        return numbers.size() == 0 || numbers.all_within(0, static_cast<std::int64_t>(m_view.stamps.size()) - 1);
    }

    bool read_columns() {
        const std::uint64_t count = m_in.varint_up_to(m_in.left());
        m_view.head = m_block.substr(0, m_in.at());
        for (std::uint64_t i = 0; i < count && m_in.is_good(); ++i) {
            BlockColumnView column;
            const std::size_t start = m_in.at();
            column.key = m_in.text();
            const std::uint8_t encoding = m_in.byte();
            const BytesView body = m_in.text();
            if (!m_in.is_good()) return false;
            column.bytes = m_block.substr(start, m_in.at() - start);
            if (encoding == 0 || encoding > static_cast<std::uint8_t>(BlockEncoding::set)) {
                m_is_newer = true;
                return false;
            }
            column.encoding = static_cast<BlockEncoding>(encoding);
            if (m_view.entity != no_entity) column.field = m_schema.field(m_view.entity, column.key);
            if (column.field != no_field &&
                (is_derived(field_of(column)) || encoding_of(layout_of(field_of(column))) != column.encoding))
                column.field = no_field;
            for (const BlockColumnView& other : m_view.columns) // a present and a former key of one field, too
                if (other.key == column.key || (column.field != no_field && other.field == column.field)) return false;
            if (!read_column(column, body)) return false;
            m_view.columns.push_back(std::move(column));
        }
        return m_in.is_good() && m_in.left() == 0;
    }

    const FieldDef& field_of(const BlockColumnView& column) const {
        return m_schema.field(m_view.entity, column.field);
    }

    bool read_column(BlockColumnView& column, BytesView body) {
        BlockBytes in(body);
        if (!read_presence(in, column) || !read_values(in, column)) return false;
        if (!read_rows(in, column.stamped_rows)) return false;
        column.stamps = in.integers(column.stamped_rows.size());
        return in.is_good() && in.left() == 0 && are_stamps(column.stamps) && is_meant(column);
    }

    bool read_rows(BlockBytes& in, std::vector<Row>& rows) {
        rows.resize(in.varint_up_to(std::min<std::uint64_t>(in.left(), m_view.rows)));
        std::uint64_t row = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::uint64_t step = in.varint_up_to(m_view.rows);
            row += step;
            if (row >= m_view.rows || (i > 0 && step == 0)) return false;
            rows[i] = static_cast<Row>(row);
        }
        return in.is_good();
    }

    bool read_presence(BlockBytes& in, BlockColumnView& column) {
        const std::uint8_t mode = in.byte();
        if (!in.is_good() || mode > static_cast<std::uint8_t>(BlockPresence::list)) return false;
        column.presence = static_cast<BlockPresence>(mode);
        if (column.presence == BlockPresence::all) column.value_count = m_view.rows;
        if (column.presence == BlockPresence::list) {
            if (!read_rows(in, column.rows)) return false;
            column.value_count = column.rows.size();
        }
        if (column.presence == BlockPresence::bits) {
            column.bits = in.bytes((m_view.rows + 7) / 8);
            for (const char byte : column.bits)
                column.value_count += static_cast<std::size_t>(std::popcount(static_cast<unsigned char>(byte)));
            const unsigned spare = m_view.rows % 8; // bits past the last row
            if (in.is_good() && spare && static_cast<unsigned char>(column.bits.back()) >> spare) return false;
        }
        return in.is_good();
    }

    static bool read_dictionary(BlockBytes& in, BlockColumnView& column) {
        column.words.resize(in.varint_up_to(in.left()));
        for (std::string_view& word : column.words) {
            word = in.text();
            if (!in.is_good() || word.empty() || !is_utf8(word)) return false;
        }
        return in.is_good();
    }
    static bool are_below(const Integers& codes, std::size_t bound) {
        return codes.size() == 0 || codes.all_within(0, static_cast<std::int64_t>(bound) - 1);
    }

    bool read_values(BlockBytes& in, BlockColumnView& column) {
        switch (column.encoding) {
        case BlockEncoding::number: column.first = in.integers(column.value_count); return in.is_good();
        case BlockEncoding::money: return read_money(in, column);
        case BlockEncoding::term:
            if (!read_dictionary(in, column)) return false;
            column.first = in.integers(column.value_count);
            return in.is_good() && are_below(column.first, column.words.size());
        case BlockEncoding::record: return read_records(in, column);
        case BlockEncoding::words:
        case BlockEncoding::address: return read_words(in, column);
        case BlockEncoding::set: return read_sets(in, column);
        }
        return false;
    }

    static bool read_money(BlockBytes& in, BlockColumnView& column) {
        column.currencies.resize(in.varint_up_to(in.left() / 2));
        for (std::uint16_t& currency : column.currencies) {
            const unsigned low = in.byte(), high = in.byte();
            currency = static_cast<std::uint16_t>(low | high << 8);
            if (!is_currency(currency)) return false;
        }
        column.first = in.integers(column.value_count);
        column.second = in.integers(column.value_count);
        return in.is_good() && are_below(column.second, column.currencies.size()) &&
               column.first.all_within(-INT64_MAX, INT64_MAX);
    }

    bool read_records(BlockBytes& in, BlockColumnView& column) {
        column.first = in.integers(column.value_count);
        column.second = in.integers(column.value_count);
        return in.is_good() && are_below(column.first, m_view.sessions.size()) &&
               column.second.all_within(1, static_cast<std::int64_t>(id_n_max));
    }

    static bool read_words(BlockBytes& in, BlockColumnView& column) {
        column.first = in.integers(column.value_count);
        if (!in.is_good() || !column.first.all_within(1, UINT32_MAX)) return false;
        std::uint64_t total = 0;
        column.first.each([&](std::size_t, std::int64_t length) { total += static_cast<std::uint64_t>(length); });
        column.arena = in.bytes(total);
        return in.is_good() && are_good_words(column);
    }
    static bool are_good_words(const BlockColumnView& column) {
        if (!is_utf8(column.arena)) return false;
        std::size_t at = 0;
        bool is_good = true;
        column.first.each(
            [&](std::size_t,
                std::int64_t length) { // the whole is UTF-8; so is each part that does not begin inside a code point
                const std::string_view text = column.arena.substr(at, static_cast<std::size_t>(length));
                is_good &= (static_cast<unsigned char>(text[0]) & 0xc0) != 0x80;
                if (column.encoding == BlockEncoding::address) is_good &= is_packed_address(text);
                at += text.size();
            });
        return is_good;
    }

    bool read_sets(BlockBytes& in, BlockColumnView& column) {
        if (!read_dictionary(in, column)) return false;
        column.live_counts = in.integers(column.value_count);
        column.gone_counts = in.integers(column.value_count);
        const auto most = static_cast<std::int64_t>(in.left());
        if (!in.is_good() || !column.live_counts.all_within(0, most) || !column.gone_counts.all_within(0, most))
            return false;
        std::uint64_t total = 0;
        const auto count = [&](std::size_t, std::int64_t elements) { total += static_cast<std::uint64_t>(elements); };
        column.live_counts.each(count);
        column.gone_counts.each(count);
        // No two elements of a row are equal, so two in a row take bytes; only one per row can be free.
        if (total > std::max<std::uint64_t>(in.left(), m_view.rows)) return false;
        column.element_codes = in.integers(total);
        column.element_stamps = in.integers(total);
        return in.is_good() && are_below(column.element_codes, column.words.size()) &&
               are_stamps(column.element_stamps) && column.stamped_rows.empty();
    }

    // What only the field's type can tell. Columns of unknown fields are kept as they are.
    bool is_meant(BlockColumnView& column) const {
        if (column.field == no_field) return true;
        const FieldDef& field = field_of(column);
        if (column.encoding == BlockEncoding::set && !column.stamped_rows.empty()) return false;
        if (field.type == FieldType::yes_no) return column.first.all_within(0, 1);
        if (field.type == FieldType::date) return column.first.all_within(-INT32_MAX, INT32_MAX);
        if (column.encoding == BlockEncoding::number) return column.first.all_within(-INT64_MAX, INT64_MAX);
        if (field.type == FieldType::reference && column.encoding == BlockEncoding::set)
            return are_id_texts(column.words);
        if (field.type == FieldType::choice) find_unknown_words(field, column);
        return true;
    }
    static bool are_id_texts(const std::vector<std::string_view>& words) {
        return std::all_of(words.begin(), words.end(), [](std::string_view word) {
            const auto id = id_from(word);
            return id && text_of(*id) == word;
        });
    }
    static void find_unknown_words(const FieldDef& field, BlockColumnView& column) {
        for (std::size_t i = 0; i < column.words.size(); ++i) {
            const bool is_known = std::any_of(field.choices.begin(), field.choices.end(),
                                              [&](const ChoiceDef& choice) { return choice.key == column.words[i]; });
            if (is_known) continue;
            column.is_unknown_word.resize(column.words.size());
            column.is_unknown_word[i] = true;
        }
    }

    const Schema& m_schema;
    const BytesView m_block;
    BlockBytes m_in;
    BlockView m_view;
    bool m_is_newer = false;
};
} // namespace

Result<BlockView, BlockError> read_block(const Schema& schema, BytesView block) {
    return BlockParser(schema, block).parse();
}

} // namespace crm
