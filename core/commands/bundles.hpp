// What a part of a bundle must be before it is saved or removed.
#pragma once
#include "core/commands/planner.hpp"

namespace crm {

// No bundle within a bundle, and none within itself (Reason::bundle_in_bundle, refers_to_itself). Parts of a bundle
// that a delivered order or an issued invoice names stay as they are (bundle_sold): what is on hand is counted by them.
void check_bundle_part(Planner& planner, const SaveRecord& save, RecordId part);
bool is_part_of_sold(const Tables& tables, Place record);

} // namespace crm
