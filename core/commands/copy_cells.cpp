#include "core/commands/copy_cells.hpp"

#include <algorithm>

namespace crm {

std::vector<CellEdit> copied_cells(const Tables& tables, Place place, std::initializer_list<std::string_view> but) {
    const Schema& schema = tables.schema();
    std::vector<CellEdit> cells;
    for (FieldIx ix = 0; ix < schema.field_count(place.entity); ++ix) {
        const FieldDef& field = schema.field(place.entity, ix);
        if (field.read_only || field.unique || is_derived(field) || std::ranges::contains(but, field.key)) continue;
        CellEdit cell{.field = ix};
        if (is_several(field))
            cell.elements = tables.elements(place, ix);
        else
            cell.value = tables.value(place, ix);
        if (!is_missing(cell.value) || !cell.elements.empty()) cells.push_back(std::move(cell));
    }
    return cells;
}

} // namespace crm
