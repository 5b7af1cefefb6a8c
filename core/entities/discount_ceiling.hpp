// How much discount may be given without asking: a rule for all, or for what a product, a customer and a seller are.
// The rule that counts for a line: core/sales/ceilings.hpp.
#pragma once
#include "core/entities/document.hpp"
#include "core/entities/team.hpp"

namespace crm {

inline constexpr auto discount_ceiling_fields = with_system_fields({
    {.key = "percent",
     .label = {"أعلى خصم ٪", "Highest discount %"},
     .help = {"خصم السطر ونصيبه من الخصم على الكل معًا", "A line's own discount and its part of the discount on all"},
     .type = FieldType::decimal,
     .min = 0,
     .max = document_rows::percent_max,
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "category",
     .label = {"فئة المنتج", "Product category"},
     .help = {"إن تُركت فارغة فلكل الفئات", "Empty means every category"},
     .type = FieldType::term,
     .section = "main",
     .list_order = 2},
    {.key = "product",
     .label = {"المنتج", "Product"},
     .help = {"إن تُرك فارغًا فلكل المنتجات", "Empty means every product"},
     .type = FieldType::reference,
     .target = "product",
     .section = "main",
     .list_order = 5},
    {.key = "tag",
     .label = {"لعملاء هذا الوسم", "For customers tagged"},
     .help = {"فارغ: لكل العملاء", "Empty: for everybody"},
     .type = FieldType::reference,
     .target = "tag",
     .section = "main",
     .list_order = 6},
    {.key = "stage",
     .label = {"مرحلة العميل", "Customer's stage"},
     .help = {"إن تُركت فارغة فلكل العملاء", "Empty means every customer"},
     .type = FieldType::choice,
     .choices = customer_stages,
     .section = "main",
     .list_order = 3},
    {.key = "seller",
     .label = {"البائع", "Seller"},
     .help = {"إن تُرك فارغًا فلكل البائعين", "Empty means every seller"},
     .type = FieldType::term,
     .section = "main",
     .list_order = 4},
    {.key = "role",
     .label = {"دور البائع", "Seller's role"},
     .help = {"كما في قائمة الفريق؛ فارغ: لكل الأدوار", "As the list of the team says; empty: every role"},
     .type = FieldType::choice,
     .choices = team_roles,
     .section = "main",
     .list_order = 7},
});
inline constexpr EntityDef discount_ceiling = {.key = "discount_ceiling",
                                               .label = {"سقف خصم", "Discount ceiling"},
                                               .plural = {"سقوف الخصم", "Discount ceilings"},
                                               .fields = discount_ceiling_fields,
                                               .name_field = "percent",
                                               .listed = false};
static_assert(problem_in(discount_ceiling).empty());

} // namespace crm
