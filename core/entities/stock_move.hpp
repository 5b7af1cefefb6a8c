// What comes into the stock and goes out of it otherwise than by a sale. What is on hand follows from these, from the
// orders that were delivered and from what was sold at the counter (core/store/stock_fields.hpp).
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef stock_moves[] = {
    {"counted", {"جرد: هذا هو الموجود", "Counted: this is all there is"}, Tone::info},
    {"received", {"وارد", "Received"}, Tone::success},
    {"returned", {"مرتجع من عميل", "Returned by a customer"}, Tone::success},
    {"out", {"صرف آخر (تالف، استعمال)", "Other out (damaged, used)"}, Tone::warning},
};

inline constexpr auto stock_move_fields = with_system_fields({
    {.key = "product",
     .label = {"المنتج", "Product"},
     .type = FieldType::reference,
     .target = "product",
     .required = true,
     .section = "main",
     .list_order = 1,
     .import_names = "product|product name|item|code|sku|المنتج|الصنف|اسم المنتج|رمز المنتج"},
    {.key = "kind",
     .label = {"الحركة", "Movement"},
     .help = {"فارغة: جرد", "Empty: counted"},
     .type = FieldType::choice,
     .choices = stock_moves,
     .section = "main",
     .list_order = 2,
     .import_names = "kind|movement|type|الحركة|نوع الحركة"},
    {.key = "quantity",
     .label = {"الكمية", "Quantity"},
     .type = FieldType::decimal,
     .min = 0,
     .required = true,
     .section = "main",
     .list_order = 3,
     .import_names = "quantity|qty|stock|on hand|count|balance|الكمية|المخزون|الرصيد|العدد"},
    {.key = "date",
     .label = {"التاريخ", "Date"},
     .type = FieldType::date,
     .section = "main",
     .list_order = 4,
     .import_names = "date|day|التاريخ|اليوم"},
    {.key = "note",
     .label = {"ملاحظة", "Note"},
     .section = "main",
     .list_order = 5,
     .import_names = "note|reference|supplier|ملاحظة|المرجع|المورد"},
    {.key = "before",
     .label = {"الموجود قبل الجرد", "On hand before the count"},
     .type = FieldType::decimal,
     .read_only = true,
     .section = "system"},
});
inline constexpr EntityDef stock_move = {.key = "stock_move",
                                         .label = {"حركة مخزون", "Stock movement"},
                                         .plural = {"حركات المخزون", "Stock movements"},
                                         .fields = stock_move_fields,
                                         .name_field = "note"};
static_assert(problem_in(stock_move).empty());

} // namespace crm
