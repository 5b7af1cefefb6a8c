// What erasing a person takes away, for good and everywhere:
//
//   - of the person, and of every record that was merged into or out of him: all personal fields (FieldDef::privacy),
//   the
//     firm's own fields included;
//   - of dealings, tasks, notes, occasions, affiliations and orders that name him as their person: their personal
//   fields,
//     which are their words. What the firm's books need stays: that there was an order or a call, its day, kind, lines
//     and amounts, naming "an erased person";
//   - of the files of all these: name and content. The bytes go with the next sweep, unless a file of somebody else is
//     the same (app/attachments.hpp, server-stub/named_pieces.hpp).
//
// The words of records about somebody else stay as they are, even where they mention him: mentions() finds those where
// his full name, a phone or an e-mail stands, so that a person can look at them first.
//
// A record with `erased_at` drops the values on every device and on the server, from the journal, its snapshots and the
// undo steps (app/erasure.cpp, sync/server.cpp); what is written to it later drops at once. That cell is all that tells
// of it: who (the operation's device) and when, of which id.
#pragma once
#include "core/commands/command.hpp"

namespace crm {

// Of whom, or what, only an id is left: nothing brings it back into the lists. (Orders and dealings stay in the books,
// and come back from the bin like any.)
bool is_gone_for_good(const Tables& tables, Place place);

void plan_erasing(const Tables& tables, RecordId person, Moment now, Planned& planned);

// What will go, for the question that comes before: counts by kind of record.
struct Erasing {
    std::vector<RecordId> persons;                        // he, and who was merged with him
    std::vector<std::pair<EntityIx, std::size_t>> others; // dealings, tasks …, and the files of all
    std::vector<RecordId> hung;                           // these, in the order of their kinds
    std::vector<RecordId> mentions;                       // records about others whose words name him; they stay
};
Erasing what_erasing_takes(const Tables& tables, RecordId person);

} // namespace crm
