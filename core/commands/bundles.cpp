#include "core/commands/bundles.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

// Whether any part names this product in `field`.
bool is_in_parts(const Tables& tables, std::string_view field, Place product, RecordId but) {
    const Table& parts = tables.table(known_entity(tables.schema(), "bundle_part"));
    const Column& column = known_column(tables, "bundle_part", field);
    for (Row row = 0; row < parts.rows(); ++row)
        if (parts.is_live(row) && place_in(tables, column, row) == product && tables.id({parts.entity, row}) != but)
            return true;
    return false;
}

bool is_on_lines(const Tables& tables, std::string_view line, std::string_view document, std::string_view state,
                 Place product) {
    const Table& lines = tables.table(known_entity(tables.schema(), line));
    const Column &of = known_column(tables, line, "product"), &in = known_column(tables, line, document),
                 &states = known_column(tables, document, "state");
    for (Row row = 0; row < lines.rows(); ++row) {
        if (!lines.is_live(row) || place_in(tables, of, row) != product) continue;
        if (const Place place = place_in(tables, in, row); place && states.words(place.row) == state) return true;
    }
    return false;
}

bool is_sold(const Tables& tables, Place bundle) {
    return is_on_lines(tables, "order_line", "order", "delivered", bundle) ||
           is_on_lines(tables, "invoice_line", "invoice", "issued", bundle);
}

} // namespace

bool is_part_of_sold(const Tables& tables, Place record) {
    if (tables.schema().entity(record.entity).key != "bundle_part") return false;
    const Place bundle = place_in(tables, known_column(tables, "bundle_part", "bundle"), record.row);
    return bundle && is_sold(tables, bundle);
}

void check_bundle_part(Planner& planner, const SaveRecord& save, RecordId part) {
    const Tables& tables = planner.tables();
    const auto product = [&](std::string_view key) {
        const Value value = planner.after(save, part, planner.schema().field(save.entity, key));
        const auto* id = std::get_if<RecordId>(&value);
        return id ? tables.find(*id) : Place{};
    };
    const Place bundle = product("bundle"), inside = product("product");
    if (!bundle || !inside) return;
    if (bundle == inside) return planner.problem(save.entity, "product", Reason::refers_to_itself);
    if (is_in_parts(tables, "bundle", inside, part)) planner.problem(save.entity, "product", Reason::bundle_in_bundle);
    if (is_in_parts(tables, "product", bundle, part)) planner.problem(save.entity, "bundle", Reason::bundle_in_bundle);
    const bool changes = is_new(part) || std::ranges::any_of(save.cells, [&](const CellEdit& cell) {
                             return planner.schema().field(save.entity, cell.field).key != "note" &&
                                    planner.present(part, cell.field) != cell.value;
                         });
    if (changes && is_sold(tables, bundle)) planner.problem(save.entity, "product", Reason::bundle_sold);
}

} // namespace crm
