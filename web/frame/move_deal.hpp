// To move a deal to another stage, from wherever it is shown: into a lost stage only after asking for the reason and
// who won it instead.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

void move_deal(Context& ctx, RecordId deal, RecordId stage);
void lost_dialog_ui(Context& ctx); // while it asks; drawn by every screen that moves deals

} // namespace crm
