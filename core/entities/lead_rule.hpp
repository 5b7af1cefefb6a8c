// A rule by which leads are scored: what is asked of one field, and how many points it is worth, or costs. The score of
// every lead follows from all of them (store/lead_score.hpp).
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef lead_tests[] = {
    {"filled", {"معبّأ", "is filled"}},
    {"empty", {"فارغ", "is empty"}},
    {"is", {"يساوي", "is"}},
    {"contains", {"يحوي", "contains"}},
    {"at_least", {"لا يقل عن", "is at least"}},
    {"within", {"خلال آخر (يوم)", "was within the last (days)"}},
    {"older", {"مضى عليه أكثر من (يوم)", "was longer ago than (days)"}},
};

// `field`: the key of a field of leads, or "dealing": how many dealings there were. `value`: as the test wants it: a
// choice's key, words, a whole number; filled and empty want none.
inline constexpr auto lead_rule_fields = with_system_fields({
    {.key = "field", .label = {"الحقل", "Field"}, .required = true, .section = "main", .list_order = 1},
    {.key = "test",
     .label = {"ما يُسأل عنه", "Test"},
     .type = FieldType::choice,
     .choices = lead_tests,
     .required = true,
     .section = "main",
     .list_order = 2},
    {.key = "value", .label = {"القيمة", "Value"}, .length_max = 80, .section = "main", .list_order = 3},
    {.key = "points",
     .label = {"النقاط", "Points"},
     .type = FieldType::integer,
     .min = -100,
     .max = 100,
     .required = true,
     .section = "main",
     .list_order = 4},
});
inline constexpr EntityDef lead_rule = {.key = "lead_rule",
                                        .label = {"قاعدة تقييم", "Scoring rule"},
                                        .plural = {"قواعد التقييم", "Scoring rules"},
                                        .fields = lead_rule_fields,
                                        .name_field = "field",
                                        .listed = false};
static_assert(problem_in(lead_rule).empty());

} // namespace crm
