// Everything that is known about a person as a page of its own: read in any browser, printed, handed over.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

// Fields, merged records, dealings, orders, notes and the rest, mentions elsewhere, and the whole history; saved as an
// HTML file. The history is read meanwhile; the toast tells how it ended.
void save_known_page(RecordId person);

} // namespace crm
