// A stage or a pipeline is taken out of use: at once where no deal stands in it, else it is asked where they go.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

bool is_stage_or_pipeline(const Context& ctx, Place place);
void remove_from_selling(Context& ctx, RecordId stage_or_pipeline);
void remove_from_selling_dialog_ui(Context& ctx); // once a frame, after the page

} // namespace crm
