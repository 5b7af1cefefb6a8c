// A quote, an order or an invoice and all its lines at once; the total and the tax follow from the lines where there
// are any with a price.
#pragma once
#include <string>

#include "core/commands/planner.hpp"
#include "core/sales/documents.hpp"

namespace crm {

// A problem of a line says which of them it is about (Problem::record).
struct SaveDocument {
    SaveRecord document;
    std::vector<SaveRecord> lines; // all that stay
    std::vector<RecordId> removed_lines;
};
Planned plan_intent(const Tables& tables, const SaveDocument& intent, const PlanContext& context);

// "Q-2026-0007": one above the highest of this year's. A suggestion: two devices may make the same.
std::string suggested_number(const Tables& tables, std::string_view entity, std::string_view prefix, int year);

} // namespace crm
