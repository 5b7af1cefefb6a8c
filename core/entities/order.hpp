// An order and its lines. The total is a cell of the order: typed or imported where there are no lines, else kept equal
// to their sum by the command that saves them (core/sales/save_document.hpp).
#pragma once
#include "core/entities/document.hpp"

namespace crm {

inline constexpr ChoiceDef order_states[] = {
    {"draft", {"مسودة", "Draft"}},
    {"confirmed", {"مؤكد", "Confirmed"}, Tone::info},
    {"delivered", {"تم التسليم", "Delivered"}, Tone::success},
    {"cancelled", {"ملغى", "Cancelled"}, Tone::danger},
};

inline constexpr auto order_fields = with_system_fields({
    {.key = "number",
     .label = {"رقم الطلب", "Order number"},
     .duplicate_weight = 9,
     .search_weight = 6,
     .section = "main",
     .list_order = 1,
     .import_names = "order|order number|order id|invoice|number|id|رقم الطلب|رقم الفاتورة"},
    {.key = "date",
     .label = {"التاريخ", "Date"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 2,
     .import_names = "date|order date|order_date|day|invoice date|التاريخ|تاريخ الطلب|تاريخ الفاتورة"},
    document_rows::person,
    document_rows::company,
    {.key = "state",
     .label = {"الحالة", "State"},
     .type = FieldType::choice,
     .choices = order_states,
     .section = "main",
     .list_order = 4,
     .import_names = "status|state|الحالة"},
    {.key = "total",
     .label = {"الإجمالي", "Total"},
     .type = FieldType::money,
     .section = "money",
     .list_order = 5,
     .import_names = "total|amount|sales|revenue|value|المبلغ|الإجمالي|القيمة|المجموع|إجمالي الفاتورة"},
    document_rows::tax,
    document_rows::discount_percent,
    document_rows::discount,
    document_rows::prices_include_tax,
    {.key = "channel",
     .label = {"ورد عبر", "Came by"},
     .type = FieldType::choice,
     .choices = channels,
     .section = "details"},
    {.key = "delivery_date",
     .label = {"تاريخ التسليم", "Delivery date"},
     .type = FieldType::date,
     .section = "details",
     .import_names = "delivery date|تاريخ التسليم"},
    document_rows::agent,
    document_rows::second_agent,
    document_rows::second_share,
    document_rows::deal,
    document_rows::remarks, // before the terms: what a sheet leaves over goes to the first long text
    document_rows::terms,
    {.key = "quote",
     .label = {"من عرض السعر", "From quote"},
     .type = FieldType::reference,
     .target = "quote",
     .read_only = true,
     .section = "details"},
    document_rows::approval,
    document_rows::approval_asked_by,
    document_rows::approval_by,
    document_rows::approval_at,
    document_rows::approval_note,
    document_rows::approval_of,
    erased_at_field,
});

inline constexpr EntityDef order = {.key = "order",
                                    .label = {"طلب", "Order"},
                                    .plural = {"الطلبات", "Orders"},
                                    .fields = order_fields,
                                    .name_field = "number"};
static_assert(problem_in(order).empty());

inline constexpr auto order_line_fields = with_system_fields({
    document_rows::parent("order", {"الطلب", "Order"}),
    document_rows::product,
    document_rows::description,
    document_rows::quantity,
    document_rows::unit,
    document_rows::price,
    document_rows::line_discount_percent,
    document_rows::line_discount,
    document_rows::tax_rate,
    document_rows::tax_kind,
    document_rows::made_from("quote_line", "quote_line", {"سطر عرض السعر", "Quote line"}),
});

inline constexpr EntityDef order_line = {.key = "order_line",
                                         .label = {"سطر طلب", "Order line"},
                                         .plural = {"سطور الطلب", "Order lines"},
                                         .fields = order_line_fields,
                                         .name_field = "description",
                                         .listed = false};
static_assert(problem_in(order_line).empty());

} // namespace crm
