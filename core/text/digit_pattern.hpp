// A matcher for the patterns of numbering plans: digits, "d" for any digit, classes [2-57], groups (…) and <…) (the
// second kind without a number), alternatives |, counts ? {n} {n,m}, and "$" for the end. As in Perl the first
// alternative that leads to a match wins and counts take as much as they can. Nothing is compiled: the numbers have at
// most seventeen digits.
#pragma once
#include <string_view>

namespace crm {

inline constexpr int pattern_groups_max = 8;

struct PatternMatch {
    int end = -1;        // how many digits were matched; -1: no match
    int group_count = 0; // numbered groups in the pattern
    struct Group {
        int start = -1, end = -1; // -1: took no part
    } groups[pattern_groups_max];
};

PatternMatch match_start(std::string_view pattern, std::string_view digits);
PatternMatch match_whole(std::string_view pattern, std::string_view digits);

inline bool starts_with_match(std::string_view pattern, std::string_view digits) {
    return match_start(pattern, digits).end >= 0;
}
inline bool is_whole_match(std::string_view pattern, std::string_view digits) {
    return match_whole(pattern, digits).end >= 0;
}

} // namespace crm
