// Which month, quarter or year a report is of: a switch, two arrows, and the days beside them.
#pragma once
#include "core/queries/periods.hpp"
#include "web/frame/context.hpp"

namespace crm {

struct SpanChoice {
    int unit = 0; // 0 month, 1 quarter, 2 year
    int away = 0; // how many of them from today's; never above 0
};
Days days_of(const SpanChoice& choice, const Reader& reader);
void span_choice_ui(Context& ctx, std::string_view name, SpanChoice& choice);

} // namespace crm
