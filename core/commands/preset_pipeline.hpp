// The preset pipeline and its stages (entities/deal_preset.hpp) as edits, for whoever writes the first deal: a command,
// the sample, a sheet.
#pragma once
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

// All cells of records that are not there yet; of checklists one `add` per line. A record's edits follow one another.
std::vector<Edit> preset_pipeline_edits(const Schema& schema, Moment now);

} // namespace crm
