#include "core/app/issuer.hpp"

#include "core/entities/firm.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/issue.hpp"

namespace crm {

std::string issuing_code(const Workspace& workspace, const Tables& tables) {
    const Place firm_place = tables.find(firm_id);
    if (firm_place) {
        const Stamp founded = tables.stamp(firm_place, created_field(tables.schema(), firm_place.entity));
        if (workspace.is_own({founded.session, 1})) return {};
    }
    // "INV-2026-7KQ2XB": the code of an invoice that was issued here.
    const EntityIx invoice = known_entity(tables.schema(), "invoice");
    const Column& series = known_column(tables, "invoice", "series");
    for (Row row = tables.table(invoice).rows(); row-- > 0;) {
        if (!workspace.is_own(tables.id({invoice, row}))) continue;
        const std::string_view words = series.words(row);
        const std::size_t dash = words.rfind('-');
        if (dash != words.npos && words.size() - dash - 1 == device_code(1).size())
            return std::string(words.substr(dash + 1));
    }
    return device_code(workspace.session());
}

} // namespace crm
