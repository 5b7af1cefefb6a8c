// Settings → Fields and terms: what a kind of record is made of, and what the firm calls things.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

// Where a firm makes things its own: fields, formulas, choices, words.
void fields_view_ui(Context& ctx);

} // namespace crm
