// Which parts of a text the browser has to draw, and the numbers they get beside the glyphs of our own faces.
//
// The browser draws grapheme clusters (UAX #29): a letter with its signs, an emoji sequence, a flag. In scripts whose
// letters join or stack across clusters it draws a word. A cluster is the browser's as soon as one character of it is
// in none of our faces, or when it is an emoji: a bare sign of a text face is not what was meant.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crm::glyphs {

// The number and the width of each cluster seen. Bounded: the engine forgets all when it is nearly full.
class Clusters {
public:
    static constexpr std::size_t capacity = 4096;
    static constexpr int units_per_em = 1000;

    explicit Clusters(int weight) : m_weight(weight) {}

    struct Known {
        std::uint16_t id = 0;
        std::int16_t advance = 0; // units
    };
    Known know(std::string_view cluster); // the last number again for all that find no place
    const std::string& text(std::uint16_t id) const { return *m_texts[id]; }
    int weight() const { return m_weight; }
    std::size_t used() const { return m_texts.size(); }
    void clear();

private:
    std::unordered_map<std::string, Known> m_known;
    std::vector<const std::string*> m_texts; // by number; keys of m_known
    int m_weight;
};

// Where clusters end: one char for each code point, 0 after the last code point of a cluster.
void grapheme_breaks(std::span<const char32_t> text, std::vector<char>& out);

// U+FE0F after a sign, a keycap, or a character that is an emoji by itself.
bool asks_for_emoji(std::span<const char32_t> cluster);

// A letter of a script that the browser must draw by words: Syriac joins, Khmer stacks, …
bool is_drawn_by_words(std::uint32_t script);

} // namespace crm::glyphs
