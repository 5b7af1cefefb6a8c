// Tabs (parts of a page) and the segmented control (two to four ways to see one thing).
//
//     static int part = 0;
//     tabs_ui("parts", {{{.label = "التفاصيل"}, {.label = "التعاملات", .count = 12}}}, part);
#pragma once
#include <span>
#include <string_view>

#include "web/kit/icon.hpp"

namespace crm {

struct TabItem {
    std::string_view label{};
    Icon icon = Icon::none;
    int count = -1;          // shown as a small number when not negative
    std::string_view name{}; // of one that shows its icon alone
};
bool tabs_ui(std::string_view id, std::span<const TabItem> tabs, int& active); // true: another one was chosen
float segmented_width(std::span<const TabItem> segments);                      // ImGui units
bool segmented_ui(std::string_view id, std::string_view name, std::span<const TabItem> segments, int& active);

} // namespace crm
