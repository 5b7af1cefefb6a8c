// Records found by what tells them from others (number, phone, e-mail) or by their name, in the base and among the rows
// that an import has staged: references of a sheet lead to them, and doubles are known by them.
#pragma once
#include <string>
#include <vector>

#include "core/base/flat_map.hpp"
#include "core/store/tables.hpp"
#include "core/text/country.hpp"

namespace crm {

class RecordFinder {
public:
    explicit RecordFinder(const Tables& base)
        : m_base(base), m_is_read(base.schema().entity_count()), m_has_names(base.schema().entity_count()) {}

    // Records of this kind will be looked for by name: to be said before anything of them is asked or added.
    void use_names(EntityIx entity) { m_has_names[entity] = true; }
    // By any identifying field or the name. `words` as they stand in a sheet; several records may answer to them.
    struct Found {
        RecordId record; // the first
        bool is_one_of_several = false;
    };
    Found find(EntityIx entity, std::string_view words, Country country);
    // By an identifying field of that type alone; `words` as a column keeps them. Several may share a telephone: asks
    // `is_it` of each until it says so.
    template <class IsIt> bool find_exact(EntityIx entity, const FieldDef& field, std::string_view words, IsIt is_it) {
        for (std::uint32_t at = first_of(entity, field, words); at != none; at = m_entries[at].next)
            if (is_it(m_entries[at].id)) return true;
        return false;
    }
    void add(EntityIx entity, const FieldDef& field, std::string_view words, RecordId id);
    void add_name(EntityIx entity, std::string_view words, RecordId id);
    bool uses_names(EntityIx entity) const { return m_has_names[entity]; }

    // The same in steps, for many rows at once: the key of what an identifying field says (0: nothing), whether any
    // record answers to it, and that one does.
    std::uint64_t key(EntityIx entity, const FieldDef& field, std::string_view words);
    bool has(std::uint64_t key) const { return key != 0 && m_known.find(key) != none; }
    void put(std::uint64_t key, RecordId id);
    void make_room(std::size_t keys) {
        m_known.reserve(m_known.size() + keys);
        m_entries.reserve(m_entries.size() + keys);
    }

private:
    void read(EntityIx entity);
    Found known(std::uint64_t key) const;
    std::uint64_t key_of(EntityIx entity, char kind, std::string_view words);
    std::uint32_t first_of(EntityIx entity, const FieldDef& field, std::string_view words);

    static constexpr std::uint32_t none = FlatMap::none;
    struct Entry {
        RecordId id;
        std::uint32_t next = none; // of those that share the words
    };
    const Tables& m_base;
    std::vector<bool> m_is_read, m_has_names; // by entity
    FlatMap m_known;                          // entity, kind and folded words, as a hash -> the first entry
    std::vector<Entry> m_entries;
    std::string m_text;
};

// Whether two names could be one person's: a word in common, or letters that cannot be compared.
bool names_agree(std::string_view one, std::string_view other);

} // namespace crm
