// What a bundle (باقة) is made of: so many of a product. A bundle is sold by its own name and price; its parts leave
// the stock and are named on papers. Parts are no bundles themselves (commands/bundles.hpp).
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto bundle_part_fields = with_system_fields({
    {.key = "bundle",
     .label = {"الباقة", "Bundle"},
     .type = FieldType::reference,
     .target = "product",
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "product",
     .label = {"المنتج", "Product"},
     .type = FieldType::reference,
     .target = "product",
     .required = true,
     .section = "main",
     .list_order = 2},
    {.key = "quantity",
     .label = {"الكمية", "Quantity"},
     .help = {"في الباقة الواحدة", "In one bundle"},
     .type = FieldType::decimal,
     .min = 1,
     .required = true,
     .section = "main",
     .list_order = 3},
    {.key = "note", .label = {"ملاحظة", "Note"}, .section = "main"},
});
inline constexpr EntityDef bundle_part = {.key = "bundle_part",
                                          .label = {"جزء من باقة", "Part of a bundle"},
                                          .plural = {"أجزاء الباقات", "Parts of bundles"},
                                          .fields = bundle_part_fields,
                                          .name_field = "note"};
static_assert(problem_in(bundle_part).empty());

} // namespace crm
