#include "core/commands/save_lines.hpp"

#include <algorithm>

namespace crm {

OrderTotal save_lines(Planner& planner, EntityIx line, std::string_view owner_key, RecordId owner,
                      const std::vector<SaveRecord>& lines, const std::vector<RecordId>& removed) {
    const Schema& schema = planner.schema();
    const FieldIx quantity = schema.field(line, "quantity"), price = schema.field(line, "price"),
                  discount = schema.field(line, "discount"), owner_field = schema.field(line, owner_key);
    OrderTotal total;
    for (SaveRecord save : lines) {
        std::erase_if(save.cells, [&](const CellEdit& cell) { return cell.field == owner_field; });
        save.cells.push_back({owner_field, owner});
        const RecordId id = planner.save_record(save);
        total.add_line(planner.after(save, id, quantity), planner.after(save, id, price),
                       planner.after(save, id, discount));
    }
    for (const RecordId& id : removed)
        if (planner.must_be_live(id, line))
            planner.set(line, id, removed_field(schema, line), Value{planner.context().now.ms});
    return total;
}

void put_total(Planner& planner, EntityIx owner, RecordId id, std::string_view key, EntityIx line,
               const OrderTotal& total) {
    if (const auto money = total.money())
        planner.put(owner, id, planner.schema().field(owner, key), *money);
    else if (total.is_mixed() || total.is_too_large())
        planner.problem(line, "price", total.is_mixed() ? Reason::mixed_currencies : Reason::too_large);
}

} // namespace crm
