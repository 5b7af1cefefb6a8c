// Writing to a customer: a text, also of a template, that may be changed, sent by WhatsApp, SMS or e-mail from the
// person's own program and recorded as a dealing.
#pragma once
#include "web/frame/draft.hpp"

namespace crm {

// What went out in another program, as a dealing with the customer, by whoever uses this device. `channel`, `reason`:
// keys of a dealing's choices; no reason: not said.
struct SentMessage {
    std::string_view channel;
    std::string text;
    std::string_view reason{};
};
void record_message(Context& ctx, Place customer, const SentMessage& message, std::string_view said);

// What was written to the same customer and not sent stands there again.
void write_message(Context& ctx, RecordId customer);
void message_dialog_ui(Context& ctx); // once a frame, where it may be opened

// Under the text of a template that is typed: which places there are, and which of its own nobody knows.
void places_note_ui(const Context& ctx, const Draft& draft, FieldIx field);

} // namespace crm
