// Attendance: somebody came, when, and perhaps when he left. Written at the door (by card, phone or name), or taken
// over from the sheet of another program.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto attendance_fields = with_system_fields({
    {.key = "person",
     .label = {"الشخص", "Person"},
     .type = FieldType::reference,
     .target = "person",
     .required = true,
     .section = "main",
     .list_order = 1,
     .import_names = "person|customer|visitor|member|card|card number|membership|name|العميل|الشخص|الزائر|العضو|"
                     "رقم البطاقة|رقم العضوية|الاسم"},
    {.key = "at",
     .label = {"وقت الحضور", "Came at"},
     .type = FieldType::moment,
     .required = true,
     .section = "main",
     .list_order = 2,
     .import_names = "came at|checked in|check in|check-in|attended at|arrival|وقت الحضور|وقت الدخول|تاريخ الحضور|"
                     "date|time|at|التاريخ|الوقت"},
    {.key = "left_at",
     .label = {"وقت الانصراف", "Left at"},
     .type = FieldType::moment,
     .section = "main",
     .list_order = 3,
     .import_names = "left at|checked out|check out|check-out|departure|وقت الانصراف|وقت الخروج"},
    {.key = "purpose",
     .label = {"الغرض", "Purpose"},
     .help = {"حصة أو جلسة أو مراجعة", "A class, a session, a visit"},
     .type = FieldType::term,
     .search_weight = 2,
     .section = "main",
     .list_order = 4,
     .import_names = "purpose|class|session|service|الغرض|الحصة|الجلسة|الخدمة"},
    {.key = "remarks",
     .label = {"ملاحظات", "Remarks"},
     .type = FieldType::long_text,
     .privacy = Privacy::personal,
     .search_weight = 1,
     .section = "details",
     .import_names = "remarks|notes|ملاحظات"},
    erased_at_field,
});

inline constexpr EntityDef attendance = {.key = "attendance",
                                         .label = {"حضور", "Attendance"},
                                         .plural = {"سجل الحضور", "Attendance log"},
                                         .fields = attendance_fields,
                                         .name_field = "purpose"};
static_assert(problem_in(attendance).empty());

} // namespace crm
