// The choices of a field as rows that are typed over, coloured, moved and archived. Private to web/views/fields.
#pragma once
#include <vector>

#include "core/commands/own_edits.hpp"
#include "web/frame/context.hpp"

namespace crm {

void choices_editor_ui(Context& ctx, std::vector<ChoiceDraft>& choices, bool needs_one);

} // namespace crm
