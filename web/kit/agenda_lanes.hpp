// Entries of a day that overlap, laid side by side. Private to web/kit.
#pragma once
#include <span>
#include <vector>

namespace crm {

struct TimeSpan {
    int begins = 0, ends = 0; // minutes; of an order where the later never begins first
};
struct Lane {
    int lane = 0, lanes = 1; // which of how many columns
    int group = 0;           // entries that touch each other directly or through others have the same
};
std::vector<Lane> side_by_side(std::span<const TimeSpan> entries);

} // namespace crm
