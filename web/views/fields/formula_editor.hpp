// Writing a formula: a line that is completed while one types, the result for a record as an example, what is wrong and
// where, and ready-made formulas. Private to web/views/fields.
#pragma once
#include <string>

#include "core/formula/formula.hpp"
#include "web/frame/context.hpp"

namespace crm {

// True when the formula is right.
bool formula_editor_ui(Context& ctx, EntityIx entity, std::string& text, bool focus);

} // namespace crm
