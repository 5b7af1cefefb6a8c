// The books: what has been issued stays as it is, on this device and by whatever command.
#pragma once
#include "core/store/tables.hpp"

namespace crm {

// Whether this is an invoice (or a credit note) that has its number, or a line of one.
bool is_issued(const Tables& tables, Place place);

} // namespace crm
