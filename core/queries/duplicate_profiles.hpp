// What the duplicate finder knows of each record: its name as numbered words, its phones as numbers, everything else as
// hashes, small and quick to compare; and the keys that put records into blocks. core/queries/duplicates.hpp is the
// door.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/queries/duplicates.hpp"
#include "core/text/name_match.hpp"

namespace crm {

// How a field, or several of one kind, is compared.
enum class Compares : std::uint8_t { name, phones, emails, domain, code, day, address, word, firm };

struct Comparison {
    Compares how = Compares::word;
    EntityIx entity = no_entity; // of `field`, for the reason
    FieldIx field = no_field;    // the first of `fields`, which the reason names
    std::vector<FieldIx> fields{};
    float weight = 0;         // bits that an agreement is worth: the schema's duplicate_weight, log2(m/u)
    float against = 0;        // bits of a difference: log2((1-m)/(1-u)), negative
    bool is_identity = false; // two records that differ here are never merged unseen
};
std::vector<Comparison> comparisons_of(const Schema& schema, EntityIx entity);

// Words of names and addresses, each once.
class WordBook {
public:
    std::uint32_t number_of(std::string_view word);
    const NameWord& word(std::uint32_t number) const { return m_words[number].word; }
    std::uint32_t usual(std::uint32_t number) const { return m_words[number].usual; } // equal for spellings of one
    std::uint32_t skeleton(std::uint32_t number) const { return m_words[number].skeleton; } // hash
    WordLikeness like(std::uint32_t a, std::uint32_t b);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Entry {
        NameWord word;
        std::uint32_t usual, skeleton;
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
    std::vector<Entry> m_words;
    FlatMap m_likeness; // a << 32 | b -> alike << 8 | percent
};

using Slot = std::uint32_t;                            // of a profile
inline constexpr std::uint32_t family_mark = 1u << 31; // on a word's number: it had an article

class DuplicateProfiles {
public:
    DuplicateProfiles(const Schema& schema, EntityIx entity, Country country);

    const std::vector<Comparison>& comparisons() const { return m_comparisons; }
    WordBook& words() { return m_words; }
    // A new profile; `firms`: those the person belongs to, by handle.
    Slot make(const Tables& tables, Row row, std::span<const std::uint32_t> firms);
    Slot make(std::span<const CellEdit> cells);
    // Whether it says anything else than before; if so, its old values are borne by one record less.
    bool make_again(Slot slot, const Tables& tables, Row row, std::span<const std::uint32_t> firms);
    void drop_last();                                    // the profile made last: a draft that has been compared
    void count_in(Slot slot) { count_bearers(slot, 1); } // its values are borne by one record more
    std::size_t size() const { return m_slices.size() / m_comparisons.size(); }

    std::span<const std::uint32_t> items(Slot slot, std::size_t comparison) const {
        const Slice& slice = m_slices[slot * m_comparisons.size() + comparison];
        return {m_items.data() + slice.begin, slice.size};
    }
    // How many records bear a value of this comparison.
    std::uint32_t bearers(std::size_t comparison, std::uint64_t value) const;
    std::uint64_t name_value(std::span<const std::uint32_t> words) const;
    // The keys of the blocks a profile belongs to, with how many records a block of this kind may hold.
    struct Key {
        std::uint64_t key = 0;
        std::uint32_t block_max = 0;
    };
    void keys_of(Slot slot, std::vector<Key>& out) const;

private:
    struct Slice {
        std::uint32_t begin = 0, size = 0;
    };
    void count_bearers(Slot slot, int more);
    template <class Source> void read(const Source& source, std::span<const std::uint32_t> firms);
    void read_name(std::string_view name);
    void read_phone(std::string_view phone);
    void read_email(std::string_view email);
    void read_domain(std::string_view link);
    void read_code(std::string_view code);
    void read_address(std::string_view packed);
    void name_keys(std::span<const std::uint32_t> words, std::uint64_t salt, std::vector<Key>& out) const;

    EntityIx m_entity;
    Country m_country;
    NameOf m_name_of;
    std::vector<Comparison> m_comparisons;
    WordBook m_words;
    std::vector<std::uint32_t> m_items;
    std::vector<Slice> m_slices; // slot x comparison
    FlatMap m_bearers;
    NameParts m_parts;
    std::string m_text;
};

std::uint32_t hash_of(std::string_view text);
// The two halves of a number as items, and back.
inline std::uint64_t number_from(std::uint32_t low, std::uint32_t high) { return std::uint64_t{high} << 32 | low; }

} // namespace crm
