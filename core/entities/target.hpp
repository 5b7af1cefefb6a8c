// What those who sell are asked for and what they get: a target of one of them for some days, and a rule of commission.
// Who somebody is, is the name that orders, deals and dealings carry.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef target_measures[] = {
    {"sales", {"قيمة المبيعات", "Sales"}, Tone::success},
    {"won_deals", {"صفقات مكسوبة", "Won deals"}, Tone::info},
    {"dealings", {"تعاملات مسجلة", "Dealings"}, Tone::accent},
};

inline constexpr auto sales_target_fields = with_system_fields({
    {.key = "owner",
     .label = {"المندوب", "Representative"},
     .type = FieldType::term,
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "measure",
     .label = {"ما يُقاس", "What is measured"},
     .type = FieldType::choice,
     .choices = target_measures,
     .required = true,
     .section = "main",
     .list_order = 2},
    {.key = "from",
     .label = {"من", "From"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 3},
    {.key = "until",
     .label = {"إلى", "Until"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 4},
    {.key = "amount",
     .label = {"المبلغ المستهدف", "Target amount"},
     .help = {"لقيمة المبيعات", "Of sales"},
     .type = FieldType::money,
     .min = 0,
     .section = "main",
     .list_order = 5},
    {.key = "count",
     .label = {"العدد المستهدف", "Target number"},
     .help = {"للصفقات والتعاملات", "Of deals and dealings"},
     .type = FieldType::integer,
     .min = 0,
     .section = "main",
     .list_order = 6},
});
inline constexpr EntityDef sales_target = {.key = "target",
                                           .label = {"مستهدف", "Target"},
                                           .plural = {"المستهدفات", "Targets"},
                                           .fields = sales_target_fields,
                                           .name_field = "owner",
                                           .listed = false};
static_assert(problem_in(sales_target).empty());

inline constexpr ChoiceDef commission_bases[] = {
    {"sales", {"قيمة ما باع", "What was sold"}, Tone::info},
    {"received", {"ما قُبض من المال", "Money received"}, Tone::success},
    {"margin", {"هامش الربح", "Margin"}, Tone::accent},
};

inline constexpr auto commission_rule_fields = with_system_fields({
    {.key = "name", .label = {"القاعدة", "Rule"}, .required = true, .section = "main", .list_order = 1},
    {.key = "owner",
     .label = {"لمن", "For"},
     .help = {"فارغ: لكل المندوبين", "Empty: every representative"},
     .type = FieldType::term,
     .section = "main",
     .list_order = 2},
    {.key = "basis",
     .label = {"على ماذا تُحسب", "Counted on"},
     .type = FieldType::choice,
     .choices = commission_bases,
     .required = true,
     .section = "main",
     .list_order = 3},
    {.key = "rate",
     .label = {"النسبة ٪", "Rate %"},
     .type = FieldType::decimal,
     .min = 0,
     .max = 1'000'000,
     .required = true,
     .section = "main",
     .list_order = 4},
    {.key = "product",
     .label = {"لمنتج", "Of the product"},
     .help = {"فارغ: لكل ما بيع", "Empty: of all that is sold"},
     .type = FieldType::reference,
     .target = "product",
     .section = "money"},
    {.key = "category", .label = {"لفئة من المنتجات", "Of the category"}, .type = FieldType::term, .section = "money"},
    {.key = "above",
     .label = {"على ما زاد عن", "On the part above"},
     .help = {"شريحة: لا تُحسب إلا على ما زاد عنه في المدة", "A tier: only on the part of the period above it"},
     .type = FieldType::money,
     .min = 0,
     .section = "money"},
    {.key = "up_to", .label = {"حتى", "Up to"}, .type = FieldType::money, .min = 0, .section = "money"},
    {.key = "recorded_only",
     .label = {"لمن سجّل تعامله فقط", "Only where dealings are recorded"},
     .help = {"لا يُحسب بيع لعميل لم يسجّل المندوب معه تعاملًا في التسعين يومًا قبله",
              "A sale counts only if the representative logged a dealing with the customer in the 90 days before it"},
     .type = FieldType::yes_no,
     .section = "money"},
});
inline constexpr EntityDef commission_rule = {.key = "commission_rule",
                                              .label = {"قاعدة عمولة", "Commission rule"},
                                              .plural = {"قواعد العمولة", "Commission rules"},
                                              .fields = commission_rule_fields,
                                              .name_field = "name",
                                              .listed = false};
static_assert(problem_in(commission_rule).empty());

} // namespace crm
