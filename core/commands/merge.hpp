// What merging records changes: one of them stays and gains what the others know; everything that named the others
// names it; the others go to the bin and say where they went. Nothing is lost: their cells stay as they were, and the
// journal tells all of it (app/unmerge.cpp takes a merge back from there at any later time).
//
// Where two devices have merged crosswise (A into B here, B into A there), mend_merges() makes one of them stand again,
// the same on every device.
#pragma once
#include "core/commands/command.hpp"

namespace crm {

// What the survivor says afterwards, field by field, where the command does not choose: its own word, else that of the
// first other who has one; several values united; telephones and addresses that lose their place go to the others.
std::vector<CellEdit> merged_cells(const Tables& tables, const MergeRecords& merge);

void plan_merges(const Tables& tables, std::span<const MergeRecords> merges, Moment now, Planned& planned);

Change mend_merges(const Tables& tables);

} // namespace crm
