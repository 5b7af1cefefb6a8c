// A saved view: a way of looking at one list, under a name, for the whole firm: layout, order, conditions and columns
// as the list's address says them. Views that are one person's own are kept by the device instead.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto saved_view_fields = with_system_fields({
    {.key = "name", .label = {"الاسم", "Name"}, .length_max = 80, .required = true, .section = "main", .list_order = 1},
    {.key = "list",
     .label = {"القائمة", "List"},
     .required = true,
     .merge = Merge::immutable,
     .section = "main",
     .list_order = 2},
    {.key = "query", .label = {"ما يُعرض", "What it shows"}, .type = FieldType::long_text, .section = "main"},
});
inline constexpr EntityDef saved_view = {.key = "view",
                                         .label = {"عرض محفوظ", "Saved view"},
                                         .plural = {"العروض المحفوظة", "Saved views"},
                                         .fields = saved_view_fields,
                                         .name_field = "name",
                                         .listed = false};
static_assert(problem_in(saved_view).empty());

} // namespace crm
