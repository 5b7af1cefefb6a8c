#include "core/store/token_dictionary.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "core/base/id.hpp"

namespace crm {
namespace {

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0x9e3779b97f4a7c15u ^ word.size();
    const char* at = word.data();
    std::size_t left = word.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        hash = (hash ^ eight) * 0xbf58476d1ce4e5b9u;
        hash ^= hash >> 29;
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i) rest |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
    return mix64(hash ^ rest);
}

// Letters of folded Arabic, small Latin letters and digits fall on places of their own as far as 32 bits reach.
constexpr std::uint32_t letter_bit(CodePoint c) { return 1u << (c % 32); }
constexpr std::uint32_t pair_bit(CodePoint a, CodePoint b) { return 1u << ((a * 0x9E3779B1u ^ b * 0x85EBCA77u) >> 27); }

struct Traits {
    std::uint32_t letters = 0, pairs = 0;
    std::size_t length = 0;
};

Traits traits_of(std::string_view word) {
    std::uint32_t letters = 0, pairs = 0;
    std::size_t length = 0;
    CodePoint before = 0;
    for (std::size_t at = 0; at < word.size(); ++length) {
        const CodePoint c = next_code_point(word, at);
        letters |= letter_bit(c);
        if (length) pairs |= pair_bit(before, c);
        before = c;
    }
    return {letters, pairs, length};
}

constexpr std::uint32_t beginning_of(std::string_view word) {
    std::uint32_t four = 0;
    for (std::size_t i = 0; i < 4; ++i) four = four << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0u);
    return four;
}

// Words are followed by this many bytes, so that eight can be read from any of their bytes at once.
constexpr std::size_t padding = 8;

// A short text that many words are looked through for.
class Needle {
public:
    explicit Needle(std::string_view text) : m_text(text), m_eight(std::min<std::size_t>(text.size(), 8)) {
        std::memcpy(&m_wanted, text.data(), m_eight);
        if (m_eight < 8) {
            constexpr char ones[8] = {-1, -1, -1, -1, -1, -1, -1, -1};
            m_mask = 0;
            std::memcpy(&m_mask, ones, m_eight);
        }
    }
    // The first place of the needle in `size` bytes with padding behind, or npos.
    std::size_t find_in(const char* word, std::size_t size) const {
        for (std::size_t at = 0; at + m_text.size() <= size; ++at) {
            std::uint64_t eight;
            std::memcpy(&eight, word + at, 8);
            if ((eight & m_mask) != m_wanted) continue;
            if (m_text.size() <= 8 || std::memcmp(word + at + 8, m_text.data() + 8, m_text.size() - 8) == 0) return at;
        }
        return std::string_view::npos;
    }

private:
    std::string_view m_text;
    std::size_t m_eight;
    std::uint64_t m_wanted = 0, m_mask = ~std::uint64_t{0};
};

constexpr bool has_at_most_one_bit(std::uint32_t bits) { return (bits & (bits - 1)) == 0; }

} // namespace

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) letters += next_code_point(word, at);
    return letters;
}

bool is_one_slip(std::u32string_view a, std::u32string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t front = 0;
    while (front < a.size() && a[front] == b[front]) ++front;
    a.remove_prefix(front);
    b.remove_prefix(front);
    if (a.size() < b.size()) return a == b.substr(1);
    if (a.empty() || a.substr(1) == b.substr(1)) return true;
    return a.size() >= 2 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

MatchKind match_of(std::string_view searched, std::string_view word, MatchRules rules) {
    if (word.starts_with(searched)) return word.size() == searched.size() ? MatchKind::exact : MatchKind::prefix;
    if (rules.inside && word.find(searched) != word.npos) return MatchKind::inside;
    if (rules.slip) {
        const std::u32string a = letters_of(searched), b = letters_of(word);
        if (a.size() >= slip_letters_min && b.size() >= slip_letters_min && is_one_slip(a, b)) return MatchKind::slip;
    }
    return MatchKind::none;
}

TokenDictionary::TokenDictionary() : m_arena(padding, '\0'), m_starts{0}, m_slots(64) {}

TokenDictionary::Token TokenDictionary::intern(std::string_view word) {
    assert(word.size() <= token_bytes_max);
    const std::uint64_t hash = hash_of(word);
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].token; at = (at + 1) & mask)
        if (m_slots[at].tag == tag && this->word(m_slots[at].token - 1) == word) return m_slots[at].token - 1;

    const auto token = static_cast<Token>(size());
    const Traits traits = traits_of(word);
    m_arena.resize(m_arena.size() - padding);
    m_arena += word;
    m_starts.push_back(static_cast<std::uint32_t>(m_arena.size()));
    m_arena.append(padding, '\0');
    m_letters.push_back(traits.letters);
    m_pairs.push_back(traits.pairs);
    m_beginnings.push_back(beginning_of(word));
    m_lengths.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(traits.length, 255)));
    m_slots[at] = {tag, token + 1};
    if (size() * 4 > m_slots.size() * 3) grow_slots();
    return token;
}

