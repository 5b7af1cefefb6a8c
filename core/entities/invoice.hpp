// Invoices and credit notes. A draft has no number and may be edited; what is issued is a record of its own with a
// number that has no hole before it, and is never changed again (core/sales/issue.hpp). What has been paid of it, and
// whether it is overdue, is computed from the payments (core/sales/invoice_standing.hpp).
#pragma once
#include "core/entities/document.hpp"

namespace crm {

inline constexpr ChoiceDef invoice_states[] = {
    {"draft", {"مسودة", "Draft"}},
    {"issued", {"صدرت", "Issued"}, Tone::info},
};
inline constexpr ChoiceDef invoice_kinds[] = {
    {"invoice", {"فاتورة", "Invoice"}, Tone::info},
    {"credit_note", {"إشعار دائن", "Credit note"}, Tone::warning},
};

inline constexpr auto invoice_fields = with_system_fields({
    {.key = "number",
     .label = {"رقم الفاتورة", "Invoice number"},
     .read_only = true,
     .search_weight = 6,
     .section = "main",
     .list_order = 1},
    {.key = "kind",
     .label = {"النوع", "Kind"},
     .type = FieldType::choice,
     .choices = invoice_kinds,
     .read_only = true,
     .section = "main",
     .list_order = 8},
    {.key = "date",
     .label = {"التاريخ", "Date"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 2},
    document_rows::person,
    document_rows::company,
    {.key = "payment_days",
     .label = {"تُسدد خلال (يوم)", "To be paid within (days)"},
     .type = FieldType::integer,
     .min = 0,
     .max = 3650,
     .section = "main"},
    {.key = "due_date",
     .label = {"تاريخ الاستحقاق", "Due date"},
     .help = {"إن تُرك فارغًا حُسب من الأيام عند الإصدار", "Empty: counted from the days when it is issued"},
     .type = FieldType::date,
     .section = "main",
     .list_order = 7},
    {.key = "state",
     .label = {"الحالة", "State"},
     .type = FieldType::choice,
     .choices = invoice_states,
     .read_only = true,
     .section = "main",
     .list_order = 4},
    document_rows::total,
    document_rows::tax,
    document_rows::discount_percent,
    document_rows::discount,
    document_rows::prices_include_tax,
    {.key = "order",
     .label = {"الطلب", "Order"},
     .type = FieldType::reference,
     .target = "order",
     .section = "details"},
    document_rows::deal,
    document_rows::terms,
    document_rows::agent,
    document_rows::second_agent,
    document_rows::second_share,
    document_rows::remarks,
    {.key = "credits",
     .label = {"يصحّح الفاتورة", "Corrects"},
     .type = FieldType::reference,
     .target = "invoice",
     .read_only = true,
     .section = "details"},
    {.key = "issued_at",
     .label = {"صدرت في", "Issued on"},
     .type = FieldType::moment,
     .read_only = true,
     .section = "details"},
    // "INV-2026" and 7: the number in its parts, by which the next one is found.
    {.key = "series", .label = {"السلسلة", "Series"}, .read_only = true, .hidden = true, .section = "system"},
    {.key = "sequence",
     .label = {"الترتيب في السلسلة", "Place in the series"},
     .type = FieldType::integer,
     .read_only = true,
     .hidden = true,
     .section = "system"},
    document_rows::approval,
    document_rows::approval_asked_by,
    document_rows::approval_by,
    document_rows::approval_at,
    document_rows::approval_note,
    document_rows::approval_of,
    erased_at_field,
});

inline constexpr EntityDef invoice = {.key = "invoice",
                                      .label = {"فاتورة", "Invoice"},
                                      .plural = {"الفواتير", "Invoices"},
                                      .fields = invoice_fields,
                                      .name_field = "number"};
static_assert(problem_in(invoice).empty());

inline constexpr auto invoice_line_fields = with_system_fields({
    document_rows::parent("invoice", {"الفاتورة", "Invoice"}),
    document_rows::product,
    document_rows::description,
    document_rows::quantity,
    document_rows::unit,
    document_rows::price,
    document_rows::line_discount_percent,
    document_rows::line_discount,
    document_rows::tax_rate,
    document_rows::tax_kind,
    document_rows::made_from("order_line", "order_line", {"سطر الطلب", "Order line"}),
    document_rows::made_from("credits_line", "invoice_line", {"سطر الفاتورة المصحّحة", "Corrected line"}),
});

inline constexpr EntityDef invoice_line = {.key = "invoice_line",
                                           .label = {"سطر فاتورة", "Invoice line"},
                                           .plural = {"سطور الفاتورة", "Invoice lines"},
                                           .fields = invoice_line_fields,
                                           .name_field = "description",
                                           .listed = false};
static_assert(problem_in(invoice_line).empty());

} // namespace crm
