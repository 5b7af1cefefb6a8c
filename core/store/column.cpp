#include "core/store/column.hpp"

#include <algorithm>
#include <cassert>

namespace crm {

Layout layout_of(const FieldDef& field) {
    if (is_several(field)) return Layout::set;
    switch (field.type) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::moment: return Layout::number;
    case FieldType::money: return Layout::money;
    case FieldType::date:
    case FieldType::yes_no: return Layout::code;
    case FieldType::choice:
    case FieldType::term: return Layout::term;
    case FieldType::reference: return Layout::reference;
    case FieldType::address: return Layout::address;
    default: return Layout::words;
    }
}

std::int32_t Dictionary::find(std::string_view word) const {
    const auto at = m_codes.find(word);
    return at == m_codes.end() ? missing_code : at->second;
}

std::int32_t Dictionary::intern(std::string_view word) {
    if (const auto at = m_codes.find(word); at != m_codes.end()) return at->second;
    const auto [at, is_fresh] = m_codes.emplace(std::string(word), static_cast<std::int32_t>(m_words.size()));
    m_words.push_back(&at->first);
    return at->second;
}

Column::Column(const FieldDef& field) : m_field(&field), m_layout(layout_of(field)) {
    if (m_layout == Layout::term || m_layout == Layout::set || m_layout == Layout::address) {
        m_dictionary = std::make_unique<Dictionary>();
        for (const ChoiceDef& choice : field.choices) m_dictionary->intern(choice.key);
    }
}

void Column::adopt(const FieldDef& field) {
    const bool has_other_choices = field.choices.data() != m_field->choices.data();
    m_field = &field;
    if (layout_of(field) != m_layout) // only what is computed changes its layout; it is computed anew
        forget();
    else if (has_other_choices && m_dictionary)
        number_choices_anew();
}

void Column::forget() {
    const std::uint64_t revision = m_revision;
    *this = Column(*m_field);
    m_revision = revision + 1;
}

// A choice's number is its place among the field's choices; they may have been put in another order.
void Column::number_choices_anew() {
    auto dictionary = std::make_unique<Dictionary>();
    for (const ChoiceDef& choice : m_field->choices) dictionary->intern(choice.key);
    std::vector<std::int32_t> numbers(m_dictionary->size());
    bool is_same = true;
    for (std::size_t code = 0; code < numbers.size(); ++code) {
        numbers[code] = dictionary->intern(m_dictionary->word(static_cast<std::int32_t>(code)));
        is_same &= numbers[code] == static_cast<std::int32_t>(code);
    }
    m_dictionary = std::move(dictionary);
    if (is_same) return;
    ++m_revision;
    for (std::int32_t& code : m_codes)
        if (code != missing_code) code = numbers[static_cast<std::size_t>(code)];
    for (SetCell& cell : m_sets) {
        for (SetElement& element : cell.live) element.code = numbers[static_cast<std::size_t>(element.code)];
        for (SetElement& element : cell.gone) element.code = numbers[static_cast<std::size_t>(element.code)];
    }
}

bool Column::has(Row row) const {
    switch (m_layout) {
    case Layout::number:
    case Layout::money: return number(row) != missing_number;
    case Layout::words: return row < m_ends.size() && m_ends[row] != m_starts[row];
    case Layout::address: return row < m_ends.size() && m_ends[row] != m_starts[row];
    case Layout::set: return set(row) && !set(row)->live.empty();
    default: return code(row) != missing_code;
    }
}

std::size_t Column::count(Row first, Row last) const {
    const auto present = [&](const auto& cells, auto missing) {
        const auto end = std::min<std::size_t>(last, cells.size());
        return first >= end
                   ? 0
                   : end - first -
                         static_cast<std::size_t>(std::count(
                             cells.begin() + first, cells.begin() + static_cast<std::ptrdiff_t>(end), missing));
    };
    switch (m_layout) {
    case Layout::number:
    case Layout::money: return present(m_numbers, missing_number);
    case Layout::code:
    case Layout::term:
    case Layout::reference: return present(m_codes, missing_code);
    default: break;
    }
    std::size_t count = 0;
    if (m_layout == Layout::set ? m_sets.empty() : m_ends.size() <= first) return 0;
    for (Row row = first; row < last; ++row) count += has(row);
    return count;
}

