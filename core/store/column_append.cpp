// Many new rows at the end of a column, at once (Tables::apply_new_rows).
#include <algorithm>
#include <cassert>

#include "core/store/tables.hpp"

namespace crm {

namespace {

template <class Cells> void make_room(Cells& cells, std::size_t size) {
    if (size > cells.capacity()) cells.reserve(std::max(size, cells.capacity() * 2));
}

} // namespace

void Column::append_words(Row first, std::span<const std::string_view> words) {
    std::size_t bytes = m_arena.size();
    for (const std::string_view each : words) bytes += each.size();
    assert(bytes < UINT32_MAX);
    make_room(m_arena, bytes);
    make_room(m_starts, first + words.size());
    make_room(m_ends, first + words.size());
    m_starts.resize(first, 0);
    m_ends.resize(first, 0);
    for (const std::string_view each : words) {
        m_starts.push_back(each.empty() ? 0 : static_cast<std::uint32_t>(m_arena.size()));
        m_arena += each;
        m_ends.push_back(each.empty() ? 0 : static_cast<std::uint32_t>(m_arena.size()));
    }
}

void Column::append_terms(const NewCells& cells) {
    std::vector<std::int32_t> codes(cells.texts.size(), missing_code); // of those that are needed
    for (const std::int64_t number : cells.numbers) {
        if (number == missing_number) {
            m_codes.push_back(missing_code);
            continue;
        }
        std::int32_t& code = codes[static_cast<std::size_t>(number)];
        if (code == missing_code) code = m_dictionary->intern(cells.texts[static_cast<std::size_t>(number)]);
        m_codes.push_back(code);
    }
}

void Column::append_addresses(Row first, const NewCells& cells) {
    constexpr std::int32_t not_asked = missing_code + 1;
    std::vector<std::int32_t> cities(cells.texts.size(), not_asked);
    std::vector<std::string_view> words(cells.numbers.size());
    for (std::size_t i = 0; i < cells.numbers.size(); ++i) {
        m_codes.push_back(missing_code);
        if (cells.numbers[i] == missing_number) continue;
        const auto at = static_cast<std::size_t>(cells.numbers[i]);
        words[i] = cells.texts[at];
        if (cities[at] == not_asked) {
            const std::string_view city = words[i].substr(0, words[i].find(address_part_end));
            cities[at] = city.empty() ? missing_code : m_dictionary->intern(city);
        }
        m_codes.back() = cities[at];
    }
    append_words(first, words);
}

void Column::append(Row first, const NewCells& cells) {
    assert(m_layout != Layout::set && m_layout != Layout::money && m_layout != Layout::reference);
    ++m_revision;
    if (m_layout == Layout::words) return append_words(first, cells.words);
    if (m_layout == Layout::number) {
        make_room(m_numbers, first + cells.numbers.size());
        m_numbers.resize(first, missing_number);
        m_numbers.insert(m_numbers.end(), cells.numbers.begin(), cells.numbers.end());
        return;
    }
    make_room(m_codes, first + cells.numbers.size());
    m_codes.resize(first, missing_code);
    if (m_layout == Layout::term) return append_terms(cells);
    if (m_layout == Layout::address) return append_addresses(first, cells);
    for (const std::int64_t number : cells.numbers)
        m_codes.push_back(number == missing_number ? missing_code : static_cast<std::int32_t>(number));
}

} // namespace crm
