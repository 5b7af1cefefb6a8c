// The text index as bytes: kept in the vault beside the tables it was made from, so that a start reads it instead of
// folding and cutting a million names again. Everything is a number of seven-bit groups or plain text; documents of the
// past are left out. Bytes of another release or of other searched fields are refused, and the index is then built
// anew.
#include <algorithm>

#include "core/store/text_index.hpp"

namespace crm {

namespace {

constexpr std::uint64_t format = 1;

void put_number(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
}
void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out += text;
}

// Reads until something does not fit; from then on everything reads as nothing.
class Reading {
public:
    explicit Reading(std::string_view bytes) : m_left(bytes) {}
    bool is_good() const { return m_is_good; }
    std::string_view left() const { return m_left; }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_left.empty()) break;
            const auto byte = static_cast<unsigned char>(m_left.front());
            m_left.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80) return value;
        }
        fail();
        return 0;
    }
    // A number below `end`.
    std::uint64_t number_below(std::uint64_t end) {
        const std::uint64_t value = number();
        if (value < end) return value;
        fail();
        return 0;
    }
    // How many of something follow, each of at least a byte.
    std::size_t count() { return static_cast<std::size_t>(number_below(m_left.size() + 1)); }
    std::string_view text() {
        const std::size_t size = count();
        if (size > m_left.size()) fail();
        const std::string_view text = m_left.substr(0, size);
        m_left.remove_prefix(text.size());
        return text;
    }
    void fail() {
        m_is_good = false;
        m_left = {};
    }

private:
    std::string_view m_left;
    bool m_is_good = true;
};

} // namespace

void EntityIndex::save(std::string& out) const {
    put_number(out, m_field_count);
    put_number(out, m_kinds.size());
    for (const Kind& kind : m_kinds) put_number(out, std::uint64_t{kind.weight} * 2 + kind.is_first_word);

    // Documents, renumbered without those of the past.
    std::vector<std::uint32_t> kept_as(m_row_of.size(), no_document);
    std::uint32_t kept = 0;
    for (std::size_t d = 0; d < m_row_of.size(); ++d)
        if (m_row_of[d] != no_row) kept_as[d] = kept++;
    put_number(out, m_next_row);
    put_number(out, kept);
    std::int64_t before = -1;
    for (const Row row : m_row_of) {
        if (row == no_row) continue;
        const std::int64_t step = std::int64_t{row} - before - 1; // 0 for the usual next row
        put_number(out, step < 0 ? static_cast<std::uint64_t>(-step) * 2 - 1 : static_cast<std::uint64_t>(step) * 2);
        before = row;
    }

    put_number(out, m_tokens.size());
    std::string list_bytes, distances;
    for (TokenDictionary::Token token = 0; token < m_tokens.size(); ++token) {
        put_text(out, m_tokens.word(token));
        list_bytes.clear();
        std::uint64_t lists = 0;
        const auto put_list = [&](std::uint8_t kind, auto&& each_document) {
            distances.clear();
            std::uint64_t count = 0;
            std::uint32_t last = 0;
            each_document([&](std::uint32_t document) {
                const std::uint32_t as = kept_as[document];
                if (as == no_document) return;
                put_number(distances, as - last);
                last = as;
                ++count;
            });
            if (count == 0) return;
            put_number(list_bytes, kind);
            put_number(list_bytes, count);
            list_bytes += distances;
            ++lists;
        };
        each_posting(
            token,
            [&](std::uint8_t kind, PostingLists::List list) {
                put_list(kind, [&](auto&& take) { m_lists.each(list, take); });
            },
            [&](std::uint8_t kind, std::uint32_t document) { put_list(kind, [&](auto&& take) { take(document); }); });
        put_number(out, lists);
        out += list_bytes;
    }
    m_numbers.save(out, kept_as);
}