std::string_view Column::words(Row row) const {
    if (m_layout == Layout::term) return code(row) == missing_code ? std::string_view{} : m_dictionary->word(code(row));
    if (row >= m_ends.size()) return {};
    return std::string_view(m_arena).substr(m_starts[row], m_ends[row] - m_starts[row]);
}

Value Column::value(Row row, const Directory& directory) const {
    if (m_layout == Layout::set || !has(row)) return {};
    switch (m_layout) {
    case Layout::number: return number(row);
    case Layout::money: return money(row);
    case Layout::code: return std::int64_t{code(row)};
    case Layout::reference: return directory.id(reference(row));
    case Layout::address: return unpacked_address(words(row));
    default: return std::string(words(row));
    }
}

const SetCell* Column::set(Row row) const {
    const std::uint32_t at = m_set_rows.find(row);
    return at == FlatMap::none ? nullptr : &m_sets[at];
}

SetCell& Column::set_for_writing(Row row) {
    ++m_revision;
    std::uint32_t at = m_set_rows.find(row);
    if (at == FlatMap::none) {
        at = static_cast<std::uint32_t>(m_sets.size());
        m_sets.emplace_back();
        m_set_rows.put(row, at);
    }
    return m_sets[at];
}

namespace {
template <class T> void put(std::vector<T>& cells, Row row, T cell, T missing) {
    if (row >= cells.size()) {
        if (cell == missing) return;
        if (row >= cells.capacity()) cells.reserve(std::max<std::size_t>(row + 1, cells.capacity() * 3 / 2));
        cells.resize(row + 1, missing);
    }
    cells[row] = cell;
}
} // namespace

void Column::write_words(Row row, std::string_view words) {
    if (row >= m_ends.size()) {
        if (words.empty()) return;
        m_starts.resize(row + 1, 0);
        m_ends.resize(row + 1, 0);
    }
    m_starts[row] = m_ends[row] = 0;
    if (words.empty()) return;
    assert(m_arena.size() + words.size() < UINT32_MAX);
    m_starts[row] = static_cast<std::uint32_t>(m_arena.size());
    m_arena += words;
    m_ends[row] = static_cast<std::uint32_t>(m_arena.size());
}

void Column::write(Row row, const Value& value, Directory& directory) {
    assert(fits(value, m_field->type) && m_layout != Layout::set);
    ++m_revision;
    switch (m_layout) {
    case Layout::number:
        return put(m_numbers, row, is_missing(value) ? missing_number : std::get<std::int64_t>(value), missing_number);
    case Layout::money: {
        const Money money = is_missing(value) ? Money{missing_number, {}} : std::get<Money>(value);
        put(m_numbers, row, money.minor, missing_number);
        return put(m_currencies, row, money.currency.code, std::uint16_t{0});
    }
    case Layout::code:
        return put(m_codes, row,
                   is_missing(value) ? missing_code : static_cast<std::int32_t>(std::get<std::int64_t>(value)),
                   missing_code);
    case Layout::term:
        return put(m_codes, row, is_missing(value) ? missing_code : m_dictionary->intern(std::get<std::string>(value)),
                   missing_code);
    case Layout::reference:
        return put(m_codes, row,
                   is_missing(value) ? missing_code
                                     : static_cast<std::int32_t>(directory.intern(std::get<RecordId>(value))),
                   missing_code);
    case Layout::address: {
        const Address address = is_missing(value) ? Address{} : std::get<Address>(value);
        put(m_codes, row, address.city.empty() ? missing_code : m_dictionary->intern(address.city), missing_code);
        return write_words(row, packed(address));
    }
    default:
        return write_words(row,
                           is_missing(value) ? std::string_view{} : std::string_view(std::get<std::string>(value)));
    }
}

std::size_t Column::bytes() const {
    return m_numbers.capacity() * 8 + m_codes.capacity() * 4 + m_currencies.capacity() * 2 +
           (m_starts.capacity() + m_ends.capacity()) * 4 + m_arena.capacity() + m_set_rows.bytes() +
           m_sets.capacity() * sizeof(SetCell) + (m_dictionary ? m_dictionary->size() * 64 : 0);
}

} // namespace crm
