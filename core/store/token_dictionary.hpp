// The words of a text index, each once. Words are few compared with the texts they come from, so the questions that
// need looking at every word (which of them begin with this, hold that, differ from it by one slip?) are answered by a
// pass over compact arrays: 64 bits that say which letters and which neighbours of letters a word has rule out nearly
// all of them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/utf8.hpp"

namespace crm {

// How a searched word fits a word of the text, best last.
enum class MatchKind : std::uint8_t {
    none,
    slip,   // one letter too many, too few, another one, or two neighbours swapped
    inside, // somewhere in the word
    prefix, // the word begins so
    exact
};

inline constexpr std::size_t token_bytes_max = 120; // longer words count by their beginning
inline constexpr std::size_t slip_letters_min = 4;  // of both words: in shorter ones a slip makes another word

// Is `b` at most one slip (Damerau-Levenshtein distance 1) away from `a`? Equal words are.
bool is_one_slip(std::u32string_view a, std::u32string_view b);
std::u32string letters_of(std::string_view word);

// How `searched` fits `word`: the definition that index and plain scan share.
struct MatchRules {
    bool inside = true;
    bool slip = true;
};
MatchKind match_of(std::string_view searched, std::string_view word, MatchRules rules = {});

class TokenDictionary {
public:
    using Token = std::uint32_t;

    TokenDictionary();
    Token intern(std::string_view word); // at most token_bytes_max long
    std::size_t size() const { return m_lengths.size(); }
    std::string_view word(Token token) const {
        return std::string_view(m_arena).substr(m_starts[token], m_starts[token + 1] - m_starts[token]);
    }

    struct Match {
        Token token;
        MatchKind kind;
    };
    // Appends every word that `searched` fits.
    void match(std::vector<Match>& out, std::string_view searched, MatchRules rules = {}) const;

    std::size_t bytes() const;

private:
    struct Slot {
        std::uint32_t tag = 0, token = 0; // token + 1; 0: free
    };
    void grow_slots();

    std::string m_arena;
    std::vector<std::uint32_t> m_starts;     // one more than words
    std::vector<std::uint32_t> m_letters;    // which letters it has, hashed to 32 bits
    std::vector<std::uint32_t> m_pairs;      // which pairs of neighbours
    std::vector<std::uint32_t> m_beginnings; // the first four bytes, the first one highest
    std::vector<std::uint8_t> m_lengths;     // in letters, at most 255
    std::vector<Slot> m_slots;
};

} // namespace crm
