// Workflow rules: when a record of some kind is added or changed, and what it holds fulfils some conditions, then a
// field is set, it is given to somebody, a task is made. core/commands/workflows.hpp follows them; a run is the record
// of what one of them did to one record, or why it could not.
#pragma once
#include "core/entities/task.hpp"

namespace crm {

inline constexpr ChoiceDef workflow_events[] = {
    {"added", {"عند الإضافة", "When it is added"}, Tone::info},
    {"changed", {"عندما يتغير فيحقق الشروط", "When a change makes it fulfil the conditions"}, Tone::accent},
    {"either", {"عند الإضافة أو التغيير", "When it is added or changed"}, Tone::success},
};

// `entity`: the key of a kind of record; `filter`: conditions as lists write them (queries/filter.hpp); `set_value`:
// what `set_field` is set to, as a form takes it typed, a choice and a record by key and id.
inline constexpr auto workflow_fields = with_system_fields({
    {.key = "name", .label = {"القاعدة", "Rule"}, .required = true, .section = "main", .list_order = 1},
    {.key = "entity", .label = {"نوع السجل", "Kind of record"}, .required = true, .section = "main", .list_order = 2},
    {.key = "event",
     .label = {"الحدث", "Event"},
     .type = FieldType::choice,
     .choices = workflow_events,
     .required = true,
     .section = "main",
     .list_order = 3},
    {.key = "filter", .label = {"الشروط", "Conditions"}, .type = FieldType::long_text, .section = "main"},
    {.key = "is_off", .label = {"موقوفة", "Off"}, .type = FieldType::yes_no, .section = "main", .list_order = 4},
    {.key = "owner", .label = {"إسناد إلى", "Assign to"}, .type = FieldType::term, .section = "details"},
    {.key = "set_field", .label = {"الحقل", "Field"}, .section = "details"},
    {.key = "set_value", .label = {"القيمة", "Value"}, .length_max = 400, .section = "details"},
    {.key = "task_title",
     .label = {"المهمة", "Task"},
     .help = {"يُضاف إليها اسم السجل", "The record's name is added to it"},
     .section = "details"},
    {.key = "task_days",
     .label = {"خلال (يوم)", "Within (days)"},
     .help = {"0: في اليوم نفسه", "0: on the same day"},
     .type = FieldType::integer,
     .min = 0,
     .max = 365,
     .section = "details"},
    {.key = "task_kind",
     .label = {"نوع المهمة", "Kind of task"},
     .type = FieldType::choice,
     .choices = task_kinds,
     .section = "details"},
    {.key = "task_assignee",
     .label = {"المكلّف", "Assignee"},
     .help = {"فارغ: المسؤول عن السجل", "Empty: the record's owner"},
     .type = FieldType::term,
     .section = "details"},
});
inline constexpr EntityDef workflow = {.key = "workflow",
                                       .label = {"قاعدة تلقائية", "Workflow rule"},
                                       .plural = {"القواعد التلقائية", "Workflow rules"},
                                       .fields = workflow_fields,
                                       .name_field = "name",
                                       .listed = false};
static_assert(problem_in(workflow).empty());

// `record`: the id of the record it ran for, as text; `reason`: the name of why it could not (record/reason_names.hpp).
inline constexpr auto workflow_run_fields = with_system_fields({
    {.key = "workflow",
     .label = {"القاعدة", "Rule"},
     .type = FieldType::reference,
     .target = "workflow",
     .read_only = true,
     .section = "main",
     .list_order = 1},
    {.key = "record", .label = {"السجل", "Record"}, .read_only = true, .section = "main", .list_order = 2},
    {.key = "reason", .label = {"لماذا لم تُنفَّذ", "Why it could not"}, .read_only = true, .section = "main"},
});
inline constexpr EntityDef workflow_run = {.key = "workflow_run",
                                           .label = {"تنفيذ قاعدة", "Run of a rule"},
                                           .plural = {"سجل التنفيذ", "Run log"},
                                           .fields = workflow_run_fields,
                                           .name_field = "record",
                                           .listed = false};
static_assert(problem_in(workflow_run).empty());

} // namespace crm
