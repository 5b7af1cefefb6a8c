// Writing to a customer: a text, also of a template, that may be changed, sent by WhatsApp, SMS or e-mail from the
// person's own program and recorded as a dealing.
#pragma once
#include "web/frame/draft.hpp"

namespace crm {

// What was written to the same customer and not sent stands there again.
void write_message(Context& ctx, RecordId customer);
void message_dialog_ui(Context& ctx); // once a frame, where it may be opened

// Under the text of a template that is typed: which places there are, and which of its own nobody knows.
void places_note_ui(const Context& ctx, const Draft& draft, FieldIx field);

} // namespace crm
