#include "core/commands/books.hpp"

namespace crm {

bool is_issued(const Tables& tables, Place place) {
    if (!place) return false;
    const Schema& schema = tables.schema();
    const EntityIx invoice = schema.entity("invoice"), line = schema.entity("invoice_line");
    if (place.entity == line) {
        const Value of = tables.value(place, schema.field(line, "invoice"));
        const auto* id = std::get_if<RecordId>(&of);
        place = id ? tables.find(*id) : Place{};
    }
    return place && place.entity == invoice &&
           tables.table(invoice).columns[schema.field(invoice, "sequence")].has(place.row);
}

} // namespace crm
