// The lines of an order or a deal, saved and removed with it, and what they come to.
#pragma once
#include "core/commands/order_total.hpp"
#include "core/commands/planner.hpp"

namespace crm {

// `owner_key`: the lines' field that names `owner`.
OrderTotal save_lines(Planner& planner, EntityIx line, std::string_view owner_key, RecordId owner,
                      const std::vector<SaveRecord>& lines, const std::vector<RecordId>& removed);

// Writes the total into a cell of the owner, over what was typed there; nothing where no line has a price. Currencies
// that are mixed and sums that no number holds are problems of the lines' price.
void put_total(Planner& planner, EntityIx owner, RecordId id, std::string_view key, EntityIx line,
               const OrderTotal& total);

} // namespace crm
