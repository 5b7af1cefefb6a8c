// The global search, on every keystroke: groups of records, best first, with exact counts, and why each was found.
#pragma once
#include <string_view>
#include <vector>

#include "core/store/text_index.hpp"

namespace crm {

struct SearchHit {
    Place place;
    MatchKind kind = MatchKind::none; // of its best word
    FieldIx field = no_field;         // where that word stands
};

struct SearchGroup {
    EntityIx entity = no_entity;
    std::vector<SearchHit> hits;        // best first; those found only by forgiving a slip come last
    std::size_t total = 0, similar = 0; // how many there are; how many more were found only by forgiving a slip
};

struct SearchResult {
    std::vector<SearchGroup> groups; // the best hit's first
    std::size_t total = 0, similar = 0;
    bool is_complete = true; // false while the index is still being built: there may be more
};

inline constexpr std::size_t search_hits_max = 20;

SearchResult search(const Tables& tables, TextIndex& index, std::string_view words,
                    std::size_t hits_max = search_hits_max);
SearchGroup search(const Tables& tables, TextIndex& index, EntityIx only, std::string_view words,
                   std::size_t hits_max = search_hits_max);

// How well a record fits, found by reading it: 0 when it does not. The definition of the search, and slow: tests
// compare the index with it, and bins, which are not indexed, are searched by it.
MatchScore score_of_record(const Tables& tables, Place place, const SearchWords& words);

// The parts of `text` to mark for these words: bytes from `begin` to `end`, in order, not touching each other.
struct TextRange {
    std::size_t begin = 0, end = 0;
    bool operator==(const TextRange&) const = default;
};
std::vector<TextRange> matched_ranges(std::string_view text, std::string_view words);

} // namespace crm
