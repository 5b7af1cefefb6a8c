// How often something comes back, chosen instead of spelled: never, each day, week, month, year; of a week the days;
// and until when. A rule that says more (from a file) stays as it is, shown as a sentence, until another is chosen.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/field.hpp"

namespace crm {
FieldResult recurrence_editor_ui(Context& ctx, std::string_view id, const FieldSpec& spec, std::string& rule);
} // namespace crm
