// How alike two short texts are: the measures that record linkage has agreed on. They work on code points, so an Arabic
// letter counts as one.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace crm {

// In words, what the measures of any two values come down to; the strongest first.
enum class Alike : std::uint8_t {
    same,     // equal once folded
    variant,  // the same name in another spelling or script, its words in another order
    close,    // a slip of the hand away
    part,     // one holds the other: a name without its last word, another street in the same city
    different // speaks against it
};

std::u32string code_points_of(std::string_view text);

// Jaro (JASA 1989) and Winkler's (1990) bonus of a tenth for each of up to four equal letters in front: 0..1.
double jaro(std::u32string_view a, std::u32string_view b);
double jaro_winkler(std::u32string_view a, std::u32string_view b);
double jaro_winkler(std::string_view a, std::string_view b);

// How many letters must be put in, taken out, changed or swapped with their neighbour (Damerau 1964; swapped letters
// may be edited again). Counting stops beyond `most`, which is then the answer plus one.
int damerau_levenshtein(std::u32string_view a, std::u32string_view b, int most = 1 << 20);
int damerau_levenshtein(std::string_view a, std::string_view b, int most = 1 << 20);

} // namespace crm
