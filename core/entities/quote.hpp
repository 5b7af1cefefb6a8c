// A quote: what is offered to a customer, at which prices, until when. A revised quote is a new record that names the
// one before it. That a quote has expired follows from its day and is kept nowhere.
#pragma once
#include "core/entities/document.hpp"

namespace crm {

inline constexpr ChoiceDef quote_states[] = {
    {"draft", {"مسودة", "Draft"}},
    {"sent", {"أُرسل", "Sent"}, Tone::info},
    {"accepted", {"قُبل", "Accepted"}, Tone::success},
    {"declined", {"رُفض", "Declined"}, Tone::danger},
    {"replaced", {"حل محله إصدار أحدث", "Replaced by a newer version"}},
};

inline constexpr auto quote_fields = with_system_fields({
    {.key = "number", .label = {"رقم العرض", "Quote number"}, .search_weight = 6, .section = "main", .list_order = 1},
    {.key = "date",
     .label = {"التاريخ", "Date"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 2},
    document_rows::person,
    document_rows::company,
    {.key = "valid_until",
     .label = {"سارٍ حتى", "Valid until"},
     .type = FieldType::date,
     .section = "main",
     .list_order = 7},
    {.key = "state",
     .label = {"الحالة", "State"},
     .type = FieldType::choice,
     .choices = quote_states,
     .section = "main",
     .list_order = 4},
    document_rows::total,
    document_rows::tax,
    document_rows::discount_percent,
    document_rows::discount,
    document_rows::prices_include_tax,
    document_rows::deal,
    document_rows::terms,
    document_rows::agent,
    document_rows::second_agent,
    document_rows::second_share,
    document_rows::remarks,
    {.key = "version",
     .label = {"الإصدار", "Version"},
     .type = FieldType::integer,
     .read_only = true,
     .section = "details"},
    {.key = "revises",
     .label = {"يعدّل العرض", "Revises"},
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

inline constexpr EntityDef quote = {.key = "quote",
                                    .label = {"عرض سعر", "Quote"},
                                    .plural = {"عروض الأسعار", "Quotes"},
                                    .fields = quote_fields,
                                    .name_field = "number"};
static_assert(problem_in(quote).empty());

inline constexpr auto quote_line_fields = with_system_fields({
    document_rows::parent("quote", {"عرض السعر", "Quote"}),
    document_rows::product,
    document_rows::description,
    document_rows::quantity,
    document_rows::unit,
    document_rows::price,
    document_rows::line_discount_percent,
    document_rows::line_discount,
    document_rows::tax_rate,
    document_rows::tax_kind,
});

inline constexpr EntityDef quote_line = {.key = "quote_line",
                                         .label = {"سطر عرض سعر", "Quote line"},
                                         .plural = {"سطور عرض السعر", "Quote lines"},
                                         .fields = quote_line_fields,
                                         .name_field = "description",
                                         .listed = false};
static_assert(problem_in(quote_line).empty());

} // namespace crm
