// The switches of what stands on documents' papers, for the preview and the settings; saved at once, with the firm.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

void paper_blocks_ui(Context& ctx);

} // namespace crm
