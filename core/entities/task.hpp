// A task: something somebody of the team has promised to do, by a day, mostly for a customer.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef task_kinds[] = {
    {"call", {"مكالمة", "Call"}, Tone::info},           {"message", {"رسالة", "Message"}, Tone::success},
    {"visit", {"زيارة", "Visit"}, Tone::accent},        {"meeting", {"اجتماع", "Meeting"}, Tone::accent},
    {"delivery", {"توصيل", "Delivery"}, Tone::warning}, {"other", {"أخرى", "Other"}},
};

inline constexpr ChoiceDef priorities[] = {
    {"low", {"منخفضة", "Low"}}, {"normal", {"عادية", "Normal"}, Tone::info}, {"high", {"عالية", "High"}, Tone::danger}};

inline constexpr auto task_fields = with_system_fields({
    {.key = "title",
     .label = {"المهمة", "Task"},
     .required = true,
     .privacy = Privacy::personal,
     .search_weight = 6,
     .section = "main",
     .list_order = 1,
     .import_names = "task|title|subject|المهمة|العنوان"},
    {.key = "due",
     .label = {"الاستحقاق", "Due"},
     .type = FieldType::date,
     .section = "main",
     .list_order = 2,
     .import_names = "due|due date|date|الاستحقاق|التاريخ"},
    {.key = "kind",
     .label = {"النوع", "Kind"},
     .type = FieldType::choice,
     .choices = task_kinds,
     .section = "main",
     .list_order = 4,
     .import_names = "kind|type|النوع"},
    {.key = "person",
     .label = {"الشخص", "Person"},
     .type = FieldType::reference,
     .target = "person",
     .section = "main",
     .list_order = 3,
     .import_names = "person|customer|العميل"},
    {.key = "company",
     .label = {"الشركة", "Company"},
     .type = FieldType::reference,
     .target = "company",
     .section = "main",
     .import_names = "company|الشركة"},
    {.key = "deal", .label = {"الصفقة", "Deal"}, .type = FieldType::reference, .target = "deal", .section = "details"},
    {.key = "priority",
     .label = {"الأولوية", "Priority"},
     .type = FieldType::choice,
     .choices = priorities,
     .section = "main",
     .list_order = 5,
     .import_names = "priority|الأولوية"},
    {.key = "done_at",
     .label = {"أُنجزت في", "Done on"},
     .type = FieldType::moment,
     .read_only = true,
     .section = "main",
     .list_order = 6},
    {.key = "lead",
     .label = {"العميل المحتمل", "Lead"},
     .type = FieldType::reference,
     .target = "lead",
     .section = "details"},
    {.key = "assignee",
     .label = {"المكلّف", "Assignee"},
     .type = FieldType::term,
     .section = "details",
     .import_names = "assignee|assigned to|المكلف|المسؤول"},
    {.key = "details",
     .label = {"التفاصيل", "Details"},
     .type = FieldType::long_text,
     .privacy = Privacy::personal,
     .search_weight = 2,
     .section = "details",
     .import_names = "details|notes|التفاصيل"},
    erased_at_field,
});

inline constexpr EntityDef task = {.key = "task",
                                   .label = {"مهمة", "Task"},
                                   .plural = {"المهام", "Tasks"},
                                   .fields = task_fields,
                                   .name_field = "title"};
static_assert(problem_in(task).empty());

} // namespace crm
