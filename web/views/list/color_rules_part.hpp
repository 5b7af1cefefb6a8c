// The colours of a list's rows in its filter panel: a tone each, and whom it marks. The first that fits a record holds.
#pragma once
#include <vector>

#include "web/frame/filter_lines.hpp"
#include "web/kit/display.hpp"

namespace crm {

// A rule while somebody builds it.
struct RuleLine {
    Tone tone = Tone::warning;
    FilterLine root{};
    std::string column{}; // as of ColorRule
};

// `focus`: as of the lines.
void color_rules_ui(Context& ctx, FilterLines& lines, EntityIx entity, std::vector<RuleLine>& rules,
                    std::uint64_t& focus);

} // namespace crm
