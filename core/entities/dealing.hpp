// A dealing (interaction): one call, message, visit or meeting with a customer: when, how, who, why, what was said, what was
// asked for, what came of it and what comes next. Read by event and by channel.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef directions[] = {{"in", {"وارد", "Incoming"}, Tone::info}, {"out", {"صادر", "Outgoing"}, Tone::neutral}};

inline constexpr ChoiceDef dealing_reasons[] = {
    {"enquiry", {"استفسار", "Enquiry"}},     {"offer", {"عرض", "Offer"}},         {"order", {"طلب", "Order"}},
    {"follow_up", {"متابعة", "Follow-up"}},  {"complaint", {"شكوى", "Complaint"}, Tone::danger}, {"support", {"دعم فني", "Support"}},
    {"payment", {"سداد", "Payment"}},        {"courtesy", {"تواصل ودّي", "Courtesy"}}, {"other", {"أخرى", "Other"}},
};

inline constexpr ChoiceDef dealing_outcomes[] = {
    {"reached", {"تم التواصل", "Reached"}, Tone::success},   {"no_answer", {"لم يرد", "No answer"}, Tone::warning},
    {"interested", {"مهتم", "Interested"}, Tone::success},   {"not_interested", {"غير مهتم", "Not interested"}, Tone::neutral},
    {"call_later", {"يُعاد التواصل", "Call later"}, Tone::info}, {"agreed", {"تم الاتفاق", "Agreed"}, Tone::success},
    {"solved", {"حُلّت المشكلة", "Solved"}, Tone::success},    {"unsolved", {"لم تُحل", "Not solved"}, Tone::danger},
};

inline constexpr auto dealing_fields = with_system_fields({
    {.key = "channel", .label = {"القناة", "Channel"}, .type = FieldType::choice, .choices = channels, .required = true, .section = "main",
     .list_order = 2, .import_names = "channel|type|القناة|النوع"},
    {.key = "at", .label = {"الوقت", "When"}, .type = FieldType::moment, .required = true, .section = "main", .list_order = 1,
     .import_names = "date|when|at|time|التاريخ|الوقت"},
    {.key = "points", .label = {"ما دار فيه", "What was said"}, .help = {"أهم النقاط التي نوقشت", "The points discussed"},
     .type = FieldType::long_text, .privacy = Privacy::personal, .search_weight = 3, .section = "main", .list_order = 4,
     .import_names = "summary|notes|details|subject|الملخص|التفاصيل|ملاحظات"},
    {.key = "person", .label = {"الشخص", "Person"}, .type = FieldType::reference, .target = "person", .section = "main", .list_order = 3,
     .import_names = "person|customer|contact|name|العميل|الشخص"},
    {.key = "company", .label = {"الشركة", "Company"}, .type = FieldType::reference, .target = "company", .section = "main",
     .import_names = "company|الشركة"},
    {.key = "direction", .label = {"الاتجاه", "Direction"}, .type = FieldType::choice, .choices = directions, .section = "main",
     .import_names = "direction|الاتجاه"},
    {.key = "reason", .label = {"السبب", "Reason"}, .type = FieldType::choice, .choices = dealing_reasons, .section = "main",
     .list_order = 5, .import_names = "reason|السبب"},
    {.key = "outcome", .label = {"النتيجة", "Outcome"}, .type = FieldType::choice, .choices = dealing_outcomes, .section = "main",
     .list_order = 6, .import_names = "outcome|result|النتيجة"},
    {.key = "request", .label = {"ما طلبه العميل", "What the customer asked for"}, .type = FieldType::long_text,
     .privacy = Privacy::personal, .search_weight = 2, .section = "details"},
    {.key = "next_step", .label = {"الخطوة التالية", "Next step"}, .search_weight = 2, .section = "details", .list_order = 7},
    {.key = "next_date", .label = {"موعدها", "Next step's date"}, .type = FieldType::date, .section = "details", .list_order = 8},
    {.key = "is_followed", .label = {"تمت الخطوة التالية", "Next step done"}, .type = FieldType::yes_no, .section = "details"},
    {.key = "minutes", .label = {"المدة بالدقائق", "Minutes"}, .type = FieldType::integer, .min = 0, .max = 1440, .section = "details",
     .import_names = "duration|minutes|المدة"},
    {.key = "agent", .label = {"من فريقنا", "By"}, .type = FieldType::term, .section = "details", .import_names = "agent|user|by|الموظف|المندوب"},
    {.key = "participants", .label = {"الحاضرون", "Participants"}, .type = FieldType::reference, .target = "person",
     .merge = Merge::all_of, .section = "details"},
});

inline constexpr EntityDef dealing = {.key = "dealing", .label = {"تعامل", "Dealing"}, .plural = {"سجل التعاملات", "Dealings"},
                                      .fields = dealing_fields, .name_field = "points"};
static_assert(problem_in(dealing).empty());

} // namespace crm
