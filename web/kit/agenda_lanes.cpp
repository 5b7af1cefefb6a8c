// See agenda_lanes.hpp.
#include "web/kit/agenda_lanes.hpp"

#include <algorithm>

namespace crm {

std::vector<Lane> side_by_side(std::span<const TimeSpan> entries) {
    std::vector<Lane> lanes(entries.size());
    std::vector<int> free_at; // when each column of the group is free again
    std::size_t group_begin = 0;
    int group = 0, group_ends = 0;
    const auto close_group = [&](std::size_t end) {
        for (std::size_t i = group_begin; i < end; ++i) lanes[i].lanes = static_cast<int>(free_at.size());
        group_begin = end;
        free_at.clear();
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const TimeSpan entry = entries[i];
        if (i > 0 && entry.begins >= group_ends) {
            close_group(i);
            ++group;
        }
        group_ends = std::max(i == group_begin ? 0 : group_ends, entry.ends);
        const auto free = std::ranges::find_if(free_at, [&](int at) { return at <= entry.begins; });
        lanes[i].lane = static_cast<int>(free - free_at.begin());
        lanes[i].group = group;
        if (free == free_at.end())
            free_at.push_back(entry.ends);
        else
            *free = entry.ends;
    }
    close_group(entries.size());
    return lanes;
}

} // namespace crm
