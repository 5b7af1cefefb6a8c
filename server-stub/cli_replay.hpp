// The journal from its first entry, applied to empty tables: what the records must be.
#pragma once
#include "server-stub/cli_data.hpp"

namespace crm::cli {

Tables replayed_tables(const Invocation& invocation, OpenData& data);

} // namespace crm::cli
