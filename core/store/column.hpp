// One column of a table: the cells of one field for all rows, in the layout that scans fastest for its type. A column
// is shorter than its table where the last rows hold nothing, and empty where no row holds anything.
//
//     numbers   std::int64_t, missing_number where missing      (integer, decimal, moment, money's minor units)
//     codes     std::int32_t, -1 where missing                  (date as days, yes_no, choice and term as codes,
//     reference as handles) words     offset and length into one arena                (text, long_text, phone, email,
//     link) address   a code for the city, the whole packed in the arena sets      for fields with several values: row
//     -> elements (few rows have any)
//
// Queries and models read the spans; only Tables::apply writes.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/flat_map.hpp"
#include "core/record/value.hpp"
#include "core/store/directory.hpp"

namespace crm {

inline constexpr std::int64_t missing_number = INT64_MIN;
inline constexpr std::int32_t missing_code = INT32_MIN;

enum class Layout : std::uint8_t { number, money, code, term, reference, words, address, set };
Layout layout_of(const FieldDef& field);

// The words of a choice or a term, numbered in the order they were first seen (a choice's own keys come first).
class Dictionary {
public:
    std::int32_t find(std::string_view word) const; // missing_code when unknown
    std::int32_t intern(std::string_view word);
    std::string_view word(std::int32_t code) const { return *m_words[static_cast<std::size_t>(code)]; }
    std::size_t size() const { return m_words.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> m_codes;
    std::vector<const std::string*> m_words;
};

struct SetElement {
    std::int32_t code = 0; // of the column's dictionary
    StampIx added = no_stamp;
    bool operator==(const SetElement&) const = default;
};
struct SetCell {
    std::vector<SetElement> live; // in order of (stamp, word), so that every device shows the same order
    std::vector<SetElement> gone; // additions known to be removed, whether they have arrived or not
};

struct NewCells; // tables.hpp

class Column {
public:
    explicit Column(const FieldDef& field);

    const FieldDef& field() const { return *m_field; }
    void adopt(const FieldDef& field); // its words have changed, or its choices, or (of a formula) its kind
    Layout layout() const { return m_layout; }
    std::uint64_t revision() const { return m_revision; } // grows whenever a cell changes

    bool has(Row row) const;
    std::size_t count(Row first, Row last) const;           // of [first, last): rows that have a value
    Value value(Row row, const Directory& directory) const; // sets: missing; read them with set()
    std::int64_t number(Row row) const { return row < m_numbers.size() ? m_numbers[row] : missing_number; }
    std::int32_t code(Row row) const { return row < m_codes.size() ? m_codes[row] : missing_code; }
    std::string_view words(Row row) const; // text kinds, the word of a term or choice, a packed address
    Money money(Row row) const {
        return {number(row), row < m_currencies.size() ? Currency{m_currencies[row]} : Currency{}};
    }
    Handle reference(Row row) const {
        return row < m_codes.size() && m_codes[row] != missing_code ? static_cast<Handle>(m_codes[row]) : no_handle;
    }
    const SetCell* set(Row row) const;

    // Whole columns, for scans. Rows past the end are missing.
    std::span<const std::int64_t> numbers() const { return m_numbers; }
    std::span<const std::int32_t> codes() const { return m_codes; }
    std::span<const std::uint16_t> currencies() const { return m_currencies; }
    std::span<const std::uint32_t> word_ends() const { return m_ends; }
    std::span<const std::uint32_t> word_starts() const { return m_starts; }
    std::string_view arena() const { return m_arena; }
    const Dictionary& dictionary() const { return *m_dictionary; }
    bool has_sets() const { return !m_sets.empty(); }
    template <class Visit> void each_set(Visit visit) const {
        m_set_rows.each([&](std::uint64_t row, std::uint32_t at) { visit(static_cast<Row>(row), m_sets[at]); });
    }
    std::size_t bytes() const;

private:
    friend class Tables;
    friend class BlockReader;
    void write(Row row, const Value& value, Directory& directory);
    void write_words(Row row, std::string_view words);
    void append(Row first, const NewCells& cells); // to a column that ends before `first`
    void append_words(Row first, std::span<const std::string_view> words);
    void append_terms(const NewCells& cells);
    void append_addresses(Row first, const NewCells& cells);
    SetCell& set_for_writing(Row row);
    void number_choices_anew();
    void forget(); // every cell

    const FieldDef* m_field;
    Layout m_layout;
    std::uint64_t m_revision = 0;
    std::vector<std::int64_t> m_numbers;
    std::vector<std::int32_t> m_codes;
    std::vector<std::uint16_t> m_currencies;
    std::vector<std::uint32_t> m_starts, m_ends;
    std::string m_arena;
    std::unique_ptr<Dictionary> m_dictionary;
    FlatMap m_set_rows;
    std::vector<SetCell> m_sets;
};

} // namespace crm
