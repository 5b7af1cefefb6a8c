// The panels over the screen of fields: one field with its checks, its choices or its formula; the choices of a field
// of ours; one word. Private to web/views/fields.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

void open_new_field(Context& ctx, EntityIx entity, bool is_formula);
void open_field(Context& ctx, EntityIx entity, FieldIx field);
void open_choices(Context& ctx, EntityIx entity, FieldIx field);
void open_word(Context& ctx, std::string_view subject);
void field_panels_ui(Context& ctx);

} // namespace crm
