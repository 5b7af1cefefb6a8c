// A sales territory: the cities and districts that belong to it and who sells there. Customers, leads and deals carry
// its name; core/commands/territories.hpp writes it.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto territory_fields = with_system_fields({
    {.key = "name",
     .label = {"المنطقة البيعية", "Sales territory"},
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "places",
     .label = {"المدن والأحياء", "Cities and districts"},
     .help = {"الحي قبل المدينة: من عنوانه في حي مذكور فهو لمنطقته", "A district goes before its city"},
     .type = FieldType::term,
     .merge = Merge::all_of,
     .section = "main",
     .list_order = 2},
    {.key = "representatives",
     .label = {"المندوبون", "Representatives"},
     .help = {"العميل الجديد بلا مسؤول لمن لديه أقل العملاء منهم",
              "A new customer without an owner goes to the one of them with the fewest"},
     .type = FieldType::term,
     .merge = Merge::all_of,
     .section = "main",
     .list_order = 3},
});
inline constexpr EntityDef territory = {.key = "territory",
                                        .label = {"منطقة بيعية", "Sales territory"},
                                        .plural = {"المناطق البيعية", "Sales territories"},
                                        .fields = territory_fields,
                                        .name_field = "name",
                                        .listed = false};
static_assert(problem_in(territory).empty());

} // namespace crm
