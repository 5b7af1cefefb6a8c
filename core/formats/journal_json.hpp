// A journal entry as one JSON object. What the operations of a commit share (session, stamp, record) is written once;
// whatever this release does not know about an operation ends in JournalEntry::waiting and is written back as it was.
#pragma once
#include "core/formats/op_json.hpp"
#include "core/record/journal_entry.hpp"

namespace crm {

void append_entry(std::string& out, const JournalEntry& entry, const Schema& schema);
Result<JournalEntry, DecodeError> decode_entry(std::string_view text, const Schema& schema);

} // namespace crm
