// One part of an invoice that is paid in parts: how much, and by when. Unlike the invoice's own cells they may be
// changed after it is issued: when something is paid is agreed on, what is owed is an entry of the books. How the parts
// and the invoice's total go together is said in core/sales/instalments.hpp.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto instalment_fields = with_system_fields({
    {.key = "invoice",
     .label = {"الفاتورة", "Invoice"},
     .type = FieldType::reference,
     .target = "invoice",
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "due_date",
     .label = {"تاريخ الاستحقاق", "Due date"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 2},
    {.key = "amount",
     .label = {"المبلغ", "Amount"},
     .type = FieldType::money,
     .min = 0,
     .required = true,
     .section = "money",
     .list_order = 3},
});

inline constexpr EntityDef instalment = {.key = "instalment",
                                         .label = {"قسط", "Instalment"},
                                         .plural = {"الأقساط", "Instalments"},
                                         .fields = instalment_fields,
                                         .name_field = "due_date",
                                         .listed = false};
static_assert(problem_in(instalment).empty());

} // namespace crm
