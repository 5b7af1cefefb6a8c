// A note on a customer or an order.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto note_fields = with_system_fields({
    {.key = "text",
     .label = {"الملاحظة", "Note"},
     .type = FieldType::long_text,
     .required = true,
     .privacy = Privacy::personal,
     .search_weight = 3,
     .section = "main",
     .list_order = 1,
     .import_names = "note|text|الملاحظة"},
    {.key = "person",
     .label = {"الشخص", "Person"},
     .type = FieldType::reference,
     .target = "person",
     .section = "main",
     .list_order = 2,
     .import_names = "person|customer|العميل"},
    {.key = "company",
     .label = {"الشركة", "Company"},
     .type = FieldType::reference,
     .target = "company",
     .section = "main",
     .list_order = 3,
     .import_names = "company|الشركة"},
    {.key = "lead",
     .label = {"العميل المحتمل", "Lead"},
     .type = FieldType::reference,
     .target = "lead",
     .section = "main"},
    {.key = "is_pinned", .label = {"مثبّتة", "Pinned"}, .type = FieldType::yes_no, .section = "main"},
    {.key = "author", .label = {"كتبها", "By"}, .type = FieldType::term, .section = "main", .list_order = 4},
    erased_at_field,
});

inline constexpr EntityDef note = {.key = "note",
                                   .label = {"ملاحظة", "Note"},
                                   .plural = {"الملاحظات", "Notes"},
                                   .fields = note_fields,
                                   .name_field = "text"};
static_assert(problem_in(note).empty());

} // namespace crm