void TokenDictionary::grow_slots() {
    std::vector<Slot> slots(m_slots.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (Token token = 0; token < size(); ++token) {
        const std::uint64_t hash = hash_of(word(token));
        std::size_t at = hash & mask;
        while (slots[at].token) at = (at + 1) & mask;
        slots[at] = {static_cast<std::uint32_t>(hash >> 32), token + 1};
    }
    m_slots = std::move(slots);
}

void TokenDictionary::match(std::vector<Match>& out, std::string_view searched, MatchRules rules) const {
    if (searched.empty()) return;
    const Traits traits = traits_of(searched);
    const bool slip = rules.slip && traits.length >= slip_letters_min;
    const std::u32string wanted = slip ? letters_of(searched) : std::u32string();
    const std::uint32_t letters = traits.letters, pairs = traits.pairs;

    const Needle needle(searched);
    const std::uint32_t begin = beginning_of(searched),
                        begin_mask = searched.size() >= 4 ? ~0u : ~(~0u >> 8 * searched.size());

    constexpr std::size_t block = 256;
    std::uint8_t may_hold[block] = {}, may_slip[block] = {}; // loops of their own, for the vector unit
    for (std::size_t from = 0; from < size(); from += block) {
        const std::size_t count = std::min(block, size() - from);
        const std::uint32_t* own_letters = m_letters.data() + from;
        const std::uint32_t* own_pairs = m_pairs.data() + from;
        if (!rules.inside)
            for (std::size_t i = 0; i < count; ++i)
                may_hold[i] = static_cast<std::uint8_t>((m_beginnings[from + i] & begin_mask) == begin);
        else
            for (std::size_t i = 0; i < count; ++i)
                may_hold[i] = static_cast<std::uint8_t>(((own_letters[i] & letters) == letters) &
                                                        ((own_pairs[i] & pairs) == pairs));
        if (slip)
            for (std::size_t i = 0; i < count; ++i)
                may_slip[i] = static_cast<std::uint8_t>(int{has_at_most_one_bit(letters & ~own_letters[i])} &
                                                        int{has_at_most_one_bit(own_letters[i] & ~letters)});
        for (std::size_t eight = 0; eight < count; eight += 8) {
            std::uint64_t any_hold, any_slip;
            std::memcpy(&any_hold, may_hold + eight, 8);
            std::memcpy(&any_slip, may_slip + eight, 8);
            if (!(any_hold | any_slip)) continue;
            for (std::size_t i = eight; i < std::min(eight + 8, count); ++i) {
                const auto token = static_cast<Token>(from + i);
                if (may_hold[i]) {
                    const std::size_t size = m_starts[token + 1] - m_starts[token],
                                      at = needle.find_in(m_arena.data() + m_starts[token], size);
                    if (at == 0 || (at != std::string_view::npos && rules.inside)) {
                        out.push_back({token, at                        ? MatchKind::inside
                                              : size == searched.size() ? MatchKind::exact
                                                                        : MatchKind::prefix});
                        continue;
                    }
                }
                if (!may_slip[i]) continue;
                const std::size_t length = m_lengths[token];
                if (length < slip_letters_min || length + 1 < wanted.size() || length > wanted.size() + 1) continue;
                if (is_one_slip(wanted, letters_of(word(token)))) out.push_back({token, MatchKind::slip});
            }
        }
        if (count < block) break;
    }
}

std::size_t TokenDictionary::bytes() const {
    return m_arena.capacity() + m_starts.capacity() * 4 + m_letters.capacity() * 4 + m_pairs.capacity() * 4 +
           m_beginnings.capacity() * 4 + m_lengths.capacity() + m_slots.capacity() * sizeof(Slot);
}

} // namespace crm