bool EntityIndex::restore(std::string_view& in) {
    Reading reading(in);
    if (reading.number() != m_field_count || reading.number() != m_kinds.size()) return false;
    for (const Kind& kind : m_kinds)
        if (reading.number() != std::uint64_t{kind.weight} * 2 + kind.is_first_word) return false;

    m_next_row = static_cast<Row>(reading.number_below(std::uint64_t{rows_max} + 1));
    const std::size_t documents = reading.count();
    m_document_of.assign(m_next_row, no_document);
    m_row_of.reserve(documents);
    std::int64_t before = -1;
    for (std::size_t d = 0; d < documents && reading.is_good(); ++d) {
        const std::uint64_t step = reading.number_below(std::uint64_t{1} << 32);
        const std::int64_t row =
            before + 1 + (step & 1 ? -static_cast<std::int64_t>((step + 1) / 2) : static_cast<std::int64_t>(step / 2));
        if (row < 0 || row >= m_next_row || m_document_of[static_cast<std::size_t>(row)] != no_document) return false;
        m_document_of[static_cast<std::size_t>(row)] = static_cast<std::uint32_t>(d);
        m_row_of.push_back(static_cast<Row>(row));
        before = row;
    }
    m_live = documents;
    m_letters_of.assign(documents, 0);

    const std::size_t tokens = reading.count();
    for (std::size_t t = 0; t < tokens && reading.is_good(); ++t) {
        const std::string_view word = reading.text();
        if (word.size() > token_bytes_max || m_tokens.intern(word) != t) return false;
        m_postings.push_back(no_posting);
        const std::uint64_t letters = letter_set(word);
        const std::size_t lists = reading.count();
        for (std::size_t l = 0; l < lists && reading.is_good(); ++l) {
            const auto kind = static_cast<std::uint8_t>(reading.number_below(m_kinds.size()));
            const std::size_t count = reading.count();
            const bool is_one = lists == 1 && count == 1 && documents <= one_document_max;
            const PostingLists::List list = is_one ? no_posting : m_lists.make(kind, m_postings[t]);
            if (!is_one) m_postings[t] = list;
            std::uint64_t document = 0;
            for (std::size_t left = count; left && reading.is_good(); --left) {
                document += reading.number_below(documents);
                if (document >= documents) return false;
                if (is_one)
                    m_postings[t] =
                        is_one_document | static_cast<std::uint32_t>(kind) << 26 | static_cast<std::uint32_t>(document);
                else
                    m_lists.add(list, static_cast<std::uint32_t>(document));
                m_letters_of[document] |= letters;
            }
        }
    }
    if (!reading.is_good()) return false;
    in = reading.left();
    return m_numbers.restore(in, documents, m_kinds.size());
}

void NumberIndex::save(std::string& out, const std::vector<std::uint32_t>& kept_as) const {
    std::string entries;
    std::uint64_t count = 0;
    std::uint32_t last = 0;
    for (std::size_t block = 0; block < m_blocks.size(); ++block)
        each_entry(block, [&](const Block& in, const Entry& entry, std::string_view digits) {
            const std::uint32_t as = kept_as[in.first_document + entry.document];
            if (as == 0xffffffff) return;
            put_number(entries, as - last);
            put_number(entries, entry.kind * 8u + entry.country);
            put_text(entries, digits);
            last = as;
            ++count;
        });
    put_number(out, count);
    out += entries;
}

bool NumberIndex::restore(std::string_view& in, std::size_t documents, std::size_t kinds) {
    Reading reading(in);
    std::uint64_t document = 0;
    for (std::size_t count = reading.count(); count && reading.is_good(); --count) {
        document += reading.number_below(documents);
        const std::uint64_t kind_and_country = reading.number_below(kinds * 8);
        const std::string_view digits = reading.text();
        if (!reading.is_good() || document >= documents || !is_all_digits(digits)) return false;
        if (digits.size() < number_digits_min || digits.size() > number_digits_max) return false;
        if (kind_and_country % 8 >= digits.size()) return false; // of a number, only a part is its country's
        add(static_cast<std::uint32_t>(document), static_cast<std::uint8_t>(kind_and_country / 8), digits,
            kind_and_country % 8);
    }
    in = reading.left();
    return reading.is_good();
}

std::string TextIndex::save(const Tables& tables) const {
    std::string out;
    if (!is_complete(tables)) return out; // half an index is not worth keeping
    put_number(out, format);
    for (EntityIx entity = 0; entity < m_indices.size(); ++entity) {
        if (!m_indices[entity].now) continue;
        put_text(out, m_schema->entity(entity).key);
        m_indices[entity].now->save(out);
    }
    return out;
}

bool TextIndex::restore(const Tables& tables, std::string_view bytes) {
    Reading reading(bytes);
    bool is_good = reading.number() == format;
    bytes = reading.left();
    for (EntityIx entity = 0; entity < m_indices.size() && is_good; ++entity) {
        if (!m_indices[entity].now) continue;
        Reading key(bytes);
        is_good = key.text() == m_schema->entity(entity).key;
        bytes = key.left();
        auto index = std::make_unique<EntityIndex>(*m_schema, entity);
        is_good = is_good && index->restore(bytes) && index->seen_rows() <= tables.table(entity).rows();
        if (is_good) m_indices[entity].now = std::move(index);
    }
    if (!is_good || !bytes.empty()) {
        clear();
        return false;
    }
    return true;
}

} // namespace crm
