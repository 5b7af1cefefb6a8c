// An order and its lines. The total is a cell of the order: typed or imported where there are no lines, else kept equal to
// their sum by the command that saves them (commands/save_order.hpp).
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef order_states[] = {
    {"draft", {"مسودة", "Draft"}},
    {"confirmed", {"مؤكد", "Confirmed"}, Tone::info},
    {"delivered", {"تم التسليم", "Delivered"}, Tone::success},
    {"cancelled", {"ملغى", "Cancelled"}, Tone::danger},
};

inline constexpr auto order_fields = with_system_fields({
    {.key = "number", .label = {"رقم الطلب", "Order number"}, .duplicate_weight = 9, .search_weight = 6, .section = "main", .list_order = 1,
     .import_names = "order|order number|order id|invoice|number|id|رقم الطلب|رقم الفاتورة"},
    {.key = "date", .label = {"التاريخ", "Date"}, .type = FieldType::date, .required = true, .section = "main", .list_order = 2,
     .import_names = "date|order date|order_date|day|التاريخ|تاريخ الطلب"},
    {.key = "person", .label = {"الشخص", "Person"}, .type = FieldType::reference, .target = "person", .section = "main", .list_order = 3,
     .import_names = "customer|customer id|customer_id|cust|masterid|person|client|العميل|رقم العميل"},
    {.key = "company", .label = {"الشركة", "Company"}, .type = FieldType::reference, .target = "company", .section = "main",
     .list_order = 6, .import_names = "company|الشركة"},
    {.key = "state", .label = {"الحالة", "State"}, .type = FieldType::choice, .choices = order_states, .section = "main", .list_order = 4,
     .import_names = "status|state|الحالة"},
    {.key = "total", .label = {"الإجمالي", "Total"}, .type = FieldType::money, .section = "money", .list_order = 5,
     .import_names = "total|amount|sales|revenue|value|المبلغ|الإجمالي|القيمة"},
    {.key = "discount", .label = {"الخصم", "Discount"}, .type = FieldType::money, .min = 0, .section = "money",
     .import_names = "discount|الخصم"},
    {.key = "channel", .label = {"ورد عبر", "Came by"}, .type = FieldType::choice, .choices = channels, .section = "details"},
    {.key = "delivery_date", .label = {"تاريخ التسليم", "Delivery date"}, .type = FieldType::date, .section = "details",
     .import_names = "delivery date|تاريخ التسليم"},
    {.key = "agent", .label = {"البائع", "Seller"}, .type = FieldType::term, .section = "details", .import_names = "seller|agent|البائع|المندوب"},
    {.key = "remarks", .label = {"ملاحظات", "Remarks"}, .type = FieldType::long_text, .search_weight = 1, .section = "details",
     .import_names = "remarks|notes|ملاحظات"},
});

inline constexpr EntityDef order = {
    .key = "order", .label = {"طلب", "Order"}, .plural = {"الطلبات", "Orders"}, .fields = order_fields, .name_field = "number"};
static_assert(problem_in(order).empty());

inline constexpr auto order_line_fields = with_system_fields({
    {.key = "order", .label = {"الطلب", "Order"}, .type = FieldType::reference, .target = "order", .required = true, .section = "main"},
    {.key = "product", .label = {"المنتج", "Product"}, .type = FieldType::reference, .target = "product", .section = "main", .list_order = 1,
     .import_names = "product|item|المنتج|الصنف"},
    {.key = "description", .label = {"البيان", "Description"}, .section = "main", .list_order = 2},
    {.key = "quantity", .label = {"الكمية", "Quantity"}, .type = FieldType::decimal, .min = 0, .section = "main", .list_order = 3,
     .import_names = "quantity|qty|cds|units|الكمية"},
    {.key = "price", .label = {"سعر الوحدة", "Unit price"}, .type = FieldType::money, .section = "main", .list_order = 4,
     .import_names = "price|unit price|السعر"},
    {.key = "discount", .label = {"الخصم", "Discount"}, .type = FieldType::money, .min = 0, .section = "main"},
});

inline constexpr EntityDef order_line = {.key = "order_line", .label = {"سطر طلب", "Order line"}, .plural = {"سطور الطلب", "Order lines"},
                                         .fields = order_line_fields, .name_field = "description", .listed = false};
static_assert(problem_in(order_line).empty());

} // namespace crm
