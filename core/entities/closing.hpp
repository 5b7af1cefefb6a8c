// The closing of a day at the counter: what one method of payment should have brought in one currency by the records of
// that moment, what was counted in the drawer, and by whom. A day is several of them, one a method and currency; what
// was expected is kept as it stood, for a later payment of that day must not change what somebody signed.
#pragma once
#include "core/entities/common.hpp"
#include "core/entities/payment.hpp"

namespace crm {

inline constexpr auto closing_fields = with_system_fields({
    {.key = "date",
     .label = {"اليوم", "Day"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "method",
     .label = {"طريقة الدفع", "Method"},
     .type = FieldType::choice,
     .choices = payment_methods,
     .section = "main",
     .list_order = 2},
    {.key = "expected",
     .label = {"المنتظر", "Expected"},
     .help = {"ما قُبض ناقص ما رُدّ", "What was received less what was paid back"},
     .type = FieldType::money,
     .required = true,
     .section = "main",
     .list_order = 3},
    {.key = "counted",
     .label = {"المعدود", "Counted"},
     .type = FieldType::money,
     .required = true,
     .section = "main",
     .list_order = 4},
    {.key = "difference",
     .label = {"الفرق", "Difference"},
     .help = {"بالسالب عجز وبالموجب زيادة", "Below zero: short; above: over"},
     .type = FieldType::money,
     .read_only = true,
     .section = "main",
     .list_order = 5},
    {.key = "closed_by", .label = {"أقفله", "Closed by"}, .type = FieldType::term, .section = "main", .list_order = 6},
    {.key = "remarks",
     .label = {"ملاحظات", "Remarks"},
     .type = FieldType::long_text,
     .privacy = Privacy::personal,
     .search_weight = 1,
     .section = "details"},
});

inline constexpr EntityDef closing = {.key = "closing",
                                      .label = {"إقفال يوم", "Day closing"},
                                      .plural = {"إقفالات الأيام", "Day closings"},
                                      .fields = closing_fields,
                                      .name_field = "date"};
static_assert(problem_in(closing).empty());

} // namespace crm
