// Two things delivery does with an operation's text without understanding it: to tell whether two texts under one
// number say the same, and to send a text under another number or stamp.
#pragma once
#include <optional>

#include "core/base/checksum.hpp"
#include "core/formats/op_json.hpp"
#include "core/record/wire.hpp"

namespace crm {

// What the operation says, without its stamp (and the stamps it names): a device whose clock was wrong sends an
// operation again under another stamp, and it is still the same operation. Zero for an encrypted one, whose text is new
// each time.
Hash128 content_of(std::string_view op_text);

// The operation of a text (with or without its session) as number `id`, written at `at`.
Result<WireOp, DecodeError> rewritten(std::string_view op_text, OpId id, Stamp at);

// The operation of an erased record without what it says; nothing: it says nothing already.
std::optional<std::string> without_value(std::string_view op_text);

} // namespace crm
