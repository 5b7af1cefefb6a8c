// Price lists: what products cost those whom a list is for, on its days, from how many on. Which of them a line of a
// quote or an order takes is said in one place, core/sales/price_of.hpp.
#pragma once
#include "core/entities/document.hpp"

namespace crm {

inline constexpr auto price_list_fields = with_system_fields({
    {.key = "name",
     .label = {"القائمة", "Price list"},
     .required = true,
     .search_weight = 6,
     .section = "main",
     .list_order = 1,
     .import_names = "name|price list|القائمة|قائمة الأسعار"},
    {.key = "tag",
     .label = {"لعملاء هذا الوسم", "For customers tagged"},
     .help = {"فارغ: لكل العملاء", "Empty: for everybody"},
     .type = FieldType::reference,
     .target = "tag",
     .section = "main",
     .list_order = 2},
    {.key = "from", .label = {"من", "From"}, .type = FieldType::date, .section = "main", .list_order = 3},
    {.key = "until",
     .label = {"إلى", "Until"},
     .help = {"آخر يوم تسري فيه؛ فارغ: بلا نهاية", "Its last day; empty: without an end"},
     .type = FieldType::date,
     .section = "main",
     .list_order = 4},
    {.key = "is_retired", .label = {"موقوف", "Retired"}, .type = FieldType::yes_no, .section = "main"},
    {.key = "remarks", .label = {"ملاحظات", "Remarks"}, .type = FieldType::long_text, .section = "main"},
});
inline constexpr EntityDef price_list = {.key = "price_list",
                                         .label = {"قائمة أسعار", "Price list"},
                                         .plural = {"قوائم الأسعار", "Price lists"},
                                         .fields = price_list_fields,
                                         .name_field = "name"};
static_assert(problem_in(price_list).empty());

inline constexpr auto price_fields = with_system_fields({
    {.key = "product",
     .label = {"المنتج", "Product"},
     .type = FieldType::reference,
     .target = "product",
     .required = true,
     .section = "main",
     .list_order = 1,
     .import_names = "product|product name|item|code|sku|المنتج|الصنف|اسم المنتج|رمز المنتج"},
    {.key = "from_quantity",
     .label = {"من كمية", "From quantity"},
     .help = {"فارغ: من أي كمية", "Empty: from any quantity"},
     .type = FieldType::decimal,
     .min = 0,
     .section = "main",
     .list_order = 2,
     .import_names = "from quantity|minimum quantity|quantity from|من كمية|أقل كمية|الكمية من"},
    {.key = "price",
     .label = {"السعر", "Price"},
     .type = FieldType::money,
     .min = 0,
     .required = true,
     .section = "main",
     .list_order = 3,
     .import_names = "price|unit price|السعر|سعر البيع"},
    {.key = "price_list",
     .label = {"القائمة", "Price list"},
     .type = FieldType::reference,
     .target = "price_list",
     .required = true,
     .section = "main",
     .list_order = 4,
     .import_names = "price list|list|قائمة الأسعار|القائمة"},
    {.key = "note", .label = {"ملاحظة", "Note"}, .section = "main"},
});
inline constexpr EntityDef price = {.key = "price",
                                    .label = {"سعر", "Price"},
                                    .plural = {"الأسعار", "Prices"},
                                    .fields = price_fields,
                                    .name_field = "note"};
static_assert(problem_in(price).empty());

} // namespace crm
