// The editor of filters: a panel beside the list in which conditions, also on linked records, stand as lines of a
// sentence, in groups of which all, any or none must hold. The list follows every change; each line says how many
// records it lets pass alone.
#pragma once
#include "web/views/list/list_state.hpp"

namespace crm {

void open_filter_panel(Context& ctx, EntityIx entity, ListState& state, bool adds_condition = false);
bool is_filter_panel_open(Context& ctx);
void filter_panel_ui(Context& ctx, EntityIx entity, ListState& state, std::size_t total);

} // namespace crm
