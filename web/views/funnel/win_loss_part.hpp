// Why deals are won and lost: counts, reasons, competitors, sources, sellers, and how fast things sell.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void win_loss_part_ui(Context& ctx);
void win_loss_dialog_ui(Context& ctx); // the deals behind a bar; once a frame, after the page
} // namespace crm
