// The popover that puts one filter condition together: field, operator, value.
#pragma once
#include <optional>

#include "web/views/list/list_state.hpp"

namespace crm {
// True once a condition is ready; it is then in `made`.
bool filter_editor_ui(Context& ctx, EntityIx entity, FilterDraft& draft, Filter& made);
} // namespace crm
