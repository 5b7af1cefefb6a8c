#include "core/sales/usual_tax.hpp"

#include "core/queries/known_fields.hpp"
#include "core/queries/reader.hpp"

namespace crm {

Value brought_by(const Tables& tables, Place product, std::string_view key) {
    if (!product) return {};
    const auto cell = [&](Place place, std::string_view name) {
        return tables.value(place, known_field(tables.schema(), place.entity, name));
    };
    if (key == "tax_rate" && is_missing(cell(product, "tax_rate")) && is_missing(cell(product, "tax_kind")))
        if (const Place firm = firm_place(tables)) return cell(firm, "tax_rate");
    return cell(product, key);
}

} // namespace crm
