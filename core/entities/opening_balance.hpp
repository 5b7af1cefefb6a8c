// What a customer owed, or was owed, when the firm began with Wasl: an entry of his account (core/sales/ledger.hpp)
// that is no sale, so that nothing counts it among what was sold.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto opening_balance_fields = with_system_fields({
    {.key = "date",
     .label = {"التاريخ", "Date"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 2,
     .import_names = "date|as of|opening date|التاريخ|بتاريخ|تاريخ الرصيد"},
    {.key = "person",
     .label = {"الشخص", "Person"},
     .type = FieldType::reference,
     .target = "person",
     .section = "main",
     .list_order = 3,
     .import_names = "customer|customer id|customer name|person|client|العميل|رقم العميل|اسم العميل"},
    {.key = "company",
     .label = {"الشركة", "Company"},
     .type = FieldType::reference,
     .target = "company",
     .section = "main",
     .list_order = 4,
     .import_names = "company|الشركة"},
    {.key = "amount",
     .label = {"المبلغ", "Amount"},
     .help = {"ما عليه؛ وبالسالب ما له", "What he owes; below zero: what he is owed"},
     .type = FieldType::money,
     .required = true,
     .section = "money",
     .list_order = 5,
     .import_names = "amount|balance|opening balance|owed|المبلغ|الرصيد|رصيد أول المدة|الرصيد الافتتاحي|المستحق"},
    {.key = "due_date",
     .label = {"تاريخ الاستحقاق", "Due date"},
     .help = {"إن تُرك فارغًا فهو مستحق من تاريخه", "Empty: due from its date on"},
     .type = FieldType::date,
     .section = "money",
     .list_order = 6,
     .import_names = "due|due date|تاريخ الاستحقاق|الاستحقاق"},
    {.key = "remarks",
     .label = {"ملاحظات", "Remarks"},
     .type = FieldType::long_text,
     .privacy = Privacy::personal,
     .search_weight = 1,
     .section = "details",
     .import_names = "remarks|notes|ملاحظات|البيان"},
    erased_at_field,
});

inline constexpr EntityDef opening_balance = {.key = "opening_balance",
                                              .label = {"رصيد أول المدة", "Opening balance"},
                                              .plural = {"أرصدة أول المدة", "Opening balances"},
                                              .fields = opening_balance_fields,
                                              .name_field = "date"};
static_assert(problem_in(opening_balance).empty());

} // namespace crm
