// A rule by which new leads are given to somebody: which leads it is about (of these cities, territories, sources;
// nothing said: all), who gets them and in what way, and what is to be done first. core/commands/assign_leads.hpp
// follows it.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef assignment_ways[] = {
    {"turn", {"بالدور", "In turn"}, Tone::info},
    {"load", {"لمن لديه الأقل مفتوحًا", "Who has the fewest open"}, Tone::accent},
};

inline constexpr auto assignment_rule_fields = with_system_fields({
    {.key = "name", .label = {"القاعدة", "Rule"}, .required = true, .section = "main", .list_order = 1},
    {.key = "owners",
     .label = {"تُسند إلى", "Assign to"},
     .help = {"واحد من فريقنا أو أكثر", "One of our team, or several"},
     .type = FieldType::term,
     .required = true,
     .merge = Merge::all_of,
     .section = "main",
     .list_order = 2},
    {.key = "way",
     .label = {"كيف يُختار", "Who is next"},
     .type = FieldType::choice,
     .choices = assignment_ways,
     .required = true,
     .section = "main",
     .list_order = 3},
    {.key = "cities",
     .label = {"في المدن", "In the cities"},
     .help = {"فارغ: كل المدن", "Empty: every city"},
     .type = FieldType::term,
     .merge = Merge::all_of,
     .section = "details"},
    {.key = "territories",
     .label = {"في المناطق البيعية", "In the sales territories"},
     .help = {"فارغ: كل المناطق", "Empty: every territory"},
     .type = FieldType::term,
     .merge = Merge::all_of,
     .section = "details"},
    {.key = "sources",
     .label = {"من المصادر", "From the sources"},
     .help = {"فارغ: كل المصادر", "Empty: every source"},
     .type = FieldType::term,
     .merge = Merge::all_of,
     .section = "details"},
    {.key = "first_task",
     .label = {"المهمة الأولى", "First task"},
     .help = {"مثل: اتصال أول. فارغ: لا مهمة", "Such as: First call. Empty: no task"},
     .section = "details"},
    {.key = "task_days",
     .label = {"خلال (يوم)", "Within (days)"},
     .help = {"0: في اليوم نفسه", "0: on the same day"},
     .type = FieldType::integer,
     .min = 0,
     .max = 365,
     .section = "details"},
});
inline constexpr EntityDef assignment_rule = {.key = "assignment_rule",
                                              .label = {"قاعدة إسناد", "Assignment rule"},
                                              .plural = {"قواعد الإسناد", "Assignment rules"},
                                              .fields = assignment_rule_fields,
                                              .name_field = "name",
                                              .listed = false};
static_assert(problem_in(assignment_rule).empty());

} // namespace crm
