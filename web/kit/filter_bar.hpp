// The filters of a list as chips: «field operator value», a cross on each, and "add filter".
//
//     auto done = filter_bar_ui("filters", chips);
//     if (done.add) open_popover("new_filter");
//     if (done.removed >= 0) filters.erase(filters.begin() + done.removed);
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "web/kit/icon.hpp"

namespace crm {

struct FilterChip {
    std::string field{}, relation{}, value{};
    Icon icon = Icon::none;
};
struct FilterBarResult {
    int opened = -1, removed = -1; // index of the chip
    bool add = false, clear = false;
};
// After a click, open_popover() places itself under the chip or button that was clicked.
FilterBarResult filter_bar_ui(std::string_view id, std::span<const FilterChip> chips);

} // namespace crm
