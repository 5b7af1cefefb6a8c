// The command palette: one field, grouped answers, arrows and Enter; each answer may show its shortcut. It draws and
// chooses; what is found for the typed words the caller fills in.
//
//     PaletteResult done = palette_ui("palette", state, groups, "ابحث أو نفّذ أمرًا…");
//     if (done.query_changed) search(state.query, groups);
//     if (done.chosen) run(groups[done.chosen->first].items[done.chosen->second]);
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/kit/icon.hpp"

namespace crm {

struct PaletteItem {
    std::string label{}, detail{}, shortcut{};
    Icon icon = Icon::none;
    std::string avatar{}; // a name, for people and companies
};
struct PaletteGroup {
    std::string label{};
    std::vector<PaletteItem> items{};
};
struct PaletteState {
    bool open = false;
    std::string query{};
    int at = 0; // the answer under the keyboard, counted over all groups
};
struct PaletteResult {
    bool query_changed = false;
    std::optional<std::pair<int, int>> chosen{}; // group, item; the palette has closed
};
PaletteResult palette_ui(std::string_view id, PaletteState& state, std::span<const PaletteGroup> groups,
                         std::string_view placeholder);

} // namespace crm
