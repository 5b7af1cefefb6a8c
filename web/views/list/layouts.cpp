#include "web/views/list/layouts.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/text/words_list.hpp"

namespace crm {

namespace {

bool makes_columns(const FieldDef& field) {
    return (field.type == FieldType::choice || field.target == "stage") && !is_several(field) && !field.read_only;
}

bool is_a_day(const FieldDef& field) {
    return (field.type == FieldType::date || field.type == FieldType::moment) && field.key != "removed_at";
}

} // namespace

std::span<const ListLayout> list_layouts() {
    static constexpr ListLayout all[] = {
        {.kind = LayoutKind::table,
         .key = "table",
         .icon = Icon::table,
         .label = words::layout_table,
         .draw = table_part_ui},
        {.kind = LayoutKind::board,
         .key = "board",
         .icon = Icon::board,
         .label = words::layout_board,
         .option = "group",
         .option_label = words::columns_by,
         .suits = makes_columns,
         .draw = board_part_ui},
        {.kind = LayoutKind::calendar,
         .key = "calendar",
         .icon = Icon::calendar,
         .label = words::layout_calendar,
         .option = "day",
         .option_label = words::days_by,
         .suits = is_a_day,
         .draw = calendar_part_ui},
        {.kind = LayoutKind::chart,
         .key = "chart",
         .icon = Icon::chart,
         .label = words::layout_chart,
         .draw = chart_part_ui},
    };
    return all;
}

std::vector<FieldIx> fields_for(const ListLayout& layout, const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    if (!layout.suits) return fields;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (layout.suits(schema.field(entity, ix))) fields.push_back(ix);
    sort_few_by(fields, [&](FieldIx ix) { // what is typed before what the system notes
        const FieldDef& field = schema.field(entity, ix);
        return (field.read_only ? 2000 : 0) + (field.list_order ? field.list_order : 1000);
    });
    return fields;
}

bool is_possible(const ListLayout& layout, const Schema& schema, EntityIx entity) {
    return !layout.suits || !fields_for(layout, schema, entity).empty();
}

const ListLayout& layout_of(const ListState& state, const Schema& schema, EntityIx entity) {
    for (const ListLayout& layout : list_layouts())
        if (layout.key == state.layout && is_possible(layout, schema, entity)) return layout;
    return list_layouts().front();
}

FieldIx chosen_field(const ListLayout& layout, const ListState& state, const Schema& schema, EntityIx entity) {
    const std::vector<FieldIx> fields = fields_for(layout, schema, entity);
    const auto kept = state.options.find(std::string(layout.option));
    for (const FieldIx ix : fields)
        if (kept != state.options.end() && schema.field(entity, ix).key == kept->second) return ix;
    return fields.empty() ? no_field : fields.front();
}

} // namespace crm
